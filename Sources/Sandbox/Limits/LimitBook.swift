import Customers
import Foundation

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
