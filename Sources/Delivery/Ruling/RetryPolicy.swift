import AssetAPI

/// How long a row waits before it is sent again, and how often.
///
/// Full jitter: a wait drawn evenly from zero up to a bound that doubles with each failure, so
/// that rows which failed together don't come back together.
package struct RetryPolicy: Hashable, Sendable {
    /// The bound after the first failure. Default: 0.5 s.
    package var base: Duration
    /// The most that the bound grows to. Default: 60 s.
    package var cap: Duration
    /// How often a row may be sent for its own sake, the first time included. Default: 8.
    package var maximumAttempts: Int

    package init(
        base: Duration = .milliseconds(500),
        cap: Duration = .seconds(60),
        maximumAttempts: Int = 8
    ) {
        self.base = base
        self.cap = cap
        self.maximumAttempts = maximumAttempts
    }

    /// The longest that a row is ever made to wait, be it by the service's own word.
    package var longestWait: Duration { max(cap, RateLimitReport.longestPause) }

    /// The wait after a failure, or nil when the attempts are used up.
    ///
    /// - Parameters:
    ///   - failures: the failures so far, this one included: 1 or more.
    ///   - jitter: evenly drawn from 0 up to 1.
    ///   - retryAfter: the wait that the service asked for: it may lengthen the formula's, not shorten
    ///     it, since a row would use up its attempts before a service is back that asks for no wait.
    package func delay(
        afterFailures failures: Int,
        jitter: Double,
        retryAfter: Duration? = nil
    ) -> Duration? {
        guard failures < maximumAttempts else { return nil }
        let wait = bound(afterFailures: failures) * min(max(jitter, 0), 1)
        return max(retryAfter ?? .zero, wait)
    }

    /// The most that a row waits after so many failures.
    package func bound(afterFailures failures: Int) -> Duration {
        // Capped before it is multiplied: 2^63 half seconds would overflow.
        let doublings = min(max(failures - 1, 0), 30)
        return min(base * Double(1 << doublings), cap)
    }
}
