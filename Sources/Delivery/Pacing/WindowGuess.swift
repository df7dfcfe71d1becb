import AssetAPI

/// When a window ends whose reset no answer names: a minute after the one before it, which shows in
/// what is left of the allowance rising at once. Two such rises a minute apart are believed. A pure
/// value.
struct WindowGuess: Sendable {
    typealias Instant = Moment

    /// A rise is seen too late by the time since the answer before it: more than this is too much.
    private static let longestGap = Duration.seconds(10)

    private var last: (remaining: Int, at: Instant)?
    private var risen: Instant?
    private var isConfirmed = false

    /// Learns what an answer says is left of so many requests a window.
    mutating func observe(remaining: Int, limit: Double, at now: Instant) {
        defer { last = (remaining, now) }
        guard let last, Double(remaining - last.remaining) >= max(limit / 4, 2) else { return }
        guard now - last.at <= Self.longestGap else {
            risen = nil
            isConfirmed = false
            return
        }
        if let risen {
            let tolerance = RateLimitReport.tolerance
            let length = now - risen
            isConfirmed =
                length >= RateLimitReport.window - tolerance
                && length <= RateLimitReport.window + tolerance
        }
        risen = now
    }

    /// The time until the window ends; nil where that can't be said.
    func resetAfter(at now: Instant) -> Duration? {
        guard isConfirmed, let risen else { return nil }
        let end = risen + RateLimitReport.window
        return end > now ? end - now : nil
    }
}
