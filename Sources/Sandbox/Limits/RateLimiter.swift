import Customers
import Foundation

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

/// Counts requests against a ``RateLimit``: a value that is told the time.
struct RateLimiter: Sendable {
    /// What the limiter says of one request, and what the `x-ratelimit-*` headers report.
    struct Verdict: Hashable, Sendable {
        var isAllowed: Bool
        /// In requests a minute, whatever the window's length (API facts, "Limits").
        var limit: Int
        /// Requests left in the current window.
        var remaining: Int
        /// When the window ends, the oldest request leaves it, or the bucket is full again.
        var reset: Date
        /// When a refused request would be taken; equal to the time of asking for one allowed.
        var next: Date
    }

    private(set) var limit: RateLimit
    /// The latest time seen: a clock that steps back doesn't give allowance back.
    private var latest = Date.distantPast
    private var windowStart = Date.distantPast
    private var used = 0
    private var times = RecentTimes()
    private var tokens: Double

    init(_ limit: RateLimit) {
        self.limit = limit
        tokens = Double(limit.requests)
    }

    /// Counts a request if it is allowed; a refused one costs nothing.
    ///
    /// Without `charging`, nothing is counted and nothing refused: what the headers say meanwhile.
    mutating func verdict(at now: Date, charging: Bool) -> Verdict {
        advance(to: now)
        guard charging else { return verdict(allowed: true) }
        guard remaining > 0 else { return verdict(allowed: false) }
        used += 1
        tokens -= 1
        if limit.kind == .slidingWindow { times.append(latest) }
        return verdict(allowed: true)
    }

    private var remaining: Int {
        switch limit.kind {
        case .fixedWindow: max(limit.requests - used, 0)
        case .slidingWindow: max(limit.requests - times.count, 0)
        // The slack keeps a token that is whole but for rounding from being refused.
        case .tokenBucket: max(Int(tokens + 1e-6), 0)
        }
    }

    private mutating func advance(to now: Date) {
        let elapsed = latest == .distantPast ? 0 : max(now.timeIntervalSince(latest), 0)
        latest = max(latest, now)
        let window = limit.window.inSeconds
        switch limit.kind {
        case .fixedWindow:
            let start = Date(
                timeIntervalSince1970: (latest.timeIntervalSince1970 / window).rounded(.down)
                    * window
            )
            if start > windowStart {
                windowStart = start
                used = 0
            }
        case .slidingWindow:
            times.drop(notAfter: latest.addingTimeInterval(-window))
        case .tokenBucket:
            let capacity = Double(limit.requests)
            tokens = min(capacity, tokens + elapsed * capacity / window)
        }
    }

    private func verdict(allowed: Bool) -> Verdict {
        let window = limit.window.inSeconds
        let reset: Date
        var next = latest
        switch limit.kind {
        case .fixedWindow:
            reset = windowStart.addingTimeInterval(window)
            if !allowed { next = reset }
        case .slidingWindow:
            reset = (times.oldest ?? latest).addingTimeInterval(window)
            if !allowed { next = reset }
        case .tokenBucket:
            let perToken = window / Double(limit.requests)
            reset = latest.addingTimeInterval((Double(limit.requests) - tokens) * perToken)
            if !allowed { next = latest.addingTimeInterval((1 - tokens) * perToken) }
        }
        return Verdict(
            isAllowed: allowed,
            limit: limit.requestsPerMinute,
            remaining: remaining,
            reset: reset,
            next: next
        )
    }
}

/// Times in order, dropped from the front at a cost that doesn't grow with their count.
private struct RecentTimes: Sendable {
    private var times: [Date] = []
    private var head = 0

    var count: Int { times.count - head }
    var oldest: Date? { head < times.count ? times[head] : nil }

    mutating func append(_ time: Date) {
        times.append(time)
    }

    mutating func drop(notAfter bound: Date) {
        while head < times.count, times[head] <= bound { head += 1 }
        if head > 1_024, head * 2 > times.count {
            times.removeFirst(head)
            head = 0
        }
    }
}

extension Duration {
    /// The length in seconds, fractions included.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }

    /// At most ten years either way, which every date format here can take.
    var clamped: Duration {
        min(max(self, .seconds(-315_360_000)), .seconds(315_360_000))
    }
}

/// The limiters of one service: the tenant's and each business's, counted apart.
struct LimitBook: Sendable {
    /// The limit of each business; setting it begins all their counts anew, nil is no limit.
    var businessLimit: RateLimit? {
        didSet { businesses.removeAll() }
    }
    private var tenant: RateLimiter?
    private let tenantCounting: TenantCounting
    private var businesses: [BusinessID: RateLimiter] = [:]

    init(
        tenant: RateLimit?,
        business: RateLimit?,
        tenantCounting: TenantCounting
    ) {
        self.tenant = tenant.map(RateLimiter.init)
        self.tenantCounting = tenantCounting
        businessLimit = business
    }

    /// Counts a request, to a business or (nil) outside of any; nil where no limit applies.
    ///
    /// Where both counts apply, the tighter one is reported, and a request that one refuses is not
    /// charged to the other. Without `charging`, nothing is counted and nothing refused.
    mutating func verdict(
        for business: BusinessID?,
        at now: Date,
        charging: Bool
    ) -> RateLimiter.Verdict? {
        guard let business else { return tenant?.verdict(at: now, charging: charging) }
        guard tenantCounting == .allRequests, tenant != nil else {
            return own(business, at: now, charging: charging)
        }
        let outlook = tenant?.verdict(at: now, charging: false)
        if charging, outlook?.remaining == 0 { return tenant?.verdict(at: now, charging: true) }
        let own = own(business, at: now, charging: charging)
        if own?.isAllowed == false { return own }
        let shared = tenant?.verdict(at: now, charging: charging)
        guard let own, let shared else { return own ?? shared }
        return shared.remaining < own.remaining ? shared : own
    }

    private mutating func own(
        _ business: BusinessID,
        at now: Date,
        charging: Bool
    ) -> RateLimiter.Verdict? {
        guard let businessLimit else { return nil }
        return businesses[business, default: RateLimiter(businessLimit)]
            .verdict(at: now, charging: charging)
    }
}
