import Foundation
import Testing

/// Lines of JSON of which no row could be made: their text is kept, shown, and put right.
struct RepairRawTests {
    private static let export = """
        {"id":"1","name":"Acme"}
        {"id":"2","name":"Two"
        [1, "two"]
        {"id":"4","name":"Four","id":"5"}

        """

    private func trial() async throws -> RepairTrial {
        try await RepairTrial(Self.export, name: "customers.jsonl")
    }

    @Test func `an export shows the text of a line that couldn't be read`() async throws {
        let trial = try await trial()
        #expect(trial.text.contains("id,name,_raw,_row,"))
        #expect(trial.text.contains(#"2,Two,"{""id"":""2"",""name"":""Two""",2-"#), "\(trial.text)")
        #expect(trial.text.contains(#",,"[1, ""two""]",3-"#))
        let json = try await Tool.run("export", trial.journal, "--format", "jsonl")
        #expect(json.output.contains(#""_raw":"[1, \"two\"]""#))
        #expect(json.output.contains(#"{"id":"1","name":"Acme","_row":"1""#))
        // A file without such a line has no such column.
        let sound = try await RepairTrial()
        #expect(!sound.text.contains("_raw"))
    }

    @Test func `such a line is put right by its cells, or by saying that they are all there is`()
        async throws
    {
        let trial = try await trial()
        #expect(try await trial.fix().output.contains("0 rows corrected, 0 still invalid, 3 un"))
        try trial.edit(#"2,Two,"{""id"":""2"",""name"":""Two""","#, "2,Two,,")
        try trial.edit(#",,"[1, ""two""]","#, #"3,Three,"[1, ""two""]","#)
        let fix = try await trial.fix()
        #expect(fix.output.contains("2 rows corrected, 0 still invalid, 1 unchanged"), "\(fix)")
        // What was done already isn't done again, nor in the way of the next.
        let again = try await trial.fix()
        #expect(again.output.contains("0 rows corrected, 0 still invalid, 3 un"), "\(again)")
        _ = try await trial.resume()
        let names: [String] = trial.service.sandbox.ledger.compactMap(\.customer.fields.name)
        #expect(names.sorted() == ["Acme", "Three", "Two"])
        let raw = "SELECT count(*) FROM row WHERE raw IS NOT NULL"
        #expect(try await trial.value(raw) == 3)
        _ = try await Tool.run("journal", "redact", trial.journal, "--force")
        #expect(try await trial.value(raw) == 1)
    }

    @Test func `what comes next is said with the options of the run before`() async throws {
        let trial = try await trial()
        let exported = try await Tool.run(
            "export",
            trial.journal,
            "--problems",
            "-o",
            trial.problems,
            "--force"
        )
        let fixing = "next: customer-import fix \(trial.journal) \(trial.problems)    # after"
        #expect(exported.diagnostics.contains(fixing), "\(exported.diagnostics)")
        try trial.edit("2,Two,", "2,Second,")
        let resuming = "next: customer-import resume \(trial.journal) --rate unlimited\n"
        #expect(try await trial.fix().output.hasSuffix(resuming))
        try await trial.reject("1")
        let retry = try await Tool.run("retry", trial.journal, "--status", "rejected")
        #expect(retry.output.hasSuffix(resuming), "\(retry)")
    }

    @Test func `one who mends the text itself is told where its values belong`() async throws {
        let trial = try await trial()
        try trial.edit(#"""Two""","#, #"""Two""}","#)
        let fix = try await trial.fix()
        #expect(fix.status == 3)
        #expect(fix.output.contains("0 rows corrected, 1 still invalid, 2 unchanged"))
        #expect(fix.diagnostics.contains("Put its values into the columns, and clear _raw."))
    }
}
