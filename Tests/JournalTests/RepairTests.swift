import Customers
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import Journal

struct RepairTests {
    /// A journal whose rows 1 to 3 are rejected; 2 has no body.
    private func rejected() throws -> TemporaryJournal {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 4).close()
        try temporary.sqlite { db in
            try db.execute(
                sql: """
                    DROP TRIGGER row_moves_legally;
                    UPDATE row SET status = 'rejected', problem_code = 'refused' WHERE id < 4;
                    UPDATE row SET payload = NULL WHERE id = 2;
                    """
            )
        }
        return temporary
    }

    @Test func `a row without a body is never put back to be sent`() throws {
        let temporary = try rejected()
        let journal = try Journal(reading: temporary.path)
        #expect(try journal.rows(.rejected, where: nil) == [1, 3])
    }

    @Test func `a row is put back from the status that was named, or nothing is done`() throws {
        let temporary = try rejected()
        // As while rows are sent, when no trigger is asked; and in a status that a trigger lets go.
        try temporary.sqlite { db in
            try db.execute(sql: "UPDATE row SET status = 'unknown' WHERE id = 3")
        }
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let now = Timestamp(milliseconds: 5_000)
        let session = try writer.beginSession(command: "retry", toolVersion: "0.1.0", at: now).id
        for status in [RowStatus.rejected, .unknown] {
            #expect(throws: JournalError.self) {
                try writer.retry([1, 3], from: status, session: session, at: now)
            }
        }
        let gathered = try GatheredRows(writer)
        try gathered.append([try .example(#require(try writer.journal.row(3)), "A-3")])
        #expect(throws: JournalError.self) { try gathered.fix(session: session, at: now) }
        let totals = try writer.journal.totals()
        #expect(totals[.rejected] == 2)
        #expect(totals[.unknown] == 1)
    }

    @Test func `a repair keeps the version before it`() throws {
        let temporary = try rejected()
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let session = try writer.beginSession(
            command: "fix",
            toolVersion: "0.1.0",
            at: Timestamp(milliseconds: 5_000)
        ).id
        let new = "biz_9mD3vXqYc5sB1kTzWfHn8R"
        for (cells, business) in [(#"["New"]"#, nil), (#"["Newer"]"#, new)] {
            let gathered = try GatheredRows(writer)
            let row = try #require(try writer.journal.row(2))
            try gathered.append([.example(row, "B-2", business: business, cells: cells)])
            try gathered.fix(session: session, at: Timestamp(milliseconds: 6_000))
        }
        let row = try #require(try writer.journal.row(2))
        #expect(row.status == .pending)
        #expect(row.edits == 2)
        #expect(row.cells == ["Newer"])
        #expect(row.externalID == "B-2")
        #expect(row.business == new)
        #expect(row.payload == #"{"name":"New"}"#)
        #expect(row.findings.map(\.code) == ["bad_phone"])
        #expect(try writer.journal.cells(of: 2, beforeChange: 1) == ["Customer 2"])
        #expect(try writer.journal.cells(of: 2, beforeChange: 2) == ["New"])
        #expect(try writer.journal.cells(of: 2, beforeChange: 3) == nil)
    }

    @Test func `rows that are put right are all put back, or none of them`() throws {
        let temporary = try rejected()
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let now = Timestamp(milliseconds: 5_000)
        let session = try writer.beginSession(command: "fix", toolVersion: "0.1.0", at: now).id
        let gathered = try GatheredRows(writer)
        for number in [RowID(1), 3, 4] {
            let row = try #require(try writer.journal.row(number))
            try gathered.append([.example(row, "B-\(number)")])
        }
        // Row 4 is pending, and was tried.
        try temporary.sqlite { db in
            try db.execute(sql: "UPDATE row SET attempts = 1 WHERE id = 4")
        }
        #expect(throws: JournalError.self) { try gathered.fix(session: session, at: now) }
        let journal = writer.journal
        #expect(try journal.totals()[.rejected] == 3)
        #expect(try [RowID(1), 3, 4].map { try journal.row($0)?.edits } == [0, 0, 0])
        #expect(try journal.row(1)?.externalID == "A-1")
    }

    // MARK: Who has an external id

    /// A row as it is to be.
    private struct Wish {
        var row: Int
        var id: String?
        var business: String?
    }

    /// What is told of wishes in the order of their lines, by looking at one after the other.
    private static func model(
        _ wishes: [Wish],
        holders: [(row: Int, business: String, id: String)]
    ) -> (kept: Set<Int>, owners: [Int: Int]) {
        var (kept, owners) = (wishes, [Int: Int]())
        while true {
            let free = Set(kept.map(\.row))
            var taken: [[String]: Int] = [:]
            for holder in holders where !free.contains(holder.row) {
                taken[[holder.business, holder.id]] = holder.row
            }
            let left = kept.filter { wish in
                guard let id = wish.id else { return true }
                let key = [wish.business ?? businesses[0], id]
                guard let owner = taken[key] else {
                    taken[key] = wish.row
                    return true
                }
                owners[wish.row] = owner
                return false
            }
            guard left.count < kept.count else { return (free, owners) }
            kept = left
        }
    }

    private static let businesses = ["biz_GA6EG2qFxA97NZHtxeLPUy", "biz_9mD3vXqYc5sB1kTzWfHn8R"]

    @Test(arguments: UInt64(1)...60)
    func `of rows that want one id the first gets it, unless a row has it and keeps it`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let temporary = try TemporaryJournal()
        let rows = 12
        try temporary.staged(rows: rows).close()
        // Few ids and two businesses, so that many rows have the same.
        try temporary.sqlite { db in
            try db.execute(
                sql: """
                    DROP TRIGGER row_moves_legally;
                    INSERT INTO business (business_id) VALUES ('\(Self.businesses[1])');
                    """
            )
            for number in 1...rows {
                try db.execute(
                    sql: """
                        UPDATE row SET status = ?, external_id = ?, business = ?,
                            customer_id = 'cus_' || id WHERE id = ?
                        """,
                    arguments: [
                        ["invalid", "rejected", "failed", "created"].randomElement(using: &random),
                        Bool.random(using: &random)
                            ? "A-\(Int.random(in: 1...8, using: &random))" : nil,
                        Int.random(in: 1...4, using: &random) == 1 ? 2 : 1, number,
                    ]
                )
            }
        }
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let gathered = try GatheredRows(writer)
        var wishes: [Wish] = []
        for number in (1...rows).shuffled(using: &random).prefix(8) {
            let row = try #require(try writer.journal.row(RowID(Int64(number))))
            guard row.isChangeable else { continue }
            let id =
                Int.random(in: 1...5, using: &random) == 1
                ? nil : "A-\(Int.random(in: 1...8, using: &random))"
            wishes.append(Wish(row: number, id: id, business: row.business))
            try gathered.append([.example(row, id, line: wishes.count)])
        }
        let holders = try temporary.sqlite { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT row.id, business_id, external_id
                    FROM row JOIN business ON business.id = row.business
                    WHERE external_id IS NOT NULL AND status <> 'invalid' ORDER BY row.id
                    """
            ).map { row in (row: row[0] as Int, business: row[1] as String, id: row[2] as String) }
        }
        var owners: [Int: Int] = [:]
        try gathered.takeOutDuplicates { duplicate in
            #expect(owners[Int(duplicate.row.number)] == nil)
            owners[Int(duplicate.row.number)] = Int(duplicate.owner.number)
            #expect(wishes[duplicate.line - 1].row == Int(duplicate.row.number))
            #expect(wishes[duplicate.line - 1].id == duplicate.externalID)
        }
        let model = Self.model(wishes, holders: holders)
        #expect(owners == model.owners, "seed \(seed): \(wishes), \(holders)")
        #expect(try Set(gathered.numbers().map { Int($0.number) }) == model.kept, "seed \(seed)")
    }

    @Test func `what SQLite writes while rows are put right is in proportion to them`() throws {
        let temporary = try TemporaryJournal()
        let rows = 2_000
        try temporary.staged(rows: rows, invalid: Set(1...rows)).close()
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let now = Timestamp(milliseconds: 5_000)
        let session = try writer.beginSession(command: "fix", toolVersion: "0.1.0", at: now).id
        let gathered = try GatheredRows(writer)
        let numbers = (1...rows).map { RowID(Int64($0)) }
        let found = try writer.journal.rows(numbers)
        try gathered.append(numbers.compactMap { found[$0] }.map { .example($0, "B-\($0.id)") })
        let statements = try statements(of: writer) {
            try gathered.fix(session: session, at: now)
        }
        #expect(try writer.journal.totals()[.pending] == rows)
        #expect(statements < 100, "\(statements)")
    }

    /// How many statements run while something is done: each of them makes SQLite keep pages anew.
    private func statements(of writer: JournalWriter, _ body: () throws -> Void) throws -> Int {
        let count = Mutex(0)
        writer.journal.database.writeWithoutTransaction { db in
            db.trace(options: .profile) { _ in count.withLock { $0 += 1 } }
        }
        try body()
        return count.withLock { $0 }
    }
}

extension GatheredRows.Candidate {
    fileprivate static func example(
        _ row: JournalRow,
        _ id: String?,
        line: Int = 0,
        business: String? = nil,
        cells: String = #"["New"]"#
    ) -> GatheredRows.Candidate {
        GatheredRows.Candidate(
            row,
            line: line,
            business: business,
            externalID: id,
            cells: Array(cells.utf8),
            payload: Array(#"{"name":"New"}"#.utf8),
            findings: [RowFinding(level: "warned", code: "bad_phone")]
        )
    }
}
