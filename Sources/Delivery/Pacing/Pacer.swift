import AssetAPI

/// When the next request to one business may leave.
///
/// Requests are spaced evenly, so that no window of the service's, however it is cut, can count
/// more than the allowance. What the service says of the allowance in `x-ratelimit-*` can only
/// slow the spacing down, never speed it up beyond the even rate: that would be a burst which two
/// adjacent windows count together.
///
/// A pure value: the time comes in as an argument, and waiting is the caller's.
package struct Pacer: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// How much slower than the allowance the spacing is, for the jitter of the way to the
    /// service: 1 request in 200.
    static let slack = 1.005

    /// The shortest time by which a late departure may be made up for. Threads wake some tenths
    /// of a millisecond late; without this that would be lost from each interval.
    static let leastCatchUp = Duration.milliseconds(5)

    /// The rate that the user set, or the documented one.
    private let ceiling: Rate
    /// The share of the allowance that is left to other clients, 0 up to 1.
    private let headroom: Double
    /// The limit that the service last named, in requests a minute.
    private var announced: Rate?
    /// What the service said is left of the current window.
    private var window: Window?
    /// Before this nothing may leave, whatever the spacing: the service asked for it.
    private var floor: Instant?
    /// When the next request may leave; in the past when nothing holds it back.
    private var next: Instant?
    /// Answers that said "too many requests" in a row without a word on when to come back.
    private var throttles = 0
    /// Until when the last such answer held requests back.
    private var heldUntil: Instant?

    /// What an answer said of the window.
    private struct Window {
        var remaining: Int
        var resetAt: Instant
        /// Since when every answer named a reset that is near: so does a service that counts the
        /// last minute, where something leaves the window all the time.
        var nearSince: Instant?
        /// The longest time to a reset that was named: about a window's length.
        var longest: Duration
    }

    /// By how much the time to the reset may be too long: both `Date` and `x-ratelimit-reset` may
    /// be whole seconds.
    private static let rounding = Duration.seconds(2)
    /// A reset that stays so near for twice as long isn't one of a fixed window's.
    private static let near = Duration.milliseconds(2_500)

    /// - Parameters:
    ///   - ceiling: the rate that is never exceeded, whatever the service says.
    ///   - headroom: the share of every allowance that is left to others, 0 up to 1.
    package init(ceiling: Rate = .documented, headroom: Double = 0) {
        self.ceiling = ceiling
        self.headroom = headroom
    }

    /// The rate that holds now: the user's or the service's, whichever is lower, less headroom.
    package var rate: Rate {
        ceiling.limited(by: announced ?? .unlimited).leaving(headroom)
    }

    /// The earliest moment at which ``take(at:)`` may be called.
    package func readyAt(_ now: Instant) -> Instant { max(next ?? now, now) }

    /// Whether the service asked for a pause that isn't over.
    package func isHeld(at now: Instant) -> Bool { floor.map { $0 > now } ?? false }

    /// Counts a request that leaves now, and holds the next one back.
    ///
    /// - Parameter inFlight: requests to this business that have no answer yet.
    package mutating func take(at now: Instant, inFlight: Int) {
        guard let interval = spacing(at: now, inFlight: inFlight) else { return }
        let due = next ?? now
        let isLate = now - due > max(interval / 4, Self.leastCatchUp)
        next = (isLate ? now : due) + interval
    }

    /// Takes back a request that didn't leave after all.
    package mutating func giveBack(at now: Instant) {
        guard let interval = rate.interval, let due = next else { return }
        let earlier = due - interval * Self.slack
        // What the service asked for since then still holds.
        next = floor.map { max($0, earlier) } ?? earlier
    }

    /// Learns from an answer. The last word counts, except on a window that is already over.
    ///
    /// - Parameter report: what the answer said of the allowance; nil if nothing.
    package mutating func observe(_ report: RateLimitReport?, at now: Instant) {
        throttles = 0
        guard let report else { return }
        if let limit = report.limitPerMinute, limit > 0 { announced = .perMinute(Double(limit)) }
        guard let remaining = report.remaining, let resetAfter = report.resetAfter else { return }
        let resetAt = now + resetAfter
        // An answer that was long on its way still speaks of the window before this one.
        if let window, window.resetAt > now, resetAt < window.resetAt - Self.rounding { return }
        let isNear = resetAfter <= Self.near
        window = Window(
            remaining: remaining,
            resetAt: resetAt,
            nearSince: isNear ? window?.nearSince ?? now : nil,
            longest: max(window?.longest ?? .zero, resetAfter)
        )
        if remaining == 0, !isRolling(at: now) { hold(until: resetAt) }
    }

    /// Obeys a refusal for the rate: nothing leaves before the time that the service named, else
    /// before its window ends, else for a second that doubles up to a minute.
    ///
    /// - Returns: the moment until which requests are held back.
    package mutating func throttled(_ report: RateLimitReport?, at now: Instant) -> Instant {
        if let limit = report?.limitPerMinute, limit > 0 { announced = .perMinute(Double(limit)) }
        let named = report?.retryAfter ?? report?.resetAfter
        // Requests that were under way together are refused together: one pause for them all.
        if named == nil, let heldUntil, now < heldUntil { return heldUntil }
        let pause = named ?? .seconds(min(1 << min(throttles, 6), 60))
        throttles += 1
        let until = now + min(max(pause, .milliseconds(100)), .seconds(3600))
        hold(until: until)
        heldUntil = until
        return until
    }

    /// Lets nothing leave for as long as the service asked, other than for the rate.
    package mutating func pause(for length: Duration, at now: Instant) {
        hold(until: now + min(length, .seconds(3_600)))
    }

    private mutating func hold(until moment: Instant) {
        floor = max(floor ?? moment, moment)
        next = max(next ?? moment, moment)
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
        let reserved = headroom * (announced ?? ceiling).perWindow
        let remaining = Double(window.remaining) - reserved
        let doubt = min(Self.rounding, window.longest / 30)
        guard remaining + 2 < (left - doubt).seconds / even.seconds else { return even }
        return max(even, left / max(remaining - Double(inFlight), 1))
    }

    private func isRolling(at now: Instant) -> Bool {
        guard let since = window?.nearSince else { return false }
        return now - since > Self.near * 2.0
    }
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

extension Duration {
    package static func * (duration: Duration, factor: Double) -> Duration {
        let (seconds, attoseconds) = duration.components
        return .seconds((Double(seconds) + Double(attoseconds) * 1e-18) * factor)
    }

    package static func / (duration: Duration, divisor: Double) -> Duration {
        duration * (1 / divisor)
    }

    /// The duration in seconds.
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
