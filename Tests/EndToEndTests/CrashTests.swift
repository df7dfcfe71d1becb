import Foundation
import Journal
import TestSupport
import Testing

/// Runs that are cut off, and answers that never come.
struct CrashTests {
    @Test func `killed while staging, the same command stages anew`() async throws {
        let seed = UInt64.random(in: 1...1_000_000)
        var random = SeededGenerator(seed: seed)
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(20_000))
        for _ in 1...4 {
            let run = try Tool.start(
                ["run", file, "--limit", "1", "--quiet"],
                environment: service.environment
            )
            try await Task.sleep(for: .seconds(Double.random(in: 0.05...0.4, using: &random)))
            run.send(SIGKILL)
            _ = await run.wait()
        }
        let outcome = try await Tool.run(
            "run",
            file,
            "--limit",
            "10",
            "--rate",
            "unlimited",
            "--grace",
            "0s",
            "--json",
            environment: service.environment
        )
        #expect([0, 4].contains(outcome.status), "seed \(seed): \(outcome.diagnostics)")
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals.rowsRead == 20_000, "seed \(seed)")
        #expect(totals.addUp, "seed \(seed)")
        #expect(Set(service.externalIDs).count == service.externalIDs.count, "seed \(seed)")
    }

    @Test func `a page that was hurt when a run was killed ends the next one before it sends`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(3_000))
        let journal = folder.file("customers.journal.sqlite")
        let run = try Tool.start(["run", file, "--rate", "50/s"], environment: service.environment)
        while (try? Journal(reading: journal).totals()[.created]) ?? 0 < 3, run.process.isRunning {
            try await Task.sleep(for: .seconds(0.02))
        }
        run.send(SIGKILL)
        _ = await run.wait()
        try await DamagedPage.make(in: journal)
        let arrivals = service.sandbox.statistics.arrivals
        for command in [["run", file], ["resume", journal], ["reconcile", journal]] {
            let limit = command[0] == "reconcile" ? [] : ["--limit", "1"]
            let next = try await Tool.start(
                command + limit + ["--grace", "0s"],
                environment: service.environment
            ).wait()
            #expect(next.status == 1, "\(command[0]): \(next.diagnostics)")
            #expect(next.diagnostics.contains("the journal is damaged"), "\(next.diagnostics)")
            #expect(next.diagnostics.contains("skips the customers that the service has"))
        }
        #expect(service.sandbox.statistics.arrivals == arrivals)
    }

    @Test func `answers that never come leave unknown rows, which are not sent again`() async throws
    {
        let service = try await Service(
            faults: "drop-after:10%,500-after:5%,cut-body:5%,not-json:5%"
        )
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(200))
        let first = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--unknown",
            "hold",
            environment: service.environment
        )
        #expect(first.status == 4, "\(first.diagnostics)")
        let journal = folder.file("customers.journal.sqlite")
        let unknown = try Journal(reading: journal).totals()[.unknown]
        #expect(unknown > 0)
        let arrivals = service.sandbox.statistics.arrivals
        let again = try await Tool.run(
            "resume",
            journal,
            "--unknown",
            "hold",
            environment: service.environment
        )
        #expect(again.status == 4)
        #expect(service.sandbox.statistics.arrivals == arrivals)
        #expect(service.sandbox.statistics.mostArrivalsOfOnePayload == 1)
        #expect(service.externalIDs.count == 200)
    }
}
