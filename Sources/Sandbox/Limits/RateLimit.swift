/// How many requests the service takes in how long, and how it counts them.
///
/// Default: ``documented``.
package struct RateLimit: Hashable, Sendable {
    /// How the service counts; the API's pages don't say which it is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Counts begin anew at every whole multiple of the window since 1970.
        case fixedWindow = "fixed"
        /// No stretch of a window's length, wherever it begins, holds more than the limit.
        case slidingWindow = "sliding"
        /// A bucket of the limit's size, filled evenly at the limit per window.
        case tokenBucket = "bucket"
    }

    package var kind: Kind
    /// Requests a window, at least 1.
    package var requests: Int
    /// The window's length, from a millisecond to a year.
    package var window: Duration

    /// A limit; what is out of range is moved to its end.
    package init(
        _ requests: Int,
        per window: Duration = .seconds(60),
        kind: Kind = .fixedWindow
    ) {
        self.kind = kind
        self.requests = max(requests, 1)
        self.window = min(max(window, .milliseconds(1)), .seconds(31_536_000))
    }

    /// The limit as `x-ratelimit-limit` says it: requests a minute.
    package var requestsPerMinute: Int {
        Int((Double(requests) * 60 / window.inSeconds).rounded())
    }

    /// 300 a minute, for a tenant and for each business (the API's pages).
    package static let documented = RateLimit(300)
}

/// Which requests the tenant's limit counts; the API's pages say "counted independently".
package enum TenantCounting: Hashable, Sendable {
    /// Only those outside of any business, such as those for tokens.
    case requestsOutsideBusinesses
    case allRequests
}
