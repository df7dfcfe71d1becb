import Foundation
import Testing

/// What a run tells programs while it is on.
struct EventTests {
    private func events(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            )
        }
    }

    private func names(_ events: [[String: Any]]) -> [String] {
        events.compactMap { $0["event"] as? String }
    }

    @Test func `the events tell of each answer, from started to ended`() async throws {
        let service = try await Service(faults: "422:20%")
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(30))
        let log = folder.file("events.ndjson")
        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--events",
            log,
            environment: service.environment
        )
        let events = try events(folder.text("events.ndjson"))
        #expect(names(events).first == "started")
        #expect(names(events).last == "ended")
        #expect(events.first?["version"] as? Int == 1)
        let rows = events.filter { $0["event"] as? String == "row" }
        #expect(Set(rows.compactMap { $0["row"] as? Int }) == Set(1...30))
        let created = rows.filter { $0["status"] as? String == "created" }
        let ids = created.compactMap { $0["customer_id"] as? String }
        #expect(Set(ids) == Set(service.sandbox.ledger.map(\.customer.id.text)))
        #expect(created.count < 30)
        #expect(created.count == 30 - rows.filter { $0["status"] as? String == "rejected" }.count)
        #expect(events.last?["exit_code"] as? Int32 == run.status)
        let again = try await Tool.run(
            "resume",
            folder.file("a.journal.sqlite"),
            "--events",
            log,
            environment: service.environment
        )
        #expect(again.status == run.status)
        let both = names(try self.events(folder.text("events.ndjson")))
        #expect(both.filter { $0 == "started" }.count == 2, "events go to the end of the file")
    }

    @Test func `events on standard output have it to themselves`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(5))
        let run = try await Tool.run(
            "run",
            file,
            "--events",
            "-",
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(run.status == 0)
        #expect(names(try events(run.output)).last == "ended")
        #expect(run.diagnostics.contains("Done: "))
        let both = try await Tool.run(
            "run",
            file,
            "--events",
            "-",
            "--json",
            environment: service.environment
        )
        #expect(both.status == 2)
    }

    @Test func `an event file that fills up ends the events, and not the run`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(5))
        let run = try await Tool.run(
            "run",
            file,
            "--events",
            "/dev/full",
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(run.status == 0)
        #expect(run.diagnostics.contains("/dev/full: can't write more events"))
        #expect(service.sandbox.ledger.count == 5)
    }
}
