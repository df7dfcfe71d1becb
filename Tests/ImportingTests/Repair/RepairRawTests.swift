import Delivery
import Journal
import Testing

@testable import Importing

/// Lines of JSON of which no row could be made: their text is kept, shown, and put right.
@Suite(.onThreadOfItsOwn) struct RepairRawTests {
    private static let export = """
        {"id":"1","name":"Acme"}
        {"id":"2","name":"Two"
        [1, "two"]
        {"id":"4","name":"Four","id":"5"}

        """

    private func trial() async throws -> Trial {
        try await Trial.withProblems(Self.export, name: "a.jsonl")
    }

    @Test func `an export shows the text of a line that couldn't be read`() async throws {
        let trial = try await trial()
        let text = try trial.problems
        #expect(text.contains("id,name,_raw,_row,"))
        #expect(text.contains(#"2,Two,"{""id"":""2"",""name"":""Two""",2-"#), "\(text)")
        #expect(text.contains(#",,"[1, ""two""]",3-"#))
        let json = try trial.exported(ExportChoice(as: .jsonl))
        #expect(json.contains(#""_raw":"[1, \"two\"]""#))
        #expect(json.contains(#"{"id":"1","name":"Acme","_row":"1""#))
        // A file without such a line has no such column.
        let sound = try await Trial.withProblems()
        #expect(try !sound.problems.contains("_raw"))
    }

    @Test func `such a line is put right by its cells, or by saying that they are all there is`()
        async throws
    {
        let trial = try await trial()
        #expect(try trial.fix().counts == (0, 0, 3))
        try trial.edit(#"2,Two,"{""id"":""2"",""name"":""Two""","#, "2,Two,,")
        try trial.edit(#",,"[1, ""two""]","#, #"3,Three,"[1, ""two""]","#)
        #expect(try trial.fix().counts == (2, 0, 1))
        // What was done already isn't done again, nor in the way of the next.
        #expect(try trial.fix().counts == (0, 0, 3))
        try trial.resume()
        #expect(trial.customers.compactMap(\.name).sorted() == ["Acme", "Three", "Two"])
        let raw = "SELECT count(*) FROM row WHERE raw IS NOT NULL"
        #expect(try trial.value(raw) == 3)
        _ = try trial.open().redact()
        #expect(try trial.value(raw) == 1)
    }

    @Test func `one who mends the text itself is told where its values belong`() async throws {
        let trial = try await trial()
        try trial.edit(#"""Two""","#, #"""Two""}","#)
        let fix = try trial.fix()
        #expect(fix.counts == (0, 1, 2))
        #expect(
            fix.refused.first?.hasSuffix("Put its values into the columns, and clear _raw.")
                == true
        )
    }
}
