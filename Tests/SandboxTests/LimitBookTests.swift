import Customers
import Foundation
import Testing

@testable import Sandbox

struct LimitBookTests {
    private let now = Date(timeIntervalSince1970: 1_200_000)

    private func book(
        tenant: Int?,
        business: Int?,
        _ counting: TenantCounting
    ) -> LimitBook {
        LimitBook(
            tenant: tenant.map { RateLimit($0) },
            business: business.map { RateLimit($0) },
            tenantCounting: counting
        )
    }

    @Test func `each business has an allowance of its own`() throws {
        var book = book(tenant: 1, business: 2, .requestsOutsideBusinesses)
        let one = try #require(BusinessID("biz_1"))
        let other = try #require(BusinessID("biz_2"))
        let verdicts = [one, one, one, other].map {
            book.verdict(for: $0, at: now, charging: true)?.isAllowed
        }
        #expect(verdicts == [true, true, false, true])
        #expect(book.verdict(for: nil, at: now, charging: true)?.isAllowed == true)
        #expect(book.verdict(for: nil, at: now, charging: true)?.isAllowed == false)
    }

    @Test func `a tenant that counts everything stops every business`() throws {
        var book = book(tenant: 3, business: 2, .allRequests)
        let one = try #require(BusinessID("biz_1"))
        let other = try #require(BusinessID("biz_2"))
        let verdicts = [one, one, one, other, other].map {
            book.verdict(for: $0, at: now, charging: true)?.isAllowed
        }
        // The third was refused by its business and not charged to the tenant.
        #expect(verdicts == [true, true, false, true, false])
    }

    @Test func `without a limit nothing is said of one`() {
        var book = book(tenant: nil, business: nil, .allRequests)
        #expect(book.verdict(for: BusinessID("biz_1"), at: now, charging: true) == nil)
        #expect(book.verdict(for: nil, at: now, charging: true) == nil)
    }

    @Test func `a new limit holds from then on`() {
        var book = book(tenant: nil, business: 1, .requestsOutsideBusinesses)
        let one = BusinessID("biz_1")
        _ = book.verdict(for: one, at: now, charging: true)
        #expect(book.verdict(for: one, at: now, charging: true)?.isAllowed == false)
        book.businessLimit = RateLimit(5)
        #expect(book.verdict(for: one, at: now, charging: true)?.remaining == 4)
    }
}
