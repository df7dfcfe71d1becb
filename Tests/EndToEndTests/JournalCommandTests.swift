import Foundation
import Testing

/// The commands that look at a journal, as a person or a script meets them.
struct JournalCommandTests {
    private static let wrong: [(arguments: [String], words: String)] = [
        (["verify", "J", "--source", "."], "this is a folder"),
        (["verify", "J", "--source", "none.csv"], "no such file"),
        (
            ["retry", "J", "--status", "rejected", "--where", "1); drop table row; --"],
            "--where “1);"
        ),
        (["retry", "J", "--status", "rejected", "--where", "?"], "--where “?”"),
        (["retry", "J", "--status", "rejected", "--where", "nonsense"], "no such column"),
    ]

    @Test func `wrong words about a journal exit with 2 and say what is wrong`() async throws {
        let trial = try await SmallImport()
        for (arguments, words) in Self.wrong {
            let arguments = arguments.map { $0 == "J" ? trial.journal : $0 }
            let outcome = try await Tool.start(arguments).wait()
            #expect(outcome.status == 2)
            #expect(outcome.diagnostics.contains(words), "\(outcome.diagnostics)")
        }
    }

    @Test func `standard input is held against the source, and can be a problem file`() async throws
    {
        let trial = try await SmallImport()
        let source = try Data(contentsOf: trial.folder.url("a.csv"))
        let same = try await Tool.run("verify", trial.journal, "--source", "-", input: source)
        #expect(same.status == 0, "\(same.diagnostics)")
        let other = try await Tool.run(
            "verify",
            trial.journal,
            "--source",
            "-",
            input: source + Data("C-3,Other,\n".utf8)
        )
        #expect(other.status == 3)
        #expect(other.output.contains("not the file that was imported"))
        let fix = try await Tool.run("fix", trial.journal, "-", input: source)
        #expect(fix.status == 2)
        #expect(fix.diagnostics.contains("standard input: the column _row is missing"))
    }
}
