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

/// Turns Ctrl-C and SIGTERM into a request to end: the first one cleanly, the second at once, as does
/// Ctrl-\.
///
/// SIGHUP is ignored, so that a run outlives the terminal that it was started from, unless it is to
/// count as a request to end, too.
final class SignalWatcher {
    private let sources: [any DispatchSourceSignal]

    /// - Parameters:
    ///   - outlivesTerminal: whether SIGHUP is ignored.
    ///   - abandon: called just before an end at once; it mustn't wait.
    ///   - drain: called on the first signal, on a queue of its own.
    init(
        outlivesTerminal: Bool = true,
        abandon: @escaping @Sendable () -> Void = {},
        drain: @escaping @Sendable () -> Void
    ) {
        let queue = DispatchQueue(label: "signals")
        let count = SignalCount()
        if outlivesTerminal { Self.outliveTerminal() }
        let ends = [SIGINT, SIGTERM, SIGQUIT] + (outlivesTerminal ? [] : [SIGHUP])
        sources = ends.map { number in
            #if canImport(Darwin)
                signal(number, SIG_IGN)
            #endif
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            // Explicitly Sendable: a handler that inherits an actor would trap on this queue.
            source.setEventHandler { @Sendable in
                if number != SIGQUIT, count.next() == 1 {
                    drain()
                } else {
                    // What is under way stays `sending` in the journal, which the next run
                    // turns into `unknown`.
                    abandon()
                    _exit(ExitStatus.interrupted.rawValue)
                }
            }
            source.activate()
            return source
        }
    }

    /// Lets this process go on when its terminal is closed, from now on. Not ignored outright: on Linux, what is
    /// ignored reaches nobody who waits for it, such as a log that is to be opened anew.
    static func outliveTerminal() { signal(SIGHUP) { _ in } }

    /// Lets Ctrl-\ end this process without a word, from now on: the Swift runtime would take it for a
    /// crash, and the system would write its memory, and so its secrets, to the disk.
    static func quitQuietly() {
        signal(SIGQUIT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}

/// How many signals came.
private final class SignalCount: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
