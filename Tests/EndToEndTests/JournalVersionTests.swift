import Foundation
import GRDB
import Journal
import Testing

/// Journals that released versions wrote: all commands take them.
///
/// Of twelve rows five are created, one each is invalid, unknown, rejected and existing, and three are
/// pending. Version 3 was written by 0.1.0, the earlier ones are the same rows in their schemas; version 4
/// is that import again, by 0.3.0, and version 5 by 0.4.0.
struct JournalVersionTests {
    private static let folder = Project.tests.appendingPathComponent("Journals")

    private struct Trial {
        let service: Service
        let folder: TemporaryFolder
        let journal: String

        init(version: Int) async throws {
            let folder = try TemporaryFolder()
            let journal = folder.file("customers.journal.sqlite")
            try FileManager.default.copyItem(
                at: JournalVersionTests.folder
                    .appendingPathComponent("version\(version).journal.sqlite"),
                to: folder.url("customers.journal.sqlite")
            )
            let store = folder.file("customers.store")
            let kept = version < 4 ? "customers.store" : "version\(version).store"
            try FileManager.default.copyItem(
                at: JournalVersionTests.folder.appendingPathComponent(kept),
                to: folder.url("customers.store")
            )
            let service = try await Service { $0.storePath = store }
            try await DatabaseQueue(path: journal).write { [url = service.sandbox.baseURL] db in
                try db.execute(sql: "UPDATE import SET base_url = ?", arguments: [url])
            }
            (self.service, self.folder, self.journal) = (service, folder, journal)
        }

        func run(_ arguments: String..., status: Int32 = 0) async throws -> Tool.Outcome {
            // The journals are of one import: what one run leaves on the machine would be told of the next.
            var environment = service.environment
            environment["XDG_STATE_HOME"] = folder.file("state")
            let outcome = try await Tool.start(arguments, environment: environment).wait()
            #expect(outcome.status == status, "\(arguments): \(outcome.diagnostics)")
            return outcome
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `a journal of an earlier version is read, put right, sent and verified`(version: Int)
        async throws
    {
        let trial = try await Trial(version: version)
        let journal = trial.journal
        #expect(try await trial.run("status", journal, status: 4).output.contains("12  rows read"))
        _ = try await trial.run("report", journal, "-o", trial.folder.file("report.html"))
        #expect(try await trial.run("export", journal).output.contains("Juniper"))
        let found = try await trial.run("export", journal, "--columns", "_row,_findings")
        // Earlier ones don't keep the column.
        let place = version < 5 ? "The text for name" : "Column “Company Name” (name)"
        #expect(found.output.contains("4,missing: \(place) is required."))
        _ = try await trial.run("journal", "check", journal)
        let backup = trial.folder.file("backup.sqlite")
        _ = try await trial.run("journal", "backup", journal, backup)
        let problems = trial.folder.file("problems.csv")
        _ = try await trial.run("export", journal, "--problems", "-o", problems)
        let text = trial.folder.text("problems.csv").replacing("A-4,,", with: "A-4,Dogwood,")
        _ = try trial.folder.write("problems.csv", text)
        _ = try await trial.run("fix", journal, problems)
        _ = try await trial.run("retry", journal, "--status", "rejected")
        let resumed = try await trial.run(
            "resume",
            journal,
            "--rate",
            "unlimited",
            "--grace",
            "0s"
        )
        let doubt =
            version < 4 ? "an earlier version of this program used it" : "may be out of date"
        #expect(resumed.diagnostics.contains(doubt))
        _ = try await trial.run("verify", journal)
        let names = trial.service.sandbox.ledger.compactMap(\.customer.fields.name)
        #expect(
            names.sorted() == [
                "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy",
                "Juniper", "Larch",
            ]
        )
        #expect(try Journal(reading: journal).totals().addUp)
    }
}
