import Customers
import Foundation
import Importing
import Journal
import Synchronization

/// Writes a run's events for programs, one JSON object a line, as they happen.
///
/// A stream that can't be written any more, because its reader went away or the disk is full, never
/// ends a run: it falls silent, and ``failure`` says so.
final class EventStream: Sendable {
    private struct State {
        var handle: FileHandle?
        var failure: String?
    }

    /// `-` for standard output.
    let path: String
    private let state: Mutex<State>

    /// - Parameters:
    ///   - path: a file, to whose end the events go, or `-` for standard output.
    ///   - inputs: files that events are never written into.
    init(path: String, protecting inputs: InputFiles) throws(UsageError) {
        self.path = path
        guard path != "-" else {
            // A reader that goes away is an error of the write then, and not the end of the run.
            signal(SIGPIPE, SIG_IGN)
            state = Mutex(State(handle: .standardOutput))
            return
        }
        let handle = try AppendedFile.open(
            path,
            option: "--events",
            "the events",
            protecting: inputs
        )
        state = Mutex(State(handle: handle))
    }

    /// Why the stream fell silent; nil while it is written.
    var failure: String? { state.withLock { $0.failure } }

    func write(_ line: EventLine) {
        let bytes = Data(TerminalText.safe(json: line.bytes) + [0x0A])
        state.withLock { state in
            guard let handle = state.handle else { return }
            do {
                try handle.write(contentsOf: bytes)
            } catch {
                state.handle = nil
                state.failure = "\(path): can't write more events: \(error.localizedDescription)"
            }
        }
    }
}

/// One event of a run as a line of JSON; docs/json.md describes each kind. Pure.
struct EventLine {
    private var line = JSONLine()

    /// - Parameter event: the kind of event.
    init(_ event: String, at moment: Timestamp) {
        line.raw("{")
        line.string("event")
        line.raw(":")
        line.string(event)
        add("time", Self.text(moment))
    }

    /// The line, without its end.
    var bytes: [UInt8] {
        var whole = line
        whole.raw("}")
        return whole.bytes
    }

    /// Adds a text, where there is one.
    mutating func add(_ key: String, _ text: String?) {
        guard let text else { return }
        name(key)
        line.string(text)
    }

    /// Adds a whole number, where there is one.
    mutating func add(_ key: String, _ number: (some BinaryInteger)?) {
        guard let number else { return }
        name(key)
        line.literal(String(number))
    }

    /// Adds a time in seconds, to the millisecond.
    mutating func add(_ key: String, seconds duration: Duration?) {
        guard let duration else { return }
        name(key)
        line.literal(Self.number(duration.seconds))
    }

    /// Adds a number, to three places.
    mutating func add(_ key: String, number: Double?) {
        guard let number, number.isFinite else { return }
        name(key)
        line.literal(Self.number(number))
    }

    /// Adds an error, as `--json` has it.
    mutating func add(_ key: String, _ cause: ErrorReport.Cause) {
        name(key)
        line.raw("{")
        line.string("code")
        line.raw(":")
        line.string(cause.code)
        add("message", cause.message)
        add("hint", cause.hint)
        add("file", cause.file)
        add("line", cause.line)
        add("row", cause.row)
        add("exit_code", cause.exitCode)
        line.raw("}")
    }

    /// Adds the count of every status.
    mutating func add(_ key: String, _ totals: Totals) {
        name(key)
        line.raw("{")
        for (index, status) in RowStatus.allCases.enumerated() {
            if index > 0 { line.raw(",") }
            line.string(status.rawValue)
            line.raw(":")
            line.literal(String(totals[status]))
        }
        line.raw("}")
    }

    private mutating func name(_ key: String) {
        line.raw(",")
        line.string(key)
        line.raw(":")
    }

    private static func number(_ value: Double) -> String {
        String((value * 1000).rounded() / 1000)
    }

    /// RFC 3339, in UTC, to the millisecond.
    private static func text(_ moment: Timestamp) -> String {
        moment.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
