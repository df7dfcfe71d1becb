import AssetAPI
import Customers
import GRDB
import Synchronization
import Testing

@testable import Delivery
@testable import Journal

/// The n-th commit, request or token goes wrong, for every n until a run gets by without it.
struct AnomalyTests {
    private let rows = 8

    private func fixture() throws -> DeliveryFixture {
        try DeliveryFixture(rows: rows) { ("Row \($0)", $0.isMultiple(of: 2) ? "A-\($0)" : nil) }
    }

    /// Delivers with one worker, so that the n-th is the same each time.
    private func deliver(
        _ fixture: DeliveryFixture,
        _ service: LedgerService,
        tokens: TokenStore? = nil
    ) throws -> DeliveryEnd {
        try fixture.deliver(
            to: service.scripted,
            tokens: tokens ?? TokenStore(canRenew: false) { _ in (Secret("t"), nil) }
        ) {
            $0.workers = 1
            $0.unknown = .reconcile
            $0.existing = .skip
        }
    }

    /// Each row was created once, and has the id of its own customer.
    private func verify(_ fixture: DeliveryFixture, _ service: LedgerService, _ n: Int) throws {
        let totals = try fixture.totals()
        #expect(totals.addUp, "n = \(n)")
        #expect(totals[.created] == rows, "n = \(n): \(totals)")
        let names = service.customers.map(\.name)
        #expect(Set(names).count == names.count, "n = \(n): \(names)")
        let ids = Dictionary(service.customers.map { ($0.name, $0.id) }) { first, _ in first }
        try fixture.writer.journal.forEachRow(in: [.created]) { row in
            #expect(row.customerID == ids["Row \(row.id)"], "n = \(n), row \(row.id)")
        }
    }

    /// A row a commit, as with a service that takes its time, and several.
    @Test(arguments: [Duration.milliseconds(20), .zero])
    func `promises hold when the n-th commit fails`(latency: Duration) throws {
        var n = 0
        var wasReached = true
        while wasReached {
            n += 1
            let fixture = try fixture()
            let service = LedgerService(latency: latency)
            let failing = FailingCommit(number: n)
            let database = fixture.writer.journal.database
            database.add(transactionObserver: failing, extent: .databaseLifetime)
            let end = try deliver(fixture, service)
            wasReached = failing.wasReached
            if wasReached {
                guard case .journalFailed = end else {
                    Issue.record("n = \(n): \(end)")
                    return
                }
                database.remove(transactionObserver: failing)
                #expect(try fixture.totals().addUp, "n = \(n)")
                _ = try fixture.writer.beginSession(command: "", toolVersion: "", at: .now())
                _ = try deliver(fixture, service)
            }
            try verify(fixture, service, n)
        }
        #expect(n > (latency > .zero ? rows : 5))
    }

    @Test(arguments: LedgerService.Fault.allCases)
    func `promises hold when the n-th request goes wrong`(fault: LedgerService.Fault) throws {
        var n = 0
        var wasReached = true
        while wasReached {
            n += 1
            let fixture = try fixture()
            let service = LedgerService(failing: n, fault: fault)
            let end = try deliver(fixture, service)
            guard case .finished = end else {
                Issue.record("n = \(n): \(end)")
                return
            }
            wasReached = service.wasReached
            try verify(fixture, service, n)
        }
        #expect(n > rows)
    }

    @Test func `promises hold when the n-th token can't be had`() throws {
        for n in 1...4 {
            let fixture = try fixture()
            let service = LedgerService()
            let fetches = Mutex(0)
            // Every token is out of date at once, so that each request wants another.
            let tokens = TokenStore(canRenew: true) { now throws(TokenError) in
                let count = fetches.withLock { count in
                    count += 1
                    return count
                }
                if count == n {
                    throw .unavailable(Problem(code: .unavailable, text: "HTTP 503"))
                }
                return (Secret("t\(count)"), now)
            }
            let end = try deliver(fixture, service, tokens: tokens)
            guard case .finished = end else {
                Issue.record("n = \(n): \(end)")
                return
            }
            try verify(fixture, service, n)
        }
    }

    @Test func `a disk that fills up in mid-run stops it, and the next run goes on`() throws {
        let fixture = try DeliveryFixture(rows: 400)
        let service = LedgerService()
        let database = fixture.writer.journal.database
        try database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        let end = try deliver(fixture, service)
        guard case .journalFailed(.diskFull) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(try fixture.totals().addUp)
        #expect(try fixture.totals()[.created] > 0)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1073741823")
        }
        _ = try fixture.writer.beginSession(command: "", toolVersion: "", at: .now())
        _ = try deliver(fixture, service)
        #expect(try fixture.totals()[.created] == 400)
        #expect(Set(service.customers.map(\.name)).count == service.customers.count)
    }
}

/// Lets the n-th commit fail, as a disk would.
private final class FailingCommit: TransactionObserver {
    private let number: Int
    private var commits = 0

    init(number: Int) { self.number = number }

    var wasReached: Bool { commits >= number }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}

    func databaseWillCommit() throws {
        commits += 1
        if commits == number { throw DatabaseError(resultCode: .SQLITE_IOERR) }
    }

    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}
}
