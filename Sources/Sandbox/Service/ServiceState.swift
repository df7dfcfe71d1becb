import Customers
import Foundation

/// All that changes in a service, kept together behind its one lock.
struct ServiceState {
    var ledger: Ledger
    /// Nil where the ledger lives in memory only.
    let file: LedgerFile?
    var tokens: TokenDesk
    var limits: LimitBook
    var faults: FaultPlan
    var statistics = SandboxStatistics()
    /// Keeps the ids of one sandbox from being those of the next, which a journal would hold twice.
    private let salt = UInt64.random(in: 0...UInt64.max)
    /// Requests and connections that a fault could hit, by kind.
    private var drawn: [Operation: Int] = [:]

    init(
        configuration: SandboxConfiguration,
        ledger: Ledger,
        file: LedgerFile?,
        tokenSeed: UInt64
    ) {
        self.ledger = ledger
        self.file = file
        tokens = TokenDesk(bearers: configuration.bearers, seed: tokenSeed)
        limits = LimitBook(
            tenant: configuration.tenantLimit,
            business: configuration.businessLimit,
            tenantCounting: configuration.tenantCounting
        )
        faults = configuration.faults
    }

    /// Draws the fault of the next request of that kind.
    mutating func drawFault(_ operation: Operation, seed: UInt64) -> Fault? {
        drawn[operation, default: 0] += 1
        let fault = faults.draw(operation, number: drawn[operation, default: 1], seed: seed)
        if let fault { statistics.faults[fault.kind.rawValue, default: 0] += 1 }
        return fault
    }

    /// Counts a create that arrived and made nothing.
    ///
    /// Throws ``SandboxError`` where the store can't be written; nothing is counted then.
    mutating func recordArrival(
        _ customer: NewCustomer,
        in business: BusinessID,
        at now: Date,
        fault: Fault?
    ) throws(SandboxError) {
        try file?.append(
            LedgerLine(
                event: .arrived,
                time: now.timeIntervalSince1970,
                business: business.text,
                id: nil,
                payload: customer,
                fault: fault?.kind.rawValue
            )
        )
        ledger.arrived(customer, in: business)
    }

    /// Makes a customer of a create that arrived.
    ///
    /// Throws ``SandboxError`` where the store can't be written; nothing is made then.
    mutating func create(
        _ fields: NewCustomer,
        in business: BusinessID,
        at now: Date,
        fault: Fault?,
        seed: UInt64
    ) throws(SandboxError) -> Customer? {
        var generator = SeededGenerator(
            seed: seed ^ salt,
            stream: "customer",
            number: ledger.records.count + 1
        )
        guard let id = CustomerID("cus_" + generator.base62(22)) else { return nil }
        let customer = Customer(id: id, fields: fields)
        try file?.append(
            LedgerLine(
                event: .created,
                time: now.timeIntervalSince1970,
                business: business.text,
                id: id,
                payload: fields,
                fault: fault?.kind.rawValue
            )
        )
        ledger.arrived(fields, in: business)
        ledger.created(customer, in: business, at: now)
        return customer
    }

    /// Replaces a customer's fields.
    ///
    /// Throws ``SandboxError`` where the store can't be written; nothing is changed then.
    mutating func update(
        _ customer: Customer,
        in business: BusinessID,
        at now: Date,
        fault: Fault?
    ) throws(SandboxError) {
        try file?.append(
            LedgerLine(
                event: .updated,
                time: now.timeIntervalSince1970,
                business: business.text,
                id: customer.id,
                payload: customer.fields,
                fault: fault?.kind.rawValue
            )
        )
        ledger.updated(customer)
    }
}
