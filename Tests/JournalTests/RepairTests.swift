import Customers
import GRDB
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
        let repair = RowRepair(row: 3, business: nil, externalID: nil, cells: "[]", payload: "{}")
        #expect(throws: JournalError.self) {
            try writer.apply([repair], session: session, at: now)
        }
        let totals = try writer.journal.totals()
        #expect(totals[.rejected] == 2)
        #expect(totals[.unknown] == 1)
    }

    @Test func `a repair keeps the version before it, and holders are found by their ids`() throws {
        let temporary = try rejected()
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let session = try writer.beginSession(
            command: "fix",
            toolVersion: "0.1.0",
            at: Timestamp(milliseconds: 5_000)
        ).id
        try writer.apply(
            [
                RowRepair(
                    row: 2,
                    business: nil,
                    externalID: "B-2",
                    cells: #"["New"]"#,
                    payload: #"{"name":"New"}"#
                )
            ],
            session: session,
            at: Timestamp(milliseconds: 6_000)
        )
        let row = try #require(try writer.journal.row(2))
        #expect(row.status == .pending)
        #expect(row.edits == 1)
        #expect(row.cells == ["New"])
        #expect(try writer.journal.cells(of: 2, beforeChange: 1) == ["Customer 2"])
        #expect(try writer.journal.cells(of: 2, beforeChange: 2) == nil)
        let holders = try writer.journal.holders(of: ["A-1", "B-2", "A-2"])
        #expect(holders.map(\.row) == [1, 2])
        #expect(holders.first?.business == "biz_GA6EG2qFxA97NZHtxeLPUy")
    }
}
