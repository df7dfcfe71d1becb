import Customers
import Foundation

/// What the sandbox has created: a value that takes events and answers questions.
///
/// The same events in the same order make the same ledger, so that reloading a file is taking its
/// lines one by one.
struct Ledger: Sendable {
    /// A customer of the ledger as it is now and as it was created.
    struct Record: Sendable {
        var time: Date
        var business: BusinessID
        var created: Customer
        var current: Customer
        /// The creates with an equal payload that had arrived when this one was created.
        var arrivalsThen: Int
    }

    /// What makes two creates equal.
    private struct Payload: Hashable {
        var business: BusinessID
        var customer: NewCustomer
    }

    private(set) var records: [Record] = []
    private var byID: [CustomerID: Int] = [:]
    private var ofBusiness: [BusinessID: [Int]] = [:]
    private var arrivals: [Payload: Int] = [:]

    /// Counts one create that arrived, whatever becomes of it.
    mutating func arrived(_ customer: NewCustomer, in business: BusinessID) {
        arrivals[Payload(business: business, customer: customer), default: 0] += 1
    }

    /// Takes a customer in, whose arrival was counted already.
    mutating func created(_ customer: Customer, in business: BusinessID, at time: Date) {
        let payload = Payload(business: business, customer: customer.fields)
        byID[customer.id] = records.count
        ofBusiness[business, default: []].append(records.count)
        records.append(
            Record(
                time: time,
                business: business,
                created: customer,
                current: customer,
                arrivalsThen: arrivals[payload, default: 0]
            )
        )
    }

    /// Replaces the fields of a customer; nothing happens where the ledger has no such customer.
    mutating func updated(_ customer: Customer) {
        guard let index = byID[customer.id] else { return }
        records[index].current = customer
    }

    /// The customer of that id as it is now, if the business has it.
    func customer(_ id: CustomerID, in business: BusinessID) -> Customer? {
        guard let index = byID[id], records[index].business == business else { return nil }
        return records[index].current
    }

    /// How many customers a business has.
    func count(in business: BusinessID) -> Int {
        ofBusiness[business]?.count ?? 0
    }

    /// The customers of a business from `offset` on, at most `size`, as they are now.
    func page(
        of business: BusinessID,
        from offset: Int,
        size: Int,
        order: SandboxConfiguration.ListOrder
    ) -> [Customer] {
        let indices = ofBusiness[business] ?? []
        let start = min(max(offset, 0), indices.count)
        let end = min(start + size, indices.count)
        return (start..<end).map { position in
            let place =
                switch order {
                case .oldestFirst: position
                case .newestFirst: indices.count - 1 - position
                }
            return records[indices[place]].current
        }
    }

    /// Every customer created, in the order of creation.
    var entries: [LedgerEntry] {
        records.enumerated().map { index, record in
            let payload = Payload(business: record.business, customer: record.created.fields)
            let arrived = arrivals[payload, default: 0]
            return LedgerEntry(
                number: index + 1,
                time: record.time,
                business: record.business,
                customer: record.created,
                arrivals: arrived,
                arrivalsSince: arrived - record.arrivalsThen
            )
        }
    }

    /// How many creates have arrived.
    var arrivalCount: Int { arrivals.values.reduce(0, +) }

    /// The most creates that arrived with one payload; 0 before the first.
    var mostArrivalsOfOnePayload: Int { arrivals.values.max() ?? 0 }
}

extension Ledger {
    /// Takes one event of a file; false for one that can't be.
    mutating func take(_ line: LedgerLine) -> Bool {
        guard let business = BusinessID(line.business) else { return false }
        switch line.event {
        case .arrived:
            arrived(line.payload, in: business)
        case .created:
            guard let id = line.id, byID[id] == nil else { return false }
            arrived(line.payload, in: business)
            created(
                Customer(id: id, fields: line.payload),
                in: business,
                at: Date(timeIntervalSince1970: line.time)
            )
        case .updated:
            guard let id = line.id, byID[id] != nil else { return false }
            updated(Customer(id: id, fields: line.payload))
        }
        return true
    }
}
