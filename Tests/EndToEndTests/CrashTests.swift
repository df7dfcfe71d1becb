import Foundation
import Journal
import Testing

/// Runs that are cut off, again and again, held against the service's own ledger.
struct CrashTests {
    /// What must hold after every cut: the journal opens, and its totals add up.
    private func checkJournal(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let journal = try Journal(reading: path)
        guard let record = try journal.importRecord(), record.staged != nil else { return }
        #expect(try journal.totals().addUp)
    }

    @Test func `promises 2, 3 and 5: killed again and again, no row is lost and none sent twice`()
        async throws
    {
        let rows = 400
        let seed = UInt64.random(in: 1...1_000_000)
        let service = try await Service(faults: "503:5%,drop-before:2%,429:2%") { $0.seed = seed }
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(rows))
        let path = folder.file("customers.journal.sqlite")
        var random = SystemRandomNumberGenerator()
        var kills = 0
        while kills < 12 {
            let run = try Tool.start(
                ["run", file, "--rate", "100/s", "--quiet"],
                environment: service.environment
            )
            try await Task.sleep(for: .seconds(Double.random(in: 0.02...0.5, using: &random)))
            run.send(SIGKILL)
            _ = await run.wait()
            kills += 1
            try checkJournal(path)
        }
        let last = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect([0, 4].contains(last.status), "seed \(seed): \(last.diagnostics)")

        let journal = try Journal(reading: path)
        let totals = try journal.totals()
        #expect(totals.addUp)
        #expect(totals[.created] + totals[.unknown] == rows, "seed \(seed)")
        // Sent at most once each: the service never saw the same customer twice.
        let held = service.externalIDs
        #expect(Set(held).count == held.count, "seed \(seed)")
        // Nothing that the journal calls created is missing there, under the very id.
        let ids = Dictionary(
            uniqueKeysWithValues: service.sandbox.ledger.map {
                ($0.customer.fields.externalID ?? "", $0.customer.id.text)
            }
        )
        var seen: Set<String> = []
        try journal.forEachRow(in: Set(RowStatus.allCases)) { row in
            let externalID = row.externalID ?? ""
            seen.insert(externalID)
            if row.status == .created {
                #expect(row.customerID == ids[externalID], "seed \(seed), row \(row.number)")
            }
        }
        #expect(seen == Set(Export.identifiers(rows)))
    }

    @Test func `killed while staging, the same command stages anew`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(20_000))
        for _ in 1...4 {
            let run = try Tool.start(
                ["run", file, "--limit", "1", "--quiet"],
                environment: service.environment
            )
            try await Task.sleep(for: .seconds(Double.random(in: 0.05...0.4)))
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
            "--json",
            environment: service.environment
        )
        #expect([0, 4].contains(outcome.status), "\(outcome.diagnostics)")
        let totals = try Journal(reading: folder.file("customers.journal.sqlite")).totals()
        #expect(totals.rowsRead == 20_000)
        #expect(totals.addUp)
        #expect(Set(service.externalIDs).count == service.externalIDs.count)
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
