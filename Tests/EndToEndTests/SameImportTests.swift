import Foundation
import Testing

/// A source under another name is the same import.
struct SameImportTests {
    @Test func `a renamed source is found, and a second import takes its own journal`() async throws
    {
        let trial = try await SmallImport()
        let folder = trial.folder
        // Neither is looked at for long, nor ends the run.
        _ = try folder.write("broken.journal.sqlite", "SQLite format 3\0 and then no more")
        try FileManager.default.copyItem(
            atPath: trial.journal,
            toPath: folder.file("a.backup.sqlite")
        )
        try FileManager.default.moveItem(
            atPath: folder.file("a.csv"),
            toPath: folder.file("a (1).csv")
        )
        func run(_ arguments: String...) async throws -> Tool.Outcome {
            try await Tool.start(
                ["run"] + arguments + ["--rate", "unlimited", "--existing", "ignore"],
                environment: trial.service.environment,
                folder: folder.path
            ).wait()
        }
        let renamed = try await run("a (1).csv")
        #expect(renamed.status == 2)
        #expect(renamed.diagnostics.contains("a.journal.sqlite already imports the same content"))
        #expect(renamed.diagnostics.contains("customer-import resume a.journal.sqlite"))
        #expect(renamed.diagnostics.contains("--journal"))
        #expect(trial.service.externalIDs.count == 2)
        #expect(!folder.names.contains { $0.hasPrefix("a (1).journal") })
        _ = try folder.write("other.csv", Export.customers(1))
        let other = try await run("other.csv")
        #expect(other.status == 0, "\(other.diagnostics)")
        let known = try await run("a (1).csv", "--journal", "second.sqlite")
        #expect(known.status == 0, "\(known.diagnostics)")
        #expect(known.diagnostics.contains("imports the same content: this journal creates"))
        #expect(trial.service.externalIDs.count == 5)
    }

    @Test(arguments: ["a.journal.sqlite", "named.sqlite", "other/a.journal.sqlite"])
    func `promise 10: a file whose journal was removed, or is elsewhere, creates nobody twice`(
        place: String
    ) async throws {
        // Without external ids: nothing but all fields tells one customer from another.
        let names = (1...30).map { "Company \($0),info\($0)@example.com" }
        let text = (["Company Name,Email Address"] + names).joined(separator: "\n") + "\n"
        let trial = try await SmallImport(text)
        #expect(trial.service.sandbox.ledger.count == 30)
        if place.contains("/") {
            try FileManager.default.createDirectory(
                atPath: trial.folder.file("other"),
                withIntermediateDirectories: false
            )
        } else {
            try FileManager.default.removeItem(atPath: trial.journal)
        }
        let again = try await Tool.start(
            ["run", "a.csv", "--journal", place, "--rate", "unlimited", "--grace", "100ms"],
            environment: trial.service.environment,
            folder: trial.folder.path
        ).wait()
        #expect(again.status == 0, "\(again.diagnostics)")
        #expect(again.diagnostics.contains("has sent rows of the same file before"))
        #expect(trial.service.sandbox.ledger.count == 30)
        let sure = try await Tool.start(
            ["resume", place, "--rate", "unlimited"],
            environment: trial.service.environment,
            folder: trial.folder.path
        ).wait()
        #expect(sure.status == 0, "\(sure.diagnostics)")
    }

    @Test(arguments: [true, false])
    func `a corrected file under another name creates only what is new in it`(
        hasExternalIDs: Bool
    ) async throws {
        func text(_ numbers: some Sequence<Int>, _ name: String) -> String {
            let lines = numbers.map {
                (hasExternalIDs ? "C-\($0)," : "") + "\(name) \($0),info\($0)@example.com"
            }
            let header = (hasExternalIDs ? "Account ID," : "") + "Company Name,Email Address"
            return ([header] + lines).joined(separator: "\n") + "\n"
        }
        let trial = try await SmallImport(text(1...30, "Company"))
        let corrected =
            text(1...2, "Right") + text(3...32, "Company").drop { $0 != "\n" }.dropFirst()
        _ = try trial.folder.write("b.csv", String(corrected))
        let again = try await Tool.start(
            [
                "run", "b.csv", "--rate", "unlimited", "--grace", "100ms", "--existing",
                hasExternalIDs ? "skip" : "ignore",
            ],
            environment: trial.service.environment,
            folder: trial.folder.path
        ).wait()
        #expect(again.status == 0, "\(again.diagnostics)")
        let said = "a.journal.sqlite has sent 28 rows with the same data as rows of this file"
        #expect(again.diagnostics.contains(said) == !hasExternalIDs, "\(again.diagnostics)")
        // Two rows are corrected and two are new: an external id tells the first from customers of their own.
        #expect(trial.service.sandbox.ledger.count == (hasExternalIDs ? 32 : 34))
    }

    @Test func `two files with rows in common create each once, whichever is gone on with`()
        async throws
    {
        let header = "Company Name,Email Address\n"
        let lines = (1...20).map { "Company \($0),info\($0)@example.com\n" }
        let folder = try TemporaryFolder()
        let service = try await Service()
        _ = try folder.write("a.csv", header + lines[..<15].joined())
        _ = try folder.write("b.csv", header + lines[5...].joined())
        func tool(_ arguments: String...) async throws -> Tool.Outcome {
            try await Tool.start(
                arguments + ["--rate", "unlimited", "--grace", "100ms"],
                environment: service.environment,
                folder: folder.path
            ).wait()
        }
        _ = try await tool("run", "a.csv", "--limit", "10")
        _ = try await tool("run", "b.csv", "--limit", "8")
        for journal in ["a.journal.sqlite", "b.journal.sqlite", "a.journal.sqlite"] {
            let resumed = try await tool("resume", journal)
            #expect(resumed.status == 0, "\(resumed.diagnostics)")
        }
        let names = service.sandbox.ledger.map(\.customer.fields.name)
        #expect(names.count == 20)
        #expect(Set(names).count == 20)
    }

    @Test func `the same content for another business is another import`() async throws {
        let trial = try await SmallImport()
        try FileManager.default.copyItem(
            atPath: trial.folder.file("a.csv"),
            toPath: trial.folder.file("b.csv")
        )
        let other = try await Tool.start(
            ["run", trial.folder.file("b.csv"), "--business", "biz_Other", "--rate", "unlimited"],
            environment: trial.service.environment
        ).wait()
        #expect(other.status == 0, "\(other.diagnostics)")
    }
}
