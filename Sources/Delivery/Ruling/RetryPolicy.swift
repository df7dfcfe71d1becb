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

/// What the pool may spend on sending rows again: so that a service which fails now and then, too
/// seldom to open the breaker, isn't asked the same things ever faster by all rows that failed.
///
/// Each row that is to be sent again takes from the budget, and each answer of a service that works
/// adds to it: in the long run one retry for five good answers. A row that comes when it is used up
/// waits as long as a row ever waits. The numbers are those of the AWS SDKs' retry quota. A pure
/// value.
package struct RetryBudget: Hashable, Sendable {
    /// What it holds at most, and at first. Default: 500, a hundred retries.
    private let capacity: Int
    /// What a retry takes. Default: 5.
    private let price: Int
    private var left: Int

    package init(capacity: Int = 500, price: Int = 5) {
        self.capacity = max(capacity, 0)
        self.price = max(price, 1)
        left = self.capacity
    }

    /// The service answered like one that works.
    package mutating func earn() { left = min(left + 1, capacity) }

    /// Whether the price of a retry is there.
    package var affordsRetry: Bool { left >= price }

    /// Takes the price of a retry.
    ///
    /// - Returns: false where it isn't there, and then nothing is taken.
    @discardableResult
    package mutating func spend() -> Bool {
        guard affordsRetry else { return false }
        left -= price
        return true
    }
}
