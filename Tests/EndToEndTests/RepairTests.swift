import Foundation
import GRDB
import Journal
import Testing

/// Rows that went wrong, out to a spreadsheet and back.
struct RepairTests {
    private static let export = """
        Account ID,Company Name,Phone,Note
        A-1,Acme,+1 555 0101,"=1+1"
        A-2,,+1 555 0102,'quoted
        A-3,"Ada, Inc",+1 555 0103,plain
        A-4,,-,left alone
        """

    /// An import of which rows 2 and 4 are invalid.
    private func imported(
        _ folder: TemporaryFolder,
        _ service: Service,
        _ name: String = "customers.csv"
    ) async throws -> String {
        let file = try folder.write(name, Self.export)
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(run.status == 3, "\(run.diagnostics)")
        return JournalPath.beside(file)
    }

    @Test func `problems go out, are put right, and are sent under their own numbers`() async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let journal = try await imported(folder, service)
        let problems = folder.file("problems.csv")
        let out = try await Tool.run("export", journal, "--problems", "-o", problems)
        #expect(out.status == 0, "\(out.diagnostics)")
        let text = folder.text("problems.csv")
        #expect(
            text.hasPrefix(
                "\u{FEFF}Account ID,Company Name,Phone,Note,_row,_status,_field,_problem\n"
            )
        )
        #expect(text.contains("A-2,,'+1 555 0102,'quoted,2-"))
        try Data(text.replacing("A-2,,", with: "A-2,Bolt,").utf8).write(
            to: folder.url("problems.csv")
        )
        let fix = try await Tool.run("fix", journal, problems)
        #expect(fix.status == 0, "\(fix.diagnostics)")
        #expect(fix.output.contains("1 row corrected, 0 still invalid, 1 unchanged"))
        let resumed = try await Tool.run(
            "resume",
            journal,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(resumed.status == 3)
        #expect(service.externalIDs.sorted() == ["A-1", "A-2", "A-3"])
        let bolt = service.sandbox.ledger.last?.customer.fields
        #expect(bolt?.name == "Bolt")
        #expect(bolt?[.phoneNumber] == "+1 555 0102")
        let totals = try Journal(reading: journal).totals()
        #expect(totals[.created] == 3)
        #expect(totals[.invalid] == 1)
        #expect(totals.addUp)
        let earlier = try await DatabaseQueue(path: journal).read { db in
            try String.fetchAll(db, sql: "SELECT cells FROM edit WHERE row = 2")
        }
        #expect(earlier == [#"["A-2","","+1 555 0102","'quoted"]"#])
    }

    @Test func `a row that is still wrong stays invalid, with its line`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let journal = try await imported(folder, service)
        let problems = folder.file("problems.csv")
        _ = try await Tool.run("export", journal, "--problems", "-o", problems)
        let text = folder.text("problems.csv").replacing("A-2,,", with: "A-1,Bolt,")
            .replacing("A-4,,'-", with: "A-4,,+1 555 0104")
        try Data(text.utf8).write(to: folder.url("problems.csv"))
        let fix = try await Tool.run("fix", journal, problems)
        #expect(fix.status == 3)
        #expect(fix.output.contains("0 rows corrected, 2 still invalid"))
        #expect(
            fix.diagnostics.contains(
                "problems.csv:2: row 2: Row 1 has the external id “A-1” already."
            )
        )
        #expect(fix.diagnostics.contains("problems.csv:3: row 4: This row has no name."))
        #expect(try Journal(reading: journal).totals()[.invalid] == 2)
    }

    @Test func `another journal's file is refused, and nothing is changed`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let journal = try await imported(folder, service)
        let other = try folder.write("other.csv", Export.customers(4) + "X,,\n")
        _ = try await Tool.run(
            "run",
            other,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        let problems = folder.file("problems.csv")
        _ = try await Tool.run(
            "export",
            JournalPath.beside(other),
            "--problems",
            "-o",
            problems
        )
        let fix = try await Tool.run("fix", journal, problems)
        #expect(fix.status == 2)
    }

    @Test func `retry puts rejected rows back, those that a condition picks`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let journal = try await imported(folder, service)
        try await DatabaseQueue(path: journal).write { db in
            // As if the service had rejected two rows.
            try db.execute(sql: "DROP TRIGGER row_moves_legally")
            try db.execute(
                sql: """
                    UPDATE row SET status = 'rejected', problem_code = 'validation',
                        http_status = 400 + id, customer_id = NULL WHERE id IN (1, 3)
                    """
            )
        }
        let some = try await Tool.run(
            "retry",
            journal,
            "--status",
            "rejected",
            "--where",
            "http_status = 403"
        )
        #expect(some.output.contains("1 row will be sent again"), "\(some.diagnostics)")
        let nonsense = try await Tool.run(
            "retry",
            journal,
            "--status",
            "rejected",
            "--where",
            "1); DELETE FROM session; --"
        )
        #expect(nonsense.status != 0)
        let totals = try Journal(reading: journal).totals()
        #expect(totals[.pending] == 1)
        #expect(totals[.rejected] == 1)
    }
}

/// Where a run puts its journal.
enum JournalPath {
    static func beside(_ file: String) -> String {
        file.replacing(".csv", with: ".journal.sqlite")
    }
}
