import Dispatch
import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a run says, for whoever looks after many of them: a line for each thing, with its time and how grave
/// it is, at the end of a file.
///
/// A log that can't be written any more never ends a run: it falls silent, and ``failure`` says so.
final class RunLog: LineLog {
    private struct State {
        var handle: FileHandle?
        var failure: String?
    }

    private let path: String
    private let state: Mutex<State>

    /// - Parameter inputs: files that are never written into.
    init(path: String, protecting inputs: InputFiles) throws(UsageError) {
        self.path = path
        let handle = try AppendedFile.open(path, option: "--log", "the log", protecting: inputs)
        state = Mutex(State(handle: handle))
    }

    /// Why the log fell silent; nil while it is written.
    var failure: String? { state.withLock { $0.failure } }

    func write(_ level: LogLevel, _ line: Line) {
        let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let line = Data("\(time) \(level.rawValue) \(line.text)\n".utf8)
        state.withLock { state in
            guard let handle = state.handle else { return }
            do {
                try handle.write(contentsOf: line)
            } catch {
                state.handle = nil
                state.failure =
                    "\(path): can't write more of the log: \(error.localizedDescription)"
            }
        }
    }

    /// Goes on in the file that has the name now, as after it was given another to keep it. Where there can
    /// be none, the log goes on in the one that it has.
    func reopen() {
        guard let handle = AppendedFile.open(path) else { return }
        state.withLock { state in
            try? state.handle?.close()
            (state.handle, state.failure) = (handle, nil)
        }
    }

    /// Opens the file anew on each SIGHUP.
    ///
    /// - Returns: what is to be kept as long as that is so.
    func reopensOnHangup() -> AnyObject { HangupWatcher { [weak self] in self?.reopen() } }
}

/// Does something on each SIGHUP, which doesn't end the process.
private final class HangupWatcher {
    private let source: any DispatchSourceSignal

    init(_ body: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeSignalSource(
            signal: SIGHUP,
            queue: DispatchQueue(label: "log.hangup")
        )
        source.setEventHandler { @Sendable in body() }
        source.activate()
    }

    deinit { source.cancel() }
}
