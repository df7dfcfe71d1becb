import Importing
import Foundation
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
        let bytes = Data(line.bytes + [0x0A])
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
