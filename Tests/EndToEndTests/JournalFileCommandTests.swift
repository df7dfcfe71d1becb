import Foundation
import GRDB
import Journal
import Testing

/// What the commands do with a journal that is in use, moved, or open elsewhere.
struct JournalFileCommandTests {
    private struct ErrorDocument: Decodable {
        struct Cause: Decodable {
            var code: String
            var message: String
            var hint: String?
            var exit_code: Int
        }
        var version: Int
        var error: Cause
    }

    private func started(
        _ folder: TemporaryFolder,
        _ service: Service,
        rows: Int = 300,
        rate: String = "40/s"
    ) async throws -> (run: RunningTool, journal: String) {
        let file = try folder.write("a.csv", Export.customers(rows))
        let journal = folder.file("a.journal.sqlite")
        let run = try Tool.start(["run", file, "--rate", rate], environment: service.environment)
        while (try? Journal(reading: journal).totals()[.created]) ?? 0 < 3, run.process.isRunning {
            await Task.yield()
        }
        return (run, journal)
    }

    @Test func `a journal in use ends every command that writes with 7, and says so in JSON`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let (run, journal) = try await started(folder, service, rate: "5/s")
        let link = folder.file("link.sqlite")
        try FileManager.default.linkItem(atPath: journal, toPath: link)
        let problems = try folder.write("problems.csv", "_row,Name\n")
        for command in [
            ["run", folder.file("a.csv")], ["resume", journal], ["resume", link],
            ["reconcile", journal], ["verify", journal], ["fix", journal, problems],
            ["retry", journal, "--status", "failed"], ["journal", "compact", journal],
            ["journal", "redact", journal, "--force"],
        ] {
            let outcome = try await Tool.start(
                command + ["--json"],
                environment: service.environment
            ).wait()
            #expect(outcome.status == 7, "\(command): \(outcome.diagnostics)")
            #expect(outcome.diagnostics.contains("another run is using"), "\(command)")
            let document = try JSONDecoder().decode(
                ErrorDocument.self,
                from: Data(outcome.output.utf8)
            )
            #expect(document.version == 1 && document.error.code == "in_use")
            #expect(document.error.exit_code == 7)
        }
        run.send(SIGINT)
        #expect(await run.wait().status == 130)
    }

    @Test func `a run whose journal is renamed ends with 1, names both places, and goes on there`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let (run, journal) = try await started(folder, service)
        let elsewhere = folder.file("elsewhere.sqlite")
        try FileManager.default.moveItem(atPath: journal, toPath: elsewhere)
        let outcome = await run.wait()
        #expect(outcome.status == 1)
        let words = outcome.diagnostics.replacing("\n", with: " ")
        #expect(words.contains("a.journal.sqlite: the journal was renamed"), "\(words)")
        #expect(words.contains("elsewhere.sqlite"), "\(words)")
        let totals = try Journal(reading: elsewhere).totals()
        #expect(totals[.created] == service.sandbox.ledger.count)
        #expect(totals[.created] < 300 && totals[.unknown] + totals[.sending] == 0)
        #expect(!FileManager.default.fileExists(atPath: journal))
        #expect(!FileManager.default.fileExists(atPath: elsewhere + "-wal"))
        let resumed = try await Tool.start(
            ["resume", elsewhere, "--rate", "unlimited"],
            environment: service.environment
        ).wait()
        #expect(resumed.status == 0, "\(resumed.diagnostics)")
        #expect(service.sandbox.ledger.count == 300)
    }

    @Test func `a run leaves one plain file with a watch beside it`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let (run, journal) = try await started(folder, service, rows: 100)
        let watch = try Tool.start(["status", journal, "--watch"])
        #expect(await run.wait().status == 0)
        #expect(await watch.wait().status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["a.csv", "a.journal.sqlite"])
    }

    @Test
    func `redact and compact do nothing beside another reader, and leave no byte without one`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(400))
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        let journal = JournalPath.beside(file)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: journal, configuration: configuration)
        try await reader.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM row")
        }
        for command in [["redact", journal, "--force"], ["compact", journal]] {
            let outcome = try await Tool.start(["journal"] + command).wait()
            #expect(outcome.status == 1)
            #expect(outcome.diagnostics.contains("another program has the journal open"))
            #expect(outcome.output == "")
        }
        try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        try reader.close()
        #expect(try Journal(reading: journal).redactableRows() == 400)

        // What an earlier change left in unused places goes, too.
        try await DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "UPDATE row SET cells = '[]' WHERE id % 2 = 0")
        }
        let outcome = try await Tool.run("journal", "redact", journal, "--force")
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let bytes = FileManager.default.contents(atPath: journal + suffix) ?? Data()
            #expect(bytes.range(of: Data("Company 1".utf8)) == nil, "\(suffix)")
            #expect(bytes.range(of: Data("@example".utf8)) == nil, "\(suffix)")
        }
        #expect(try Journal(reading: journal).totals()[.created] == 400)
    }
}
