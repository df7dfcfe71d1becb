import Foundation
import GRDB
import Journal
import Testing

/// `journal check`, `compact` and `redact`.
struct HousekeepingTests {
    private func imported(_ folder: TemporaryFolder) async throws -> String {
        let service = try await Service()
        let file = try folder.write("customers.csv", Export.customers(300) + "X,,secret@a.b\n")
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        return JournalPath.beside(file)
    }

    @Test func `a journal that is whole is found to be so`() async throws {
        let folder = try TemporaryFolder()
        let journal = try await imported(folder)
        let check = try await Tool.run("journal", "check", journal)
        #expect(check.status == 0, "\(check.output)")
        #expect(check.output.contains("nothing is wrong. 301 rows, 300 attempts"))
    }

    @Test func `totals that don't add up and rows that can't be are told`() async throws {
        let folder = try TemporaryFolder()
        let journal = try await imported(folder)
        try await DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "UPDATE import SET rows_read = 400")
            try db.execute(sql: "UPDATE row SET customer_id = 'cus_1' WHERE id IN (7, 9)")
            try db.execute(sql: "UPDATE row SET external_id = 'C-3' WHERE id = 4")
            try db.execute(
                sql: "INSERT INTO move VALUES ('created', 'existing')"
            )
            try db.execute(
                sql: "UPDATE row SET status = 'existing', customer_id = NULL WHERE id = 5"
            )
        }
        let check = try await Tool.run("journal", "check", journal)
        #expect(check.status == 6)
        #expect(check.output.contains("400 rows were read and 301 are held"))
        #expect(check.output.contains("two rows with one customer: row 7, 9"))
        #expect(check.output.contains("created twice with one external_id: row 3, 4"))
        #expect(check.output.contains("existing without a customer id: row 5"))
    }

    @Test func `a damaged file is called one, with what to do`() async throws {
        let folder = try TemporaryFolder()
        let journal = try await imported(folder)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: journal))
        let size = try file.seekToEnd()
        for offset in stride(from: UInt64(8_192), to: size, by: 4_096) {
            try file.seek(toOffset: offset)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 600))
        }
        try file.close()
        let check = try await Tool.run("journal", "check", journal)
        #expect(check.status == 1)
        #expect((check.output + check.diagnostics).contains("damaged"))
        let status = try await Tool.run("status", journal)
        #expect(status.status != 0)
        #expect(!status.diagnostics.isEmpty)
    }

    @Test func `redact takes the data of settled rows and leaves the audit`() async throws {
        let folder = try TemporaryFolder()
        let journal = try await imported(folder)
        // A refusal that quoted a value, before the row was created after all.
        try await DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "UPDATE attempt SET problem = 'quoted@example.com' WHERE row = 8")
            try db.execute(
                sql: """
                    INSERT INTO edit (row, number, edited_at, session, status, problem_code, problem)
                    VALUES (8, 1, 0, 1, 'rejected', 'validation', 'quoted@example.com')
                    """
            )
        }
        let look = try await Tool.run("journal", "redact", journal)
        #expect(look.output.contains("data from 300 rows"))
        let redact = try await Tool.run("journal", "redact", journal, "--force")
        #expect(redact.status == 0, "\(redact.diagnostics)")
        let data = try Data(contentsOf: URL(fileURLWithPath: journal))
        #expect(data.range(of: Data("Company 17".utf8)) == nil)
        #expect(data.range(of: Data("quoted@example.com".utf8)) == nil)
        // What isn't settled keeps what a person needs to put it right.
        #expect(data.range(of: Data("secret@a.b".utf8)) != nil)
        let check = try await Tool.run("journal", "check", journal)
        #expect(check.status == 0, "\(check.output)")
        let totals = try Journal(reading: journal).totals()
        #expect(totals[.created] == 300)
    }
}
