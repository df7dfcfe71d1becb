import Delivery
import Journal

/// Decides when a run tells the journal what it waits for: where that is another thing than it told
/// last, and at most once a second, since each time is a commit. Pure.
package struct WaitingNotice {
    private static let interval = Duration.seconds(1)
    /// In milliseconds: a moment that is found anew each time, from what was seen within the last second,
    /// is never quite the same.
    private static let tolerance: Int64 = 1_500

    private var told = SessionWaiting()
    private var lastTold: ContinuousClock.Instant?

    package init() {}

    /// What is to be told now; nil for nothing.
    ///
    /// - Parameter time: the wall clock's, which the journal goes by.
    package mutating func next(
        _ snapshot: DeliverySnapshot,
        at now: ContinuousClock.Instant,
        _ time: Timestamp
    ) -> SessionWaiting? {
        let waiting = SessionWaiting(snapshot, at: time)
        guard isNews(waiting), lastTold.map({ now - $0 >= Self.interval }) ?? true else {
            return nil
        }
        (told, lastTold) = (waiting, now)
        return waiting
    }

    private func isNews(_ waiting: SessionWaiting) -> Bool {
        guard waiting.cause == told.cause, waiting.perMinute == told.perMinute,
            waiting.leftOut == told.leftOut
        else { return true }
        switch (waiting.until, told.until) {
        case (let until?, let before?): return abs(until - before) > Self.tolerance
        case (nil, nil): return false
        default: return true
        }
    }
}

extension SessionWaiting {
    /// What a run knows of itself. A moment of a second or less is over before anyone can see it.
    package init(_ snapshot: DeliverySnapshot, at now: Timestamp) {
        self.init()
        if case .perMinute(let count) = snapshot.rate { perMinute = count }
        if snapshot.leftOut > 0 { leftOut = snapshot.leftOut }
        switch snapshot.waiting {
        case .rateLimit(let pause): (cause, until) = (.rateLimit, (now + pause).milliseconds)
        case .serviceDown(let pause):
            cause = .serviceDown
            // While the probe is under way nobody knows.
            if pause > .zero { until = (now + pause).milliseconds }
        case .retry(let pause): (cause, until) = (.retry, (now + pause).milliseconds)
        case .unavailable, nil:
            guard case .grace(_, let left) = snapshot.activity else { return }
            (cause, until) = (.grace, (now + left).milliseconds)
        }
    }

    /// The time that is left of the wait, zero once it is over, and no more than the longest of its kind,
    /// whatever this process's clock shows; nil where that can't be told.
    package func left(at now: Timestamp) -> Duration? {
        let longest = cause == .grace ? Self.longestGrace : RetryPolicy().longestWait
        return until.map {
            WallTime.left(until: Timestamp(milliseconds: $0), at: now, atMost: longest)
        }
    }

    /// As long as anybody would set it.
    private static let longestGrace = Duration.seconds(86_400)

    /// The same as the run itself would show it; nil where it is over.
    package func shown(at now: Timestamp) -> DeliverySnapshot.Waiting? {
        let left = left(at: now) ?? .zero
        // What is done meanwhile is told by the activity of the run, and not as a wait.
        switch cause {
        case .rateLimit: return left > .zero ? .rateLimit(left) : nil
        case .serviceDown: return .serviceDown(nextProbe: left)
        case .retry: return left > .zero ? .retry(left) : nil
        case .grace, nil: return nil
        }
    }
}
