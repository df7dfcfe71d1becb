import Dispatch
import Synchronization

/// Work on a thread of its own, while the one that waits for it does something now and then.
final class SideWork<Value: Sendable>: Sendable {
    private let arrived = DispatchSemaphore(value: 0)
    private let value = Mutex<Value?>(nil)

    /// Returns when the work has ended.
    ///
    /// - Parameter look: is called in between, on the caller's thread.
    static func run(
        _ work: @escaping @Sendable () -> Value,
        every interval: Duration,
        look: () -> Void
    ) -> Value {
        let side = SideWork()
        let ticks = side.startTicking()
        defer { ticks.cancel() }
        DispatchQueue(label: "delivery").async { side.end(with: work()) }
        while true {
            if let value = side.wait(for: interval) { return value }
            look()
        }
    }

    /// On Linux a semaphore's deadline is one of the wall clock: were that set back, the caller would
    /// stand still for as much longer. No change of it reaches a timer.
    private func startTicking() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "display.ticks"))
        timer.schedule(deadline: .now() + 1, repeating: 1)
        // Without a value, it ends the present wait or the next one.
        timer.setEventHandler { @Sendable [arrived] in arrived.signal() }
        timer.activate()
        return timer
    }

    private func end(with result: Value) {
        value.withLock { $0 = result }
        arrived.signal()
    }

    /// What the work came to, or nil if it doesn't end within the time.
    private func wait(for length: Duration) -> Value? {
        let nanoseconds = Int(length.seconds * 1e9)
        guard arrived.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else {
            return nil
        }
        return value.withLock { $0 }
    }
}
