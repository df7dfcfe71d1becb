import AssetAPI
import Customers
import Foundation
import Journal
import Synchronization
import Testing

@testable import Delivery

/// The lists of many businesses.
struct ListSurveyTests {
    /// A service with a list of three pages for each business, on the last of which the business's own row
    /// stands.
    private final class ManyLists: CustomerService {
        /// What was asked of all handles.
        final class Record: Sendable {
            struct State {
                var asked: [String] = []
                var together = 0
                var mostTogether = 0
                var created = 0
            }

            let state = Mutex(State())
            let onPage: @Sendable (Int) -> Void

            init(onPage: @escaping @Sendable (Int) -> Void = { _ in }) {
                self.onPage = onPage
            }

            var asked: [String] { state.withLock { $0.asked } }
            var mostTogether: Int { state.withLock { $0.mostTogether } }
            var created: Int { state.withLock { $0.created } }
        }

        private let record: Record

        init(_ record: Record) {
            self.record = record
        }

        func list(
            business: BusinessID,
            pageToken: String?,
            size: Int,
            token: Token
        ) -> ListExchange {
            let page = pageToken.flatMap(Int.init) ?? 1
            let number = record.state.withLock { state in
                state.asked.append("\(business) \(page)")
                state.together += 1
                state.mostTogether = max(state.mostTogether, state.together)
                return state.asked.count
            }
            defer { record.state.withLock { $0.together -= 1 } }
            record.onPage(number)
            if page < 3 {
                // Full, or nothing tells that its token still means the same page.
                let customers = (1...size).map {
                    ("cus_\(business)_\(page)_\($0)", "X", nil as String?)
                }
                return .page(customers, next: "\(page + 1)")
            }
            return .page([("cus_\(business)_3", "Ours", "A-\(business.text.dropFirst(4))")])
        }

        func create(_ customers: [Creation], token: Token) -> [Exchange] {
            customers.map { _ in
                .created(
                    record.state.withLock { state in
                        state.created += 1
                        return state.created
                    }
                )
            }
        }

        func update(
            _ customer: CustomerID,
            _ changes: [UInt8],
            business: BusinessID,
            token: Token
        ) -> Exchange { .unavailable }
    }

    private static let businesses = 10

    /// One row of each business.
    private func fixture() throws -> DeliveryFixture {
        try DeliveryFixture(rows: Self.businesses, businesses: Self.businesses) {
            ("Row \($0)", "A-\($0)")
        }
    }

    @Test func `the lists of many businesses are read side by side, one a worker at most`() throws {
        let fixture = try fixture()
        let gate = Gate(opensAt: 4)
        let record = ManyLists.Record { _ in gate.pass() }
        _ = try fixture.deliver(
            makeService: { ManyLists(record) },
            configure: { $0.workers = 4 }
        )
        #expect(record.mostTogether == 4)
        #expect(record.asked.count == Self.businesses * 3)
        #expect(try fixture.totals()[.existing] == Self.businesses)
        #expect(record.created == 0)
    }

    @Test(arguments: [1, 7, 29])
    func `each list goes on at its own page where a stop cut them off`(page: Int) throws {
        let fixture = try fixture()
        let delivery = Mutex<Delivery?>(nil)
        let record = ManyLists.Record { number in
            if number == page { delivery.withLock { $0 }?.drain() }
        }
        for _ in 1...2 {
            let next = try Delivery(
                fixture.writer,
                session: fixture.session,
                options: DeliveryOptions(workers: 8, rate: .unlimited, grace: .zero, seed: 1),
                tokens: TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
                makeService: { ManyLists(record) },
                report: { _ in }
            )
            delivery.withLock { $0 = next }
            _ = next.run()
        }
        // Each page of each list once.
        #expect(record.asked.count == Self.businesses * 3)
        #expect(Set(record.asked).count == Self.businesses * 3)
        #expect(try fixture.totals()[.existing] == Self.businesses)
        #expect(record.created == 0)
    }

    @Test func `what lists say of many businesses is told in the businesses' order`() throws {
        let fixture = try fixture()
        let record = ManyLists.Record()
        let delivery = try Delivery(
            fixture.writer,
            session: fixture.session,
            options: DeliveryOptions(workers: 8, rate: .unlimited),
            tokens: TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
            makeService: { ManyLists(record) },
            report: { _ in }
        )
        let found = delivery.verify().result
        #expect(found.extra == Self.businesses * (2 * CustomerPage.mostCustomers + 1))
        let order = found.extras.map { $0.customer.split(separator: "_")[2] }
        #expect(order == order.sorted { Int($0) ?? 0 < Int($1) ?? 0 })
    }
}

/// Lets threads pass once so many are there together, and from then on; gives up after a while, so that a
/// test fails and doesn't hang.
private final class Gate: Sendable {
    private let count: Int
    private let waiting = Mutex(0)
    private let open = DispatchSemaphore(value: 0)

    init(opensAt count: Int) {
        self.count = count
    }

    func pass() {
        let isLast = waiting.withLock { waiting in
            waiting += 1
            return waiting >= count
        }
        if isLast { open.signal() }
        if open.wait(timeout: .now() + 10) == .success { open.signal() }
    }
}
