import Delivery
import Foundation
import GRDB
import Journal
import Testing

@testable import Importing

/// `Import.check` and `redact`, of journals that aren't right and of texts that aren't to stay.
@Suite(.onThreadOfItsOwn) struct HousekeepingTests {
    /// An import of so many rows that were created, and one without a name.
    private static func finished(_ rows: Int) async throws -> Trial {
        let trial = try await Trial(Sample.customers(rows) + "X,,secret@a.b\n")
        _ = try trial.sent()
        return trial
    }

    @Test func `totals that don't add up and rows that can't be are told`() async throws {
        let trial = try await Self.finished(12)
        #expect(try Import.check(journal: trial.journal).faults == [])
        try await DatabaseQueue(path: trial.journal).write { db in
            try db.execute(sql: "UPDATE import SET rows_read = 400")
            try db.execute(sql: "UPDATE row SET customer_id = 'cus_1' WHERE id IN (7, 9)")
            try db.execute(sql: "UPDATE row SET external_id = 'C-3' WHERE id = 4")
            try db.execute(sql: "INSERT INTO move VALUES ('created', 'existing')")
            try db.execute(
                sql: "UPDATE row SET status = 'existing', customer_id = NULL WHERE id = 5"
            )
        }
        let check = try Import.check(journal: trial.journal)
        #expect(check.isWhole)
        for fault in [
            "400 rows were read, but the journal has 13", "two rows with one customer: row 7, 9",
            "created twice with one external_id: row 3, 4", "existing without a customer id: row 5",
        ] {
            #expect(check.faults.contains { $0.contains(fault) }, "\(check.faults)")
        }
    }

    @Test func `redact takes the data of settled rows and leaves the audit`() async throws {
        let trial = try await Self.finished(300)
        // A refusal that quoted a value, before the row was created after all.
        try await DatabaseQueue(path: trial.journal).write { db in
            try db.execute(sql: "UPDATE attempt SET problem = 'quoted@example.com' WHERE row = 8")
            try db.execute(
                sql: """
                    INSERT INTO edit (row, number, edited_at, session, status, problem_code, problem)
                    VALUES (8, 1, 0, 1, 'rejected', 'validation', 'quoted@example.com')
                    """
            )
        }
        let work = try trial.open()
        #expect(try work.redact(isTrial: true).rows == 300)
        #expect(try work.redact().rows == 300)
        let data = try Data(contentsOf: URL(fileURLWithPath: trial.journal))
        #expect(data.range(of: Data("Company 17".utf8)) == nil)
        #expect(data.range(of: Data("quoted@example.com".utf8)) == nil)
        // What isn't settled keeps what a person needs to put it right.
        #expect(data.range(of: Data("secret@a.b".utf8)) != nil)
        #expect(try Import.check(journal: trial.journal).faults == [])
        #expect(try work.remaining().totals[.created] == 300)
    }
}
