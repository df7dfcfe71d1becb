import Foundation
import Journal
import Testing

/// Rows that went wrong, out to a spreadsheet and back, as a person meets it. What comes of each edit is
/// held in ImportingTests.
struct RepairTests {
    private static let export = """
        Account ID,Company Name,Phone,Note
        A-1,Acme,+1 555 0101,"=1+1"
        A-2,,+1 555 0102,'quoted
        A-3,"Ada, Inc",+1 555 0103,plain
        A-4,,-,left alone
        """

    @Test func `problems go out, are put right, and are sent under their own numbers`() async throws
    {
        let trial = try await RepairTrial(Self.export)
        #expect(
            trial.text.hasPrefix(
                "\u{FEFF}Account ID,Company Name,Phone,Note,_row,_status,_field,_problem\n"
            )
        )
        let older = trial.text
        try trial.edit("A-2,,'+1 555 0102,'quoted,2-", "A-1,Bolt,'+1 555 0102,quoted,2-")
        let wrong = try await trial.fix()
        #expect(wrong.status == 3)
        #expect(wrong.output.contains("0 rows corrected, 1 changed but still invalid, 1 unchanged"))
        #expect(
            wrong.diagnostics.contains(
                "problems.csv:2: row 2: Row 1 already has the external id “A-1”."
            )
        )
        try trial.edit("A-1,Bolt,", "A-2,Bolt,")
        let fix = try await trial.fix()
        #expect(fix.status == 0, "\(fix.diagnostics)")
        #expect(fix.output.contains("1 row corrected, 0 changed but still invalid, 1 unchanged"))
        #expect(fix.output.contains("1 cell changed in column “Company Name”"))
        #expect(fix.output.contains("1 change in column “Note” ignored"))
        let resumed = try await trial.resume()
        #expect(resumed.status == 3)
        #expect(trial.service.externalIDs.sorted() == ["A-1", "A-2", "A-3"])
        let bolt = trial.service.sandbox.ledger.last?.customer.fields
        #expect(bolt?.name == "Bolt")
        #expect(bolt?[.phoneNumber] == "+1 555 0102")
        let totals = try Journal(reading: trial.journal).totals()
        #expect(totals[.created] == 3)
        #expect(totals[.invalid] == 1)
        #expect(totals.addUp)

        _ = try trial.folder.write("problems.csv", older)
        try trial.edit("A-2,,", "A-2,Too late,")
        let late = try await trial.fix()
        #expect(late.status == 3)
        #expect(
            late.diagnostics.contains("problems.csv:2: row 2 was corrected after this file was")
        )
    }

    @Test func `what comes next is said with the options of the run before`() async throws {
        let trial = try await RepairTrial()
        let exported = try await Tool.run(
            "export",
            trial.journal,
            "--problems",
            "-o",
            trial.problems,
            "--force"
        )
        let fixing = "customer-import fix \(trial.journal) \(trial.problems)"
        #expect(exported.diagnostics.contains("next: \(fixing)"), "\(exported.diagnostics)")
        try trial.edit("A-2,,", "A-2,Second,")
        let resuming = "next: customer-import resume \(trial.journal) --rate unlimited\n"
        #expect(try await trial.fix().output.hasSuffix(resuming))
        try await trial.reject("1")
        let retry = try await Tool.run("retry", trial.journal, "--status", "rejected")
        #expect(retry.output.contains("1 row will be sent again"))
        #expect(retry.output.hasSuffix(resuming), "\(retry)")
    }

    @Test func `a file in a code page comes through standard input, too`() async throws {
        let trial = try await RepairTrial(
            "Account ID,Company Name,City,Email\nA-1,Żółć,Kraków,a@\nA-2,Łódź,Kraków,b@\n"
        )
        try trial.edit("Żółć,Kraków,a@", "Świątek,Kraków,a@a.example")
        let text = trial.text.replacing("\u{FEFF}", with: "")
        let saved = try #require(text.data(using: .windowsCP1250))
        let fix = try await Tool.run("fix", trial.journal, "-", input: saved)
        #expect(
            fix.output.contains("1 row corrected, 0 changed but still invalid, 1 unchanged"),
            "\(fix)"
        )
        #expect(
            try await trial.value("SELECT payload LIKE '%Świątek%' FROM row WHERE id = 1") == 1
        )
    }
}
