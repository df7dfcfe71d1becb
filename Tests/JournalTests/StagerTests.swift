import Customers
import Foundation
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

    @Test func `a staging that is given up leaves nothing, and is begun anew`() throws {
        let temporary = try TemporaryJournal()
        do {
            let stager = try Stager(at: temporary.path, record: .example)
            for number in 1...5_000 { try stager.append(.example(number)) }
            #expect(throws: JournalError.self) { try Journal(reading: temporary.path) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder).isEmpty)
        let writer = try temporary.staged(rows: 10)
        #expect(try writer.journal.totals()[.pending] == 10)
        #expect(try writer.journal.totals().addUp)
        writer.close()
    }

    @Test func `a journal whose staging an earlier version left half done is staged anew`() throws {
        let temporary = try TemporaryJournal()
        let old = try DatabaseQueue(path: temporary.path)
        try Schema.migrator.migrate(old, upTo: "1")
        try old.write { try ImportRecord.example.insert($0) }
        try old.close()
        let half = try JournalWriter(path: temporary.path)
        #expect(throws: JournalError.self) { _ = try half.journal.stagedImport() }
        let stager = try Stager(replacing: half, record: .example)
        try stager.append(.example(1))
        let writer = try stager.finish(.example(rows: 1), columns: ["Name"])
        #expect(try writer.journal.totals()[.pending] == 1)
        writer.close()
    }

    @Test func `while one process stages, another is refused`() throws {
        let temporary = try TemporaryJournal()
        let first = try Stager(at: temporary.path, record: .example)
        #expect(throws: JournalError.self) { try Stager(at: temporary.path, record: .example) }
        try first.append(.example(1))
        try first.finish(.example(rows: 1), columns: ["Name"]).close()
        #expect(throws: JournalError.self) { try Stager(at: temporary.path, record: .example) }
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 1)
    }

    @Test func `a disk that fills up while staging is told, and nothing is left`() throws {
        let temporary = try TemporaryJournal()
        do {
            let journal = try NewJournal(at: temporary.path)
            let stager = try Stager(journal, .example)
            try journal.database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA max_page_count = 60")
            }
            let error = #expect(throws: JournalError.self) {
                for number in 1...9_000 { try stager.append(.example(number)) }
                _ = try stager.finish(.example(rows: 9_000), columns: [])
            }
            guard case .diskFull = error else {
                Issue.record("not diskFull: \(String(describing: error))")
                return
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder).isEmpty)
    }

    @Test func `a row is staged to the byte, whatever it holds`() throws {
        let temporary = try TemporaryJournal()
        let stager = try Stager(at: temporary.path, record: .example)
        var row = StagedRow.example(1)
        row.externalID = ""
        row.cells = Array("[\"Zoë \\u0000 😀\",\"\",null]".utf8)
        row.payload = Array("{}".utf8)
        try stager.append(row)
        var invalid = StagedRow.example(2, isValid: false)
        invalid.business = nil
        invalid.externalID = nil
        try stager.append(invalid)
        try stager.finish(.example(rows: 2), columns: ["Name"]).close()
        let rows = try temporary.sqlite { try Row.fetchAll($0, sql: "SELECT * FROM row") }
        #expect(rows[0]["external_id"] == "")
        #expect(rows[0]["cells"] == "[\"Zoë \\u0000 😀\",\"\",null]")
        #expect(rows[0]["payload"] == "{}")
        #expect(rows[0]["digest"] == Data(row.digest))
        #expect(rows[0]["status"] == "pending")
        #expect(rows[0]["problem_code"] == nil as String?)
        #expect(rows[1]["business"] == nil as Int64?)
        #expect(rows[1]["external_id"] == nil as String?)
        #expect(rows[1]["payload"] == nil as String?)
        #expect(rows[1]["problem_field"] == "name")
        #expect(rows[1]["problem"] == "is required")
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
        let stager = try Stager(at: temporary.path, record: .example)
        try stager.append(.example(1))
        var twin = StagedRow.example(2)
        twin.sameAs = 1
        try stager.append(twin)
        let writer = try stager.finish(.example(rows: 2), columns: ["Name"])
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
