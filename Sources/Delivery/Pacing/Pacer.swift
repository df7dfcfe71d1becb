import AssetAPI

/// When the next request to one business, or to all of them together, may leave.
///
/// Requests are spaced evenly, so that no window of the service's, however it is cut, can count
/// more than the allowance. What the service says of the allowance in `x-ratelimit-*` can only
/// slow the spacing down, never speed it up beyond the even rate: that would be a burst which two
/// adjacent windows count together.
///
/// A pure value: the time comes in as an argument, and waiting is the caller's.
package struct Pacer: Sendable {
    package typealias Instant = Moment

    /// How much slower than the allowance the spacing is, for the jitter of the way to the
    /// service: 1 request in 200.
    static let slack = 1.005

    /// The shortest time by which a late departure may be made up for. Threads wake some tenths
    /// of a millisecond late; without this that would be lost from each interval.
    static let leastCatchUp = Duration.milliseconds(5)

    /// An accepted request may be the last of its window once; a service that says so again and again
    /// and goes on accepting doesn't mean it.
    private static let mostEmpty = 3

    /// The rate that the user set; nil where that is left to the service.
    private let ceiling: Rate?
    /// The share of the allowance that is left to other clients, 0 up to 1.
    private let headroom: Double
    /// The limit that the service names.
    private var limit: LearntLimit
    /// What the service said is left of the current window.
    private var window: RateWindow?
    /// When windows end whose reset isn't named.
    private var guess = WindowGuess()
    /// The requests that left.
    private var departures = Departures()
    /// Accepted requests in a row after which nothing was left.
    private var empty = 0
    /// Before this nothing may leave, whatever the spacing: the service asked for it.
    private(set) var heldUntil: Instant?
    /// When the next request may leave; in the past, or nil, when nothing holds it back.
    private(set) var nextAt: Instant?
    /// From when on that was counted.
    private var turn: Instant?
    /// Answers that said "too many requests" in a row without a word on when to come back.
    private var throttles = 0
    /// Until when the last such answer held requests back.
    private var throttledUntil: Instant?

    /// - Parameters:
    ///   - ceiling: the rate that is never exceeded, whatever the service says. Nil: the documented
    ///     rate until the service names its limit, and then that.
    ///   - headroom: the share of every allowance that is left to others, 0 up to 1.
    package init(ceiling: Rate? = nil, headroom: Double = 0) {
        self.ceiling = ceiling
        self.headroom = headroom
        limit = LearntLimit(start: ceiling ?? .documented)
    }

    /// The rate that holds now: the user's or the service's, whichever is lower, less headroom.
    package var rate: Rate {
        (ceiling ?? .unlimited).limited(by: limit.rate).leaving(headroom)
    }

    /// The earliest moment at which ``take(at:)`` may be called.
    package func readyAt(_ now: Instant) -> Instant { max(nextAt ?? now, now) }

    /// Whether the service asked for a pause that isn't over.
    package func isHeld(at now: Instant) -> Bool { heldUntil.map { $0 > now } ?? false }

    /// Counts a request that leaves now, and holds the next one back.
    ///
    /// - Parameter inFlight: requests to this business that have no answer yet.
    package mutating func take(at now: Instant, inFlight: Int) {
        departures.note(at: now, inFlight: inFlight)
        guard let interval = spacing(at: now, inFlight: inFlight) else { return }
        let due = nextAt ?? now
        let isLate = now - due > max(interval / 4, Self.leastCatchUp)
        let turn = isLate ? now : due
        nextAt = turn + interval
        self.turn = turn
    }

    /// Takes back a request that didn't leave after all.
    package mutating func giveBack(at now: Instant) {
        departures.takeBack()
        guard let interval = rate.interval, let due = nextAt else { return }
        let earlier = due - interval * Self.slack
        // What the service asked for since then still holds.
        nextAt = heldUntil.map { max($0, earlier) } ?? earlier
    }

    /// Learns from an answer. The last word counts, except on a window that is already over.
    ///
    /// - Parameter report: what the answer said of the allowance; nil if nothing.
    package mutating func observe(_ report: RateLimitReport?, at now: Instant) {
        if let named = report?.limitPerMinute { learn(named) }
        guard let report, let remaining = report.remaining else {
            throttles = 0
            return
        }
        let perWindow = report.limitPerMinute.map(Double.init) ?? limit.rate.perWindow
        guess.observe(remaining: remaining, limit: perWindow, at: now)
        empty = remaining == 0 ? empty + 1 : 0
        let resetAfter = report.resetAfter ?? guess.resetAfter(at: now)
        let isUntold = remaining == 0 && resetAfter == nil && empty <= Self.mostEmpty
        if !isUntold { throttles = 0 }
        if isUntold {
            pauseUntold(at: now)
        } else if let resetAfter {
            note(remaining, of: perWindow, resetAt: now + resetAfter, at: now)
        }
    }

    /// Takes the limit that an answer names. Where it is higher than the one by which the next
    /// request was put off, that one may leave earlier.
    private mutating func learn(_ perMinute: Int) {
        guard perMinute > 0 else { return }
        let before = rate
        limit.observe(perMinute: perMinute)
        guard rate != before, before.limited(by: rate) == before, let turn, let due = nextAt,
            let interval = rate.interval
        else { return }
        // What the service asked for still holds.
        let earlier = max(turn + interval * Self.slack, heldUntil ?? turn)
        nextAt = min(due, earlier)
    }

    private mutating func note(
        _ remaining: Int,
        of limit: Double,
        resetAt: Instant,
        at now: Instant
    ) {
        guard empty <= Self.mostEmpty || isRolling(at: now) else {
            window = nil
            return
        }
        if let window, window.isAfter(resetAt, at: now) { return }
        if window?.holds(resetAt, at: now) == true {
            window?.observe(
                remaining: remaining,
                resetAt: resetAt,
                departures: departures,
                at: now
            )
        } else {
            window = RateWindow(
                remaining: remaining,
                resetAt: resetAt,
                limit: limit,
                departures: departures,
                after: window,
                at: now
            )
        }
        if remaining == 0, !isRolling(at: now) { hold(until: resetAt) }
    }

    /// Obeys a refusal for the rate: nothing leaves before the time that the service named, else
    /// before its window ends, else for a second that doubles up to a minute. So it does where a
    /// window's end that was waited for brings another refusal.
    ///
    /// - Returns: the moment until which requests are held back.
    package mutating func throttled(_ report: RateLimitReport?, at now: Instant) -> Instant {
        if let named = report?.limitPerMinute { learn(named) }
        empty = 0
        let perWindow = report?.limitPerMinute.map(Double.init) ?? limit.rate.perWindow
        guess.observe(remaining: 0, limit: perWindow, at: now)
        // Requests that were under way together are refused together: one pause for them all.
        let isFirst = throttledUntil.map { now >= $0 } ?? true
        let until: Instant
        if let retryAfter = report?.retryAfter {
            until = now + min(max(retryAfter, Self.leastPause), RateLimitReport.longestPause)
            if isFirst { throttles += 1 }
        } else if let resetAfter = report?.resetAfter ?? guess.resetAfter(at: now) {
            let least = throttles > 0 && isFirst ? untoldPause : Self.leastPause
            until = now + max(resetAfter, least)
            if isFirst { throttles += 1 }
        } else {
            return pauseUntold(at: now)
        }
        hold(until: until)
        throttledUntil = until
        return until
    }

    /// The least that a refusal holds requests back.
    private static let leastPause = Duration.milliseconds(100)

    /// How long to wait where the service doesn't say.
    private var untoldPause: Duration { .seconds(min(1 << min(throttles, 6), 60)) }

    @discardableResult
    private mutating func pauseUntold(at now: Instant) -> Instant {
        if let throttledUntil, now < throttledUntil { return throttledUntil }
        let until = now + untoldPause
        throttles += 1
        hold(until: until)
        throttledUntil = until
        return until
    }

    /// Lets nothing leave for as long as the service asked, other than for the rate.
    package mutating func pause(for length: Duration, at now: Instant) {
        hold(until: now + min(length, RateLimitReport.longestPause))
    }

    private mutating func hold(until moment: Instant) {
        heldUntil = max(heldUntil ?? moment, moment)
        nextAt = max(nextAt ?? moment, moment)
    }

    private func spacing(at now: Instant, inFlight: Int) -> Duration? {
        guard let even = rate.interval.map({ $0 * Self.slack }) else { return nil }
        guard let window, window.resetAt > now else { return even }
        // Where the last minute counts, a place is free as soon as the oldest request leaves it:
        // long before a reset that was rounded up.
        if isRolling(at: now) { return window.remaining > 0 ? even : even * 2.0 }
        // What remains has to last until the reset, when others take from the allowance too. That
        // they do shows where less remains than the even spacing needs.
        let left = window.resetAt - now
        // What others take comes out of the headroom first.
        let reserved = max(headroom * limit.rate.perWindow - Double(window.others), 0)
        let remaining = Double(window.remaining) - reserved
        let doubt = min(RateWindow.rounding, window.longest / 30)
        guard window.others > max(Int(limit.rate.perWindow / 50), inFlight),
            remaining + 2 < (left - doubt).seconds / even.seconds
        else { return even }
        return max(even, left / max(remaining - Double(inFlight), 1))
    }

    private func isRolling(at now: Instant) -> Bool { window?.isRolling(at: now) ?? false }
}

extension Rate {
    /// Requests a minute, the length of the documented window; 0 without a limit.
    fileprivate var perWindow: Double {
        switch self {
        case .unlimited: 0
        case .perMinute(let count): count
        }
    }
}
