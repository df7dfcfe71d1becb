import AssetAPI

/// A window of the service's, as its answers tell of it.
///
/// Some of it may be taken by others. That can't be seen by what is left of it alone: an answer whose
/// `Date` is wrong says that there is long to go, and then too little would seem to be left. It is
/// seen where more is taken than left from here. A pure value.
struct RateWindow: Sendable {
    typealias Instant = Moment

    /// By how much the time to the reset may be too long: both `Date` and `x-ratelimit-reset` may
    /// be whole seconds.
    static let rounding = Duration.seconds(2)
    /// A reset that stays so near for twice as long isn't one of a fixed window's.
    private static let near = Duration.milliseconds(2_500)

    /// Requests that are left.
    private(set) var remaining: Int
    private(set) var resetAt: Instant
    /// The longest time to a reset that was named: about a window's length.
    private(set) var longest: Duration
    /// Requests that others have taken of it.
    private(set) var others: Int
    /// Since when every answer named a reset that is near: so does a service that counts the
    /// last minute, where something leaves the window all the time.
    private var nearSince: Instant?
    /// What was left when the window was first seen, what others had taken by then, and how many
    /// requests had left from here of those that the service had counted.
    private let first: (remaining: Int, others: Int, departures: Int)

    /// A window that is seen for the first time.
    ///
    /// - Parameters:
    ///   - limit: requests a window.
    ///   - departures: those from here, and how many of them are on their way.
    init(
        remaining: Int,
        resetAt: Instant,
        limit: Double,
        departures: Departures,
        after earlier: RateWindow?,
        at now: Instant
    ) {
        let taken = min(limit, 1e9) - Double(remaining)
        others = max(Int(taken) - departures.lately(at: now), 0)
        first = (remaining, others, departures.count - departures.onTheirWay)
        self.remaining = remaining
        self.resetAt = resetAt
        longest = max(earlier?.longest ?? .zero, resetAt - now)
        nearSince = resetAt - now <= Self.near ? earlier?.nearSince ?? now : nil
    }

    /// Whether an answer that names this reset speaks of the same window.
    func holds(_ resetAt: Instant, at now: Instant) -> Bool {
        self.resetAt > now && resetAt <= self.resetAt + Self.rounding
    }

    /// Whether an answer that names this reset was so long on its way that it speaks of the window
    /// before this one.
    func isAfter(_ resetAt: Instant, at now: Instant) -> Bool {
        self.resetAt > now && resetAt < self.resetAt - Self.rounding
    }

    /// Learns from a further answer of the same window.
    mutating func observe(
        remaining: Int,
        resetAt: Instant,
        departures: Departures,
        at now: Instant
    ) {
        let own = departures.count - first.departures
        others = first.others + max(first.remaining - remaining - own, 0)
        self.remaining = remaining
        self.resetAt = resetAt
        longest = max(longest, resetAt - now)
        nearSince = resetAt - now <= Self.near ? nearSince ?? now : nil
    }

    /// Whether the service seems to count the last minute, or a bucket, and not a fixed window.
    func isRolling(at now: Instant) -> Bool {
        guard let since = nearSince else { return false }
        return now - since > Self.near * 2.0
    }
}

/// The limit that a service names in its answers, as far as it is believed.
///
/// The last word counts, up to a limit that is believed: that of the start, or one that several answers
/// in a row have named. A single header that is absurd must make no burst, and one that is absurdly low
/// must not hold the run back once others say otherwise. A pure value.
package struct LearntLimit: Hashable, Sendable {
    /// The answers in a row that have to name a limit: at 300 a minute, two seconds' worth.
    static let confirmations = 10

    /// The limit that holds now.
    package private(set) var rate: Rate
    /// What answers may go back to at once.
    private var believed: Rate
    private var last: Rate?
    private var named = 0

    /// - Parameter start: what holds before any answer named a limit.
    package init(start: Rate) {
        rate = start
        believed = start
    }

    /// Learns from an answer that names a limit, in requests a minute; 1 or more.
    package mutating func observe(perMinute count: Int) {
        let other = Rate.perMinute(Double(count))
        named = last == other ? named + 1 : 1
        last = other
        if named >= Self.confirmations { believed = other }
        rate = other.limited(by: believed)
    }
}
