import Customers
import Foundation
import GRDB
import Journal
import Testing

@testable import Importing

/// What was found in rows, as the journal keeps it, and `Import.release`.
struct HeldRowsTests {
    /// Rows 2 and 5 are held for a word for nothing, row 5 also for its name; row 3 is the header again, row 6
    /// has the id of row 7; row 4 is warned of.
    private static let export = """
        Account ID,Company Name,Email,Phone
        A-1,Alder,alder@example.com,555-0101
        A-2,Birch,NULL,555-CALL-NOW
        Account ID,Company Name,Email,Phone
        A-3,Cedar,cedar@example.com,555-CALL-NOW
        A-4,MÃ¼ller,none,
        A-5,Elm,N/A,
        A-5,Elm,,
        """

    private func query(_ trial: Trial, _ sql: String) throws -> [String] {
        try DatabaseQueue(path: trial.journal).read { try String.fetchAll($0, sql: sql) }
    }

    @Test func `the journal has what was found in each row, and nothing of rows without findings`()
        async throws
    {
        let trial = try await Trial(Self.export)
        let status = try trial.stage().status()
        #expect(
            try query(trial, "SELECT row || ' ' || level || ' ' || code FROM finding") == [
                "2 held null_word", "2 warned phone_with_letters", "3 held repeated_header",
                "4 warned phone_with_letters", "5 held mojibake", "5 held null_word",
                "6 held null_word",
            ]
        )
        let groups = status.findings.map { "\($0.level) \($0.code) \($0.rows) \($0.firstRow)" }
        #expect(
            groups == [
                "held null_word 3 2", "held repeated_header 1 3", "held mojibake 1 5",
                "warned phone_with_letters 2 2",
            ]
        )
        #expect(status.findings.first?.column == "Email")
        #expect(try trial.open().figures().warnings.map(\.firstLine) == [3])
    }

    @Test func `an export shows what was found in the rows that it has`() async throws {
        let trial = try await Trial(Self.export)
        try trial.stage()
        try trial.export(
            ExportChoice(.named("_row,_findings"), of: [.pending, .invalid]),
            to: "found.csv"
        )
        let lines = try trial.text("found.csv").split(separator: "\n")
        #expect(lines[1] == "1,")
        #expect(lines[2].hasPrefix("2,\"null_word: Column “Email” (email) holds a placeholder"))
        #expect(
            lines[2].hasSuffix(
                " phone_with_letters: Column “Phone” (phone_number) holds a phone number with"
                    + " letters in it.\""
            )
        )
        #expect(
            lines[3] == "3,repeated_header: This row repeats the header. It isn't a customer."
        )
    }

    @Test func `rows that were held back go as they are, unless something else holds them`()
        async throws
    {
        let trial = try await Trial(Self.export)
        let work = try trial.stage()
        let rehearsed = try work.release(accepting: [.nullWord], isTrial: true)
        #expect(rehearsed.rows == 1)
        #expect(try work.remaining().totals[.invalid] == 4)
        let released = try work.release(accepting: [.nullWord])
        #expect(released.rows == 1)
        // Row 5 is held by its name, too, whichever of them is told first.
        #expect(released.held == ["duplicate_external_id": 1, "mojibake": 1])
        #expect(
            try query(trial, "SELECT level FROM finding WHERE row = 2 ORDER BY number")
                == ["warned", "warned"]
        )
        #expect(try query(trial, "SELECT problem_code FROM edit WHERE row = 2") == ["null_word"])
        let others = try work.release(accepting: [.nullWord, .mojibake, .repeatedHeader])
        #expect(others.rows == 1)
        #expect(others.held == ["bad_email": 1, "duplicate_external_id": 1])
        #expect(try work.release(accepting: [.repeatedHeader, .badEmail]).rows == 1)
        #expect(try work.remaining().totals[.invalid] == 1)
        _ = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        let sent = trial.sandbox.ledger.map(\.customer.fields)
        #expect(
            sent.compactMap { $0[.email] }.sorted() == [
                "Email", "NULL", "alder@example.com", "cedar@example.com", "none",
            ]
        )
        #expect(try work.status().totals.addUp)
    }

    @Test(arguments: [
        ([Problem.Code.nullWord], 0, ["mojibake": 1]),
        ([.mojibake], 0, ["null_word": 1]),
        ([.nullWord, .mojibake], 1, [:]),
    ])
    func `a row that several codes hold goes once all of them are let through`(
        _ codes: [Problem.Code],
        _ rows: Int,
        _ held: [String: Int]
    ) async throws {
        let trial = try await Trial("Account ID,Company Name,Email\nA-4,MÃ¼ller,none\n")
        let work = try trial.stage()
        let released = try work.release(accepting: Set(codes))
        #expect(released.rows == rows)
        #expect(released.held == held)
    }

    @Test func `a condition picks some of the rows, and two of them never share an id`()
        async throws
    {
        let trial = try await Trial(
            "Account ID,Company Name,Email\nA-1,Alder,#REF!\nA-1,Birch,#REF!\nA-2,Cedar,#REF!\n"
                + "A-3,Elm,elm@example.com\n"
        )
        let work = try trial.stage()
        let condition = try ProblemCondition("row > 2") { false }
        #expect(try work.release(accepting: [.spreadsheetError], where: condition).rows == 1)
        let rest = try work.release(accepting: [.spreadsheetError])
        #expect(rest.rows == 1)
        #expect(rest.held == ["duplicate_external_id": 1])
        #expect(
            try query(trial, "SELECT id || status FROM row ORDER BY id") == [
                "1pending", "2invalid", "3pending", "4pending",
            ]
        )
    }

    @Test func `many rows are released in bounded pieces, all of them`() async throws {
        let rows = (1...2_468).map {
            "A-\($0),Customer \($0),\($0 % 2 == 0 ? "#REF!" : "a@b.example")"
        }
        let trial = try await Trial(
            (["Account ID,Company Name,Email"] + rows).joined(separator: "\n")
        )
        let work = try trial.stage()
        #expect(try work.release(accepting: [.spreadsheetError]).rows == 1_234)
        #expect(try work.remaining().totals[.pending] == 2_468)
        #expect(
            try query(trial, "SELECT DISTINCT payload ->> 'email' FROM row WHERE id % 2 = 0") == [
                "#REF!"
            ]
        )
    }

    @Test func `fix takes a corrected row, and with --accept what only that holds`() async throws {
        let trial = try await Trial(Self.export)
        let work = try trial.stage()
        try trial.exportProblems()
        let text = try trial.text("problems.csv")
        try trial.write("problems.csv", text.replacing("A-4,MÃ¼ller", with: "A-4,Müller"))
        let held = try work.repair(from: RepairSource(trial.path("problems.csv")))
        #expect(held.refusals.all.map(\.problem.code) == ["null_word"])
        let fixed = try work.repair(
            from: RepairSource(trial.path("problems.csv")),
            accepting: [.nullWord]
        )
        #expect(fixed.fixed == [5])
        #expect(
            try query(trial, "SELECT level || ' ' || code FROM finding WHERE row = 5")
                == ["warned null_word"]
        )
    }

    @Test func `what a journal was staged with goes for rows that are put right, too`() async throws
    {
        let trial = try await Trial(Self.export)
        let policy = ProblemPolicy(accepted: [.nullWord], leftOut: [.repeatedHeader])
        let work = try trial.stage(policy: policy)
        #expect(work.record.settings["accept"] == "null_word")
        #expect(work.record.settings["leave_out"] == "repeated_header")
        #expect(work.staged.skippedRows == 1)
        try trial.exportProblems()
        let text = try trial.text("problems.csv")
        try trial.write("problems.csv", text.replacing("A-4,MÃ¼ller", with: "A-4,Müller"))
        #expect(
            try work.repair(from: RepairSource(trial.path("problems.csv"))).fixed == [
                5
            ]
        )
    }
}
