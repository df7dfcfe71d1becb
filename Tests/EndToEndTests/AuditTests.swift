import Foundation
import Sandbox
import Testing

/// What is asked of a journal while a run is on and after it.
struct AuditTests {
    @Test func `status follows a run to its end, and tells its sessions`() async throws {
        let limit = RateLimit(40, per: .seconds(1))
        let service = try await Service(limit: limit)
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(80))
        let journal = folder.file("a.journal.sqlite")
        let run = try Tool.start(
            ["run", file, "--rate", "unlimited", "-q"],
            environment: service.environment
        )
        while service.sandbox.ledger.isEmpty { await Task.yield() }
        let watch = try await Tool.run("status", journal, "--watch")
        #expect(await run.wait().status == 0)
        #expect(watch.status == 0)
        #expect(watch.output.contains("0/80") || watch.output.contains("/80"))
        #expect(watch.output.contains("session 1 (run) began"))
        #expect(watch.output.contains("80  created"))
        let json = try await Tool.run("status", journal, "--json")
        let report = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        )
        let sessions = try #require(report["sessions"] as? [[String: Any]])
        #expect(sessions.first?["requests"] as? Int == 80)
        #expect(sessions.first?["list_requests"] as? Int == 1)
        #expect(sessions.first?["command"] as? String == "run")
        // The same number as the run's own summary, which counts the pages of the list, too.
        let status = try await Tool.run("status", journal)
        #expect(status.output.contains(": 81 requests, finished"))
        #expect(sessions.first?["is_running"] as? Bool == false)
        #expect(sessions.first?["ended"] as? String == "finished")
    }
}

/// `--json` of the commands that have it: a document with a version, and nothing else.
struct JSONOutputTests {
    @Test func `every command with --json prints one document with a version`() async throws {
        let service = try await Service(faults: "422@3")
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(5) + "X-1,,x@example.com\n")
        let journal = folder.file("a.journal.sqlite")
        let problems = folder.file("problems.csv")
        let commands = [
            ["peek", file], ["check", file],
            ["run", file, "--rate", "unlimited", "--workers", "1"], ["status", journal],
            ["verify", journal], ["verify", journal, "--source", file],
            ["journal", "check", journal], ["journal", "compact", journal],
            ["journal", "redact", journal],
            ["map", file, "-o", folder.file("a.yaml")],
            ["report", journal, "-o", folder.file("a.html")],
            ["export", journal, "-o", folder.file("all.csv")], ["resume", journal],
            ["reconcile", journal],
            ["retry", journal, "--status", "rejected", "--dry-run"],
            ["fix", journal, problems, "--dry-run"],
        ]
        for command in commands {
            if command[0] == "fix" {
                _ = try await Tool.run("export", journal, "--problems", "-o", problems)
            }
            let outcome = try await Tool.start(
                command + ["--json"],
                environment: service.environment
            ).wait()
            let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
            let keys = try #require(document as? [String: Any], "\(command)")
            #expect(keys["version"] as? Int == 1, "\(command): \(outcome.output)")
        }
    }

    @Test func `export --json tells what is in the file, and asks for a file`() async throws {
        let trial = try await RepairTrial()
        let file = trial.folder.file("all.csv")
        let out = try await Tool.run("export", trial.journal, "-o", file, "--json")
        #expect(out.status == 0 && out.diagnostics.isEmpty)
        let document = try JSONSerialization.jsonObject(with: Data(out.output.utf8))
        let keys = try #require(document as? [String: Any])
        #expect(keys["export"] as? String == file)
        #expect(keys["format"] as? String == "csv")
        #expect(keys["rows"] as? Int == 4)
        let statuses = try #require(keys["rows_by_status"] as? [String: Int])
        #expect(statuses.count == 9 && statuses["invalid"] == 3 && statuses["created"] == 1)

        let nowhere = try await Tool.run("export", trial.journal, "--json")
        #expect(nowhere.status == 2 && nowhere.diagnostics.contains("--format jsonl"))
        let mixed = try await Tool.run("export", trial.journal, "--columns", "_row", "--id-map")
        #expect(mixed.status == 2 && mixed.output.isEmpty)
        let answer = try JSONSerialization.jsonObject(with: Data(nowhere.output.utf8))
        let error = try #require((answer as? [String: Any])?["error"] as? [String: Any])
        #expect(error["exit_code"] as? Int == 2)
    }
}
