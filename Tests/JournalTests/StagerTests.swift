import Customers
import GRDB
import Testing

@testable import Journal

struct StagerTests {
    @Test func `every row of the source is in the journal exactly once with one status`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 4_321, invalid: [7, 4_000])
        let totals = try writer.journal.totals()
        #expect(totals.rowsRead == 4_321)
        #expect(totals[.pending] == 4_319)
        #expect(totals[.invalid] == 2)
        #expect(totals.addUp)
        writer.close()
    }

    @Test func `a staging that was cut off is staged anew from the first row`() throws {
        let temporary = try TemporaryJournal()
        do {
            let writer = try JournalWriter(path: temporary.path, creating: true)
            let stager = try Stager(writer, record: .example)
            for number in 1...5_000 { try stager.append(.example(number)) }
            #expect(throws: JournalError.self) { _ = try writer.journal.stagedImport() }
        }
        let writer = try temporary.staged(rows: 10)
        #expect(try writer.journal.totals()[.pending] == 10)
        #expect(try writer.journal.totals().addUp)
        writer.close()
    }

    @Test func `a disk that fills up while staging is told, and the import is not whole`() throws {
        let temporary = try TemporaryJournal()
        let writer = try JournalWriter(path: temporary.path, creating: true)
        let stager = try Stager(writer, record: .example)
        try writer.journal.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 60")
        }
        let error = #expect(throws: JournalError.self) {
            for number in 1...9_000 { try stager.append(.example(number)) }
            try stager.finish(.example(rows: 9_000), columns: [])
        }
        guard case .diskFull = error else {
            Issue.record("not diskFull: \(String(describing: error))")
            return
        }
        #expect(throws: JournalError.self) { _ = try writer.journal.stagedImport() }
        writer.close()
    }

    @Test func `the import is kept as it was given`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 2).close()
        let (record, staged) = try Journal(reading: temporary.path).stagedImport()
        var expected = ImportRecord.example
        expected.staged = .example(rows: 2)
        #expect(record == expected)
        #expect(staged == .example(rows: 2))
    }

    @Test func `a row that is the same as an earlier one is existing, with that one's id`() throws {
        let temporary = try TemporaryJournal()
        let writer = try JournalWriter(path: temporary.path, creating: true)
        let stager = try Stager(writer, record: .example)
        try stager.append(.example(1))
        var twin = StagedRow.example(2)
        twin.sameAs = 1
        try stager.append(twin)
        try stager.finish(.example(rows: 2), columns: ["Name"])
        #expect(try writer.journal.totals()[.existing] == 1)
        let session = try writer.beginSession(
            command: "run",
            toolVersion: "1",
            at: Timestamp(milliseconds: 1)
        )
        let ledger = DeliveryLedger(writer, session: session.id)
        let now = Timestamp(milliseconds: 2)
        let row = try #require(try ledger.claim(business: 1, at: now).row)
        let id = try #require(CustomerID("cus_7"))
        let next = try ledger.settle(.example(row, .created(id)), thenClaim: 1, at: now)
        #expect(next == .nothingDue(until: nil))
        var ids: [String?] = []
        try writer.journal.forEachRow(in: [.created, .existing]) { ids.append($0.customerID) }
        #expect(ids == ["cus_7", "cus_7"])
        writer.close()
    }

    @Test func `totals that don't add up are seen`() {
        #expect(Totals(rowsRead: 3, counts: [.created: 2, .invalid: 1]).addUp)
        #expect(!Totals(rowsRead: 3, counts: [.created: 2]).addUp)
        #expect(!Totals(rowsRead: 1, counts: [.created: 2, .pending: -1]).addUp)
    }
}

struct SourceComparisonTests {
    private func difference(
        of numbers: [Int],
        from staged: Int
    ) throws -> SourceDifference {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: staged)
        defer { writer.close() }
        let comparison = try SourceComparison(writer)
        for number in numbers { try comparison.append(StagedRow.example(number).digest) }
        return try comparison.finish()
    }

    @Test func `the same rows in another order are the same import`() throws {
        #expect(try difference(of: Array((1...5_000).reversed()), from: 5_000).isEmpty)
    }

    @Test func `rows added, removed and changed are counted`() throws {
        let found = try difference(of: [1, 2, 4, 5, 6], from: 4)
        #expect(found == SourceDifference(added: 2, removed: 1))
    }

    @Test func `a row that stands twice is not the same as once`() throws {
        #expect(try difference(of: [1, 1, 2], from: 2) == SourceDifference(added: 1, removed: 0))
    }
}
