import Foundation
import Testing

/// The commands that look at a journal, as a person or a script meets them.
struct JournalCommandTests {
    @Test func `JSON Lines lose no column to a repeated or missing header`() async throws {
        let trial = try await SmallImport("Account ID,Company Name,x,x,\n1,A,one,two,three\n")
        let out = try await Tool.run("export", trial.journal, "--format", "jsonl")
        #expect(
            out.output.hasPrefix(
                #"{"Account ID":"1","Company Name":"A","x":"one","x (2)":"two","column 5":"three","#
            )
        )
        let some = try await Tool.run(
            "export",
            trial.journal,
            "--columns",
            "x (2),column 5,_row"
        )
        #expect(some.output == "x,,_row\ntwo,three,1\n")
    }

    @Test(arguments: [
        (["verify", "J", "--source", "."], "this is a folder"),
        (["verify", "J", "--source", "none.csv"], "no such file"),
        (
            ["retry", "J", "--status", "rejected", "--where", "1); drop table row; --"],
            "--where “1);"
        ),
        (["retry", "J", "--status", "rejected", "--where", "?"], "--where “?”"),
        (["retry", "J", "--status", "rejected", "--where", "nonsense"], "no such column"),
    ])
    func `wrong words about a journal exit with 2 and say what is wrong`(
        arguments: [String],
        words: String
    ) async throws {
        let trial = try await SmallImport()
        let arguments = arguments.map { $0 == "J" ? trial.journal : $0 }
        let outcome = try await Tool.start(arguments).wait()
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
    }

    @Test func `standard input is held against the source, and can be a problem file`() async throws
    {
        let trial = try await SmallImport()
        let source = try Data(contentsOf: trial.folder.url("a.csv"))
        let same = try await Tool.run("verify", trial.journal, "--source", "-", input: source)
        #expect(same.status == 0, "\(same.diagnostics)")
        let fix = try await Tool.run("fix", trial.journal, "-", input: source)
        #expect(fix.diagnostics.contains("standard input: the column _row is missing"))
    }
}
