import Foundation
import Testing

/// What whoever looks after many imports gets of a run: a log, figures, and a command at its end.
struct WatchedRunTests {
    private let folder: TemporaryFolder
    private let service: Service

    init() async throws {
        folder = try TemporaryFolder()
        service = try await Service(faults: "422:@2")
    }

    private func start(_ options: [String], rows: Int = 3) throws -> RunningTool {
        try Tool.start(
            ["run", folder.write("a.csv", Export.customers(rows)), "--rate", "unlimited"] + options,
            environment: service.environment.merging(["KEPT": "yes"]) { $1 }
        )
    }

    @Test func `the log has a time and a level on each line, and no customer's data`() async throws
    {
        let run = try await start(["--log", folder.file("run.log"), "--quiet"]).wait()
        #expect(run.status == 3, "\(run.diagnostics)")
        let log = folder.text("run.log")
        let lines = log.split(separator: "\n")
        for line in lines {
            #expect(
                line.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (ERROR|WARN|INFO) \S/#),
                "\(line)"
            )
        }
        #expect(log.contains(#/WARN row \d is rejected, validation, email, HTTP 422, request /#))
        #expect(log.contains(": 3 rows, 3 to send"))
        #expect(log.contains("INFO rows: 2 created, 1 rejected"))
        #expect(lines.last?.hasSuffix("exit code 3") == true)
        #expect(!log.contains("info2@example.com"))
    }

    @Test func `SIGHUP has the log go on in a new file`() async throws {
        let service = try await Service(faults: "slow:100%:1s")
        let run = try Tool.start(
            [
                "run", folder.write("b.csv", Export.customers(1)), "--rate", "unlimited", "--log",
                folder.file("run.log"),
            ],
            environment: service.environment
        )
        while !folder.text("run.log").contains("to send"), run.process.isRunning {
            try await Task.sleep(for: .milliseconds(10))
        }
        try FileManager.default.moveItem(at: folder.url("run.log"), to: folder.url("run.log.1"))
        run.send(SIGHUP)
        let outcome = await run.wait()
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(folder.text("run.log.1").contains("to send"))
        #expect(folder.text("run.log").contains("exit code 0"))
    }

    #if os(Linux)
        /// Where it can be had from the system's packages, `make test` installs it.
        private static let python = "/usr/bin/python3"
        private static let mustHaveParser = FileManager.default.fileExists(
            atPath: "/usr/bin/apt-get"
        )

        @Test(.enabled(if: mustHaveParser))
        func `Prometheus' own parser reads the figures`() async throws {
            let run = try await start(["--metrics", folder.file("a.prom")]).wait()
            #expect(run.status == 3)
            #expect(folder.names == ["a.csv", "a.journal.sqlite", "a.prom"])
            let parse = """
                import sys
                from prometheus_client.parser import text_string_to_metric_families as parse
                for family in parse(open(sys.argv[1]).read()):
                    print(family.type, family.name, len(family.samples), bool(family.documentation))
                """
            let parsed = try await RunningTool(
                Self.python,
                ["-c", parse, folder.file("a.prom")],
                ["PATH": "/usr/bin:/bin"],
                input: nil
            ).wait()
            #expect(
                parsed.status == 0,
                "scripts/setup browser installs python3-prometheus-client: \(parsed.diagnostics)"
            )
            let lines = parsed.output.split(separator: "\n")
            #expect(lines.contains("histogram customer_import_request_duration_seconds 15 True"))
            #expect(lines.contains("gauge customer_import_rows 9 True"))
            #expect(lines.contains("counter customer_import_requests 6 True"))
            #expect(lines.allSatisfy { $0.hasSuffix("True") })
        }
    #endif

    @Test func `the last success outlives a run that had none`() async throws {
        let file = folder.file("a.prom")
        #expect(try await start(["--metrics", file]).wait().status == 3)
        #expect(!folder.text("a.prom").contains("last_success"))
        let journal = folder.file("a.journal.sqlite")
        let fixed = try await Tool.run("retry", journal, "--status", "rejected")
        #expect(fixed.status == 0)
        let again = ["resume", journal, "--rate", "unlimited", "--metrics", file]
        #expect(try await Tool.start(again, environment: service.environment).wait().status == 0)
        func success() -> Substring? {
            folder.text("a.prom").split(separator: "\n")
                .first { $0.hasPrefix("customer_import_last_success_timestamp_seconds{") }
        }
        let first = try #require(success())
        let failed = try await Tool.start(
            ["run", folder.file("none.csv"), "--metrics", file],
            environment: service.environment
        ).wait()
        #expect(failed.status == 2)
        #expect(success() == first)
        #expect(folder.text("a.prom").contains("customer_import_exit_code{import=\"a\"} 2"))
    }

    @Test func `the command at the end has the outcome, a closed journal, and no credentials`()
        async throws
    {
        let command = """
            cat > '\(folder.file("outcome.json"))'; env > '\(folder.file("env"))'
            ls '\(folder.path)' > '\(folder.file("ls"))'; echo said by the command; exit 9
            """
        let run = try await start(["--on-end", command, "--json"]).wait()
        #expect(run.status == 3, "the command's exit code is its own")
        #expect(run.diagnostics.contains("said by the command"))
        #expect(run.diagnostics.contains("--on-end: the command ended with exit code 9"))
        func canonical(_ data: Data) throws -> Data {
            try JSONSerialization.data(
                withJSONObject: JSONSerialization.jsonObject(with: data),
                options: .sortedKeys
            )
        }
        let told = try canonical(Data(contentsOf: folder.url("outcome.json")))
        #expect(try told == canonical(Data(run.output.utf8)))
        #expect(!folder.text("ls").contains("-wal"))
        let environment = folder.text("env")
        #expect(environment.contains("KEPT=yes"))
        #expect(environment.contains("ASSET_BASE_URL="))
        #expect(!environment.contains("good-token"))
    }

    @Test func `a command that doesn't end is ended, with all that it started`() async throws {
        let run = try await start(
            ["--on-end", "sleep 77 & sleep 77; true", "--on-end-timeout", "200ms"],
            rows: 1
        ).wait()
        #expect(run.status == 0)
        #expect(run.diagnostics.contains("took longer than 0.2 s and was stopped"))
    }

    @Test func `what keeps a run from beginning is told to the command, the log and the events`()
        async throws
    {
        let run = try await Tool.start(
            [
                "run", folder.file("none.csv"), "--on-end", "cat > '\(folder.file("end.json"))'",
                "--log", folder.file("run.log"), "--events", folder.file("e.jsonl"), "--json",
            ],
            environment: service.environment
        ).wait()
        #expect(run.status == 2)
        for name in ["end.json", "e.jsonl"] {
            let document = try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.url(name))
            )
            let error = (document as? [String: Any])?["error"] as? [String: Any]
            #expect(error?["code"] as? String == "no_file", "\(name)")
            #expect(error?["file"] as? String == folder.file("none.csv"), "\(name)")
        }
        #expect(folder.text("run.log").contains(" ERROR "))
        #expect(run.output == folder.text("end.json"))
    }

    @Test(arguments: ["--log", "--metrics"])
    func `an input is never written over`(option: String) async throws {
        let run = try await start([option, folder.file("a.csv")]).wait()
        #expect(run.status == 2)
        #expect(folder.text("a.csv") == Export.customers(3))
    }
}
