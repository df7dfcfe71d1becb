import Foundation
import Journal
import Testing

/// Journals that are copied, moved or handed over, with the program itself. What one does that is put back
/// is held in ImportingTests.
struct JournalCopyTests {
    private static let pace = [
        "--rate", "unlimited", "--grace", "300ms",
    ]

    private func start(_ arguments: [String], _ service: Service) throws -> RunningTool {
        try Tool.start(arguments + Self.pace, environment: service.environment)
    }

    @Test(arguments: [true, false])
    func `promise 10: killed, and moved without its log, nothing is sent twice`(
        hasIDs: Bool
    ) async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let text =
            hasIDs
            ? Export.customers(120)
            : "Company Name\n" + (1...120).map { "Company \($0)\n" }.joined()
        let file = try folder.write("a.csv", text)
        let journal = JournalPath.beside(file)
        let run = try Tool.start(
            ["run", file, "--rate", "100/s"],
            environment: service.environment
        )
        while service.sandbox.ledger.count < 20, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.01))
        }
        run.send(SIGKILL)
        _ = await run.wait()
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: journal + suffix)
        }
        let next = try await start(
            ["run", file, "--existing", "ignore", "--unknown", "hold"],
            service
        ).wait()
        #expect(next.status == 0, "\(next.diagnostics)")
        #expect(next.diagnostics.contains("-wal file is missing"), "\(next.diagnostics)")
        let names = service.sandbox.ledger.compactMap(\.customer.fields.name)
        #expect(names.count == 120)
        #expect(Set(names).count == 120)
        #expect(try Journal(reading: journal).totals()[.existing] >= 20)
    }

    @Test func `a backup is one plain file, also while a run is on, and writes over nothing`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(300))
        let journal = JournalPath.beside(file)
        let backup = folder.file("backup.sqlite")
        let run = try Tool.start(
            ["run", file, "--rate", "100/s"],
            environment: service.environment
        )
        while service.sandbox.ledger.count < 5, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.01))
        }
        let made = try await Tool.run("journal", "backup", journal, backup)
        run.send(SIGKILL)
        _ = await run.wait()
        #expect(made.status == 0, "\(made.diagnostics)")
        let check = try await Tool.run("journal", "check", backup)
        #expect(check.status == 0, "\(check.output)")
        #expect(try Journal(reading: backup).totals()[.created] >= 1)
        #expect(!folder.names.contains { $0.hasPrefix("backup.sqlite-") || $0.hasSuffix(".part") })
        let mode = try FileManager.default.attributesOfItem(atPath: backup)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        for target in [backup, journal, file] {
            let again = try await Tool.run("journal", "backup", journal, target)
            #expect(again.status == 2, "\(again.output)")
        }
        let forced = try await Tool.run("journal", "backup", journal, backup, "--force")
        #expect(forced.status == 0, "\(forced.diagnostics)")
    }

    @Test func `status says while a journal is in doubt, and why`() async throws {
        let service = try await Service(faults: "list/403:@1")
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(6))
        let early = folder.file("early.sqlite")
        let journal = JournalPath.beside(file)
        _ = try await start(["run", file, "--limit", "2", "--existing", "ignore"], service).wait()
        try FileManager.default.copyItem(atPath: journal, toPath: early)
        _ = try await start(["resume", journal, "--limit", "2", "--existing", "ignore"], service)
            .wait()
        let refused = try await start(["resume", early], service).wait()
        #expect(refused.status == 5, "\(refused.diagnostics)")
        let words = try await Tool.run("status", early)
        #expect(
            words.output.contains(
                "may be out of date (a copy of it has been used since"
            ),
            "\(words.output)"
        )
        let inJSON = try await Tool.run("status", early, "--json")
        #expect(inJSON.output.contains(#""doubt" : "elsewhere""#), "\(inJSON.output)")
        let settled = try await start(["resume", early], service).wait()
        #expect(settled.status == 0, "\(settled.diagnostics)")
        let after = try await Tool.run("status", early, "--json")
        #expect(!after.output.contains(#""doubt""#), "\(after.output)")
        #expect(service.externalIDs.sorted() == Export.identifiers(6))
    }

    @Test func `two copies of a journal can't run at the same time`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(200))
        let journal = JournalPath.beside(file)
        let copy = folder.file("copy.sqlite")
        _ = try await start(["run", file, "--limit", "1"], service).wait()
        try FileManager.default.copyItem(atPath: journal, toPath: copy)
        let run = try Tool.start(["run", file, "--rate", "50/s"], environment: service.environment)
        while service.sandbox.ledger.count < 5, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.01))
        }
        let other = try await start(["resume", copy], service).wait()
        run.send(SIGKILL)
        _ = await run.wait()
        #expect(other.status == 7)
        #expect(other.diagnostics.contains("another copy of this journal"))
        #expect(other.diagnostics.contains(journal), "\(other.diagnostics)")
    }
}
