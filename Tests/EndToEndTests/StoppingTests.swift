import Foundation
import GRDB
import Journal
import Testing

/// Runs that end before their work is done.
struct StoppingTests {
    @Test func `the lock tells whether a run is on, and not the number of a process`() async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(300))
        let journal = folder.file("customers.journal.sqlite")
        let run = try Tool.start(["run", file, "--rate", "20/s"], environment: service.environment)
        while service.sandbox.ledger.count < 3, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.01))
        }
        func pretend(pid: Int32) async throws {
            var patient = Configuration()
            patient.busyMode = .timeout(10)
            try await DatabaseQueue(path: journal, configuration: patient).write { db in
                try db.execute(sql: "UPDATE session SET pid = ?", arguments: [pid])
            }
        }
        // Of no process, as where the run is in a room of its own; later of one that lives.
        try await pretend(pid: .max)
        let during = try await Tool.run("status", journal, "--json")
        run.send(SIGKILL)
        _ = await run.wait()
        try await pretend(pid: ProcessInfo.processInfo.processIdentifier)
        let after = try await Tool.run("status", journal, "--json")
        #expect(during.output.contains(#""is_running" : true"#), "\(during.output)")
        #expect(after.output.contains(#""is_running" : false"#), "\(after.output)")
        let watched = try await Tool.run("status", journal, "--watch")
        #expect(watched.output.contains("was cut off"), "\(watched.output)")
    }

    /// Waits until the journal has so many created rows; the run is bounded, so this is too.
    private func wait(for run: RunningTool, _ path: String, created: Int) async throws {
        while run.process.isRunning {
            let count = (try? Journal(reading: path).totals()[.created]) ?? 0
            if count >= created { return }
            try await Task.sleep(for: .seconds(0.02))
        }
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `the first signal drains: nothing is left sending, and it says how to go on`(
        signal: Int32
    ) async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(500))
        let path = folder.file("customers.journal.sqlite")
        let run = try Tool.start(["run", file, "--rate", "50/s"], environment: service.environment)
        try await wait(for: run, path, created: 5)
        run.send(signal)
        let outcome = await run.wait()
        #expect(outcome.status == 130)
        #expect(outcome.output.contains("customer-import resume"))
        let totals = try Journal(reading: path).totals()
        #expect(totals[.sending] == 0)
        #expect(totals[.unknown] == 0)
        #expect(totals[.pending] > 0)
        #expect(totals[.created] == service.externalIDs.count)
        #expect(folder.names == ["customers.csv", "customers.journal.sqlite"])
    }

    @Test func `a terminal that is closed while a file is staged doesn't end the run`() async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(20_000))
        let run = try Tool.start(["run", file, "--limit", "1"], environment: service.environment)
        while run.process.isRunning, !folder.names.contains("customers.journal.sqlite-new") {
            try await Task.sleep(for: .seconds(0.005))
        }
        run.send(SIGHUP)
        let outcome = await run.wait()
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals[.created] == 1)
    }

    @Test func `more rejects than --max-rejects end the run, and the other rows stay pending`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        // With part of an address only, which the checks let pass and the service does not.
        let header = "Name,Billing Street,Billing City,Billing State,Billing Zip,Billing Country"
        let rows = (1...30).map { "Customer \($0),Main St \($0),Springfield,,," }
        let file = try folder.write("customers.csv", ([header] + rows).joined(separator: "\n"))
        let run = try await Tool.run(
            "run",
            file,
            "--partial-addresses",
            "--max-rejects",
            "3",
            "--workers",
            "1",
            environment: service.environment
        )
        #expect(run.status == 3)
        #expect(run.diagnostics.contains("rejected 4 of 4 rows, more than --max-rejects allows"))
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals[.rejected] == 4)
        #expect(totals[.pending] == 26)
    }

    @Test func `the second signal ends at once, and the journal stays right`() async throws {
        let service = try await Service(faults: "slow:100%:20s")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(10))
        let path = folder.file("customers.journal.sqlite")
        let run = try Tool.start(
            ["run", file, "--rate", "unlimited"],
            environment: service.environment
        )
        while (try? Journal(reading: path).totals()[.sending]) ?? 0 < 10, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.02))
        }
        run.send(SIGINT)
        while !run.diagnostics.contains("stopping"), run.process.isRunning {
            try await Task.sleep(for: .seconds(0.02))
        }
        run.send(SIGINT)
        #expect(await run.wait().status == 130)
        #expect(try Journal(reading: path).totals()[.sending] == 10)
        let resumed = try await Tool.run(
            "resume",
            path,
            "--grace",
            "0s",
            environment: service.environment
        )
        #expect(resumed.status == 0, "\(resumed.diagnostics)")
        #expect(try Journal(reading: path).totals()[.created] == 10)
        #expect(service.sandbox.statistics.mostArrivalsOfOnePayload == 1)
    }

    @Test func `SIGQUIT ends at once and without a word, and the journal stays right`() async throws
    {
        let service = try await Service(faults: "slow:100%:20s")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(4))
        let path = folder.file("customers.journal.sqlite")
        let run = try Tool.start(
            ["run", file, "--rate", "unlimited", "--quiet"],
            // As on a terminal, where the Swift runtime would print a trace.
            environment: service.environment.merging(["SWIFT_BACKTRACE": "enable=yes"]) { $1 }
        )
        while (try? Journal(reading: path).totals()[.sending]) ?? 0 < 4, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.02))
        }
        run.send(SIGQUIT)
        let outcome = await run.wait()
        #expect(outcome.status == 130)
        #expect(outcome.diagnostics == "" && outcome.output == "")
        #expect(try Journal(reading: path).totals()[.sending] == 4)
    }

    @Test func `a second run on the same journal is refused, and names the first`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(500))
        let path = folder.file("customers.journal.sqlite")
        let first = try Tool.start(
            ["run", file, "--rate", "5/s"],
            environment: service.environment
        )
        try await wait(for: first, path, created: 1)
        let second = try await Tool.run("run", file, environment: service.environment)
        #expect(second.status == 7)
        #expect(second.diagnostics.contains("process \(first.process.processIdentifier)"))
        let status = try await Tool.run("status", path)
        #expect(status.output.contains("has been running since"))
        first.send(SIGINT)
        #expect(await first.wait().status == 130)
    }

    @Test func `a wrong token stops the run with every row pending`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(50))
        var environment = service.environment
        environment["ASSET_ACCESS_TOKEN"] = "wrong-token-1234"
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: environment
        )
        #expect(outcome.status == 5)
        #expect(outcome.diagnostics.contains("access token"))
        let path = folder.file("customers.journal.sqlite")
        #expect(try Journal(reading: path).totals()[.pending] == 50)
        let again = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(again.status == 0)
        #expect(service.externalIDs.count == 50)
    }

    @Test func `a service that is down at the start is waited for, then given up on`() async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(20))
        var environment = service.environment
        environment["ASSET_BASE_URL"] = "http://127.0.0.1:1"
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--give-up-after",
            "2s",
            environment: environment
        )
        #expect(outcome.status == 5)
        #expect(outcome.diagnostics.contains("the service is down"))
        #expect(outcome.diagnostics.contains("gave up"))
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals[.pending] == 20)
        #expect(totals.addUp)
    }

    @Test(arguments: [1, 4])
    func `an outage leaves the last few rows pending, and is named at the end`(rows: Int)
        async throws
    {
        let service = try await Service(faults: "503:100%:0s")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(rows))
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--give-up-after",
            "2s",
            "--max-attempts",
            "6",
            environment: service.environment
        )
        #expect(outcome.status == 5, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("gave up"))
        #expect(
            outcome.diagnostics.contains("the service answered HTTP 503"),
            "\(outcome.diagnostics)"
        )
        let path = folder.file("customers.journal.sqlite")
        #expect(try Journal(reading: path).totals()[.pending] == rows)
        #expect(try Journal(reading: path).sessions().last?.detail?.contains("503") == true)
    }

    @Test func `an outage half-way is waited out`() async throws {
        let service = try await Service(faults: "503:@11,503:@12,503:@13,503:@14,503:@15,503:@16")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(40))
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--workers",
            "1",
            environment: service.environment
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(service.externalIDs.count == 40)
        #expect(outcome.diagnostics.contains("the service is down"))
        #expect(outcome.diagnostics.contains("the service is back"))
    }

    @Test func `a business that the token may not use stops the run`() async throws {
        let service = try await Service(faults: "403:x50")
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(30))
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(outcome.status == 5)
        #expect(outcome.diagnostics.contains("belongs to this business"))
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals[.pending] == 30)
    }

    @Test func `a token endpoint that is away for a while is waited for`() async throws {
        // It is asked after 1, 2 and 4 seconds: three more tries would take 56.
        let service = try await Service(faults: "token/503:x3") { configuration in
            configuration.bearers = .issued(alsoAccepting: [])
        }
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(10))
        var environment = service.environment
        environment["ASSET_ACCESS_TOKEN"] = nil
        environment["ASSET_CLIENT_ID"] = "me"
        environment["ASSET_CLIENT_SECRET"] = "hush"
        let outcome = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: environment
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(service.externalIDs.count == 10)
        #expect(service.sandbox.statistics.requests["token"] ?? 0 <= 5)
    }
}
