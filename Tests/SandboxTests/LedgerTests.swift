import Customers
import Foundation
import Testing

@testable import Sandbox

struct LedgerTests {
    private let now = Date(timeIntervalSince1970: 1_000)

    private func business(_ text: String = "biz_1") throws -> BusinessID {
        try #require(BusinessID(text))
    }

    private func customer(_ id: String, _ name: String) throws -> Customer {
        Customer(id: try #require(CustomerID(id)), fields: NewCustomer([.name: name]))
    }

    @Test func `arrivals are counted for each payload of each business`() throws {
        var ledger = Ledger()
        let (one, other) = (try business(), try business("biz_2"))
        ledger.arrived(NewCustomer([.name: "Ann"]), in: one)
        ledger.arrived(NewCustomer([.name: "Ann"]), in: one)
        ledger.created(try customer("cus_1", "Ann"), in: one, at: now)
        ledger.arrived(NewCustomer([.name: "Ann"]), in: other)
        ledger.created(try customer("cus_2", "Ann"), in: other, at: now)
        ledger.arrived(NewCustomer([.name: "Ann"]), in: one)
        #expect(ledger.entries.map(\.arrivals) == [3, 1])
        #expect(ledger.entries.map(\.arrivalsSince) == [1, 0])
        #expect(ledger.arrivalCount == 4)
        #expect(ledger.mostArrivalsOfOnePayload == 3)
    }

    @Test func `an entry stays as created when its customer is changed`() throws {
        var ledger = Ledger()
        let one = try business()
        ledger.arrived(NewCustomer([.name: "Ann"]), in: one)
        ledger.created(try customer("cus_1", "Ann"), in: one, at: now)
        ledger.updated(try customer("cus_1", "Bob"))
        #expect(ledger.entries.first?.customer.fields.name == "Ann")
        let id = try #require(CustomerID("cus_1"))
        #expect(ledger.customer(id, in: one)?.fields.name == "Bob")
        #expect(ledger.customer(id, in: try business("biz_2")) == nil)
    }

    @Test(
        arguments: [
            (.oldestFirst, 0, 2, ["1", "2"]), (.oldestFirst, 4, 2, ["5"]), (.oldestFirst, 5, 2, []),
            (.oldestFirst, -1, 1, ["1"]), (.oldestFirst, 99, 2, []),
            (.newestFirst, 0, 2, ["5", "4"]), (.newestFirst, 4, 2, ["1"]),
        ] as [(SandboxConfiguration.ListOrder, Int, Int, [String])]
    )
    func `a page holds its part of the list`(
        order: SandboxConfiguration.ListOrder,
        offset: Int,
        size: Int,
        names: [String]
    ) throws {
        var ledger = Ledger()
        let one = try business()
        for number in 1...5 {
            let customer = try customer("cus_\(number)", "\(number)")
            ledger.created(customer, in: one, at: now)
        }
        ledger.created(try customer("cus_x", "x"), in: try business("biz_2"), at: now)
        let page = ledger.page(of: one, from: offset, size: size, order: order)
        #expect(page.compactMap(\.fields.name) == names)
    }
}
