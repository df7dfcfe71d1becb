/// Keeps the pool from running into a service that is down: after a run of failures nothing
/// leaves for a while, then one probe does, and its answer decides. One that leaves when its patience
/// is over is the last.
///
/// A pure value: the time comes in as an argument.
package struct CircuitBreaker: Sendable {
    package typealias Instant = Moment

    /// What the breaker allows.
    package enum Permission: Hashable, Sendable {
        case go
        /// One request may leave to find out; nothing else before its answer.
        case probe
        /// Nothing may leave before the given time; nil while a probe's answer is awaited.
        case wait(until: Instant?)
    }

    private enum State {
        case closed(failures: Int)
        case open(until: Instant, pause: Duration)
        case probing(pause: Duration, since: Instant)
    }

    /// Failures in a row, with no good answer between them, that open the breaker. Default: 5.
    private let threshold: Int
    /// The first pause. Default: 1 s. It doubles with each probe that fails.
    private let firstPause: Duration
    /// The longest pause. Default: 60 s.
    private let longestPause: Duration
    /// How long the service may stay away. Default: 15 minutes.
    var patience: Duration
    private var state = State.closed(failures: 0)
    /// When the first failure of the present run of them came; nil while all is well.
    package private(set) var failingSince: Instant?
    /// How long the service had been away when the last probe failed; nil while there is hope.
    package private(set) var lostAfter: Duration?
    /// Whether one of the present run of failures was a row's, and not a page's or a token's.
    private var failsRows = false

    package init(
        threshold: Int = 5,
        firstPause: Duration = .seconds(1),
        longestPause: Duration = .seconds(60),
        patience: Duration = .seconds(15 * 60)
    ) {
        self.threshold = threshold
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.patience = patience
    }

    /// Whether requests leave freely.
    package var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    package func permission(at now: Instant) -> Permission {
        switch state {
        case .closed: .go
        case .open(let until, _): now < until ? .wait(until: until) : .probe
        case .probing: .wait(until: nil)
        }
    }

    /// Notes that the probe which ``permission(at:)`` allowed has left.
    package mutating func probeLeft(at now: Instant) {
        if case .open(_, let pause) = state { state = .probing(pause: pause, since: now) }
    }

    /// Takes a probe back that didn't leave after all.
    package mutating func probeReturned(at now: Instant) {
        if case .probing(let pause, _) = state { state = .open(until: now, pause: pause) }
    }

    /// The service answered like one that works.
    ///
    /// - Returns: whether it is back.
    @discardableResult
    package mutating func succeeded() -> Bool {
        let wasOpen = !isClosed
        state = .closed(failures: 0)
        failingSince = nil
        lostAfter = nil
        failsRows = false
        return wasOpen
    }

    /// The service gave a page of its list. That makes up for pages that failed, but for no row: where
    /// rows failed, the next page or row may leave at once, as a probe, and the patience goes on.
    ///
    /// - Returns: whether the service is back.
    package mutating func listed(at now: Instant) -> Bool {
        guard failsRows else { return succeeded() }
        probeReturned(at: now)
        return false
    }

    /// The service didn't answer, or said that it can't work now.
    ///
    /// - Parameter isRows: whether a row was sent; false for a page of the list, and a token.
    /// - Returns: the time of the next probe when this failure opened the breaker (again).
    package mutating func failed(at now: Instant, isRows: Bool = true) -> Instant? {
        if isRows { failsRows = true }
        let since = failingSince ?? now
        failingSince = since
        switch state {
        case .closed(let failures):
            guard failures + 1 >= threshold || now - since >= patience else {
                state = .closed(failures: failures + 1)
                return nil
            }
            return open(at: now, pause: firstPause)
        case .open:
            // Sent before the breaker opened: it tells nothing new.
            return nil
        case .probing(let pause, let leftAt):
            // A probe that had left before may have met a service that is back since, behind the back
            // of a machine that slept.
            if leftAt - since >= patience { lostAfter = now - since }
            return open(at: now, pause: min(pause * 2.0, longestPause))
        }
    }

    private mutating func open(at now: Instant, pause: Duration) -> Instant {
        var until = now + pause
        if let failingSince, lostAfter == nil {
            until = min(until, max(failingSince + patience, now))
        }
        state = .open(until: until, pause: pause)
        return until
    }
}
