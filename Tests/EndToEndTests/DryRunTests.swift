import Customers
import Foundation
import Sandbox
import Testing

/// `run --dry-run`: what a run would do, without a row sent or a journal left behind. Each policy's plan is
/// held in ImportingTests, as PlanTests.
struct DryRunTests {
    /// What `--json` prints, as far as it is looked at.
    private struct Plan: Decodable {
        struct Update: Decodable {
            struct Change: Decodable, Hashable {
                var field: String
                var held: String?
                var sent: String
            }

            var row: Int
            var changes: [Change]
        }

        var plan: [String: Int]
        var toSend: Int
        var updates: [Update]

        /// What any row is for.
        var rows: [String: Int] { plan.filter { $0.value > 0 } }

        enum CodingKeys: String, CodingKey {
            case plan, updates
            case toSend = "to_send"
        }
    }

    private static let export = """
        Account ID,Company Name,Email Address,Phone
        C-1,Acme,info@acme.example,+1 555 0101
        C-2,Globex,g@globex.example,+1 555 0102
        C-3,Initech,i@initech.example,+1 555 0103
        C-4,,nobody@example.com,
        C-2,Globex,g@globex.example,+1 555 0102
        """

    /// A service that holds the first customer as it was once, and the second one as it is.
    private static func service(_ folder: TemporaryFolder) async throws -> Service {
        let service = try await Service()
        let text = export.split(separator: "\n").prefix(3).joined(separator: "\n")
            .replacing("info@acme", with: "old@acme")
        let run = try await Tool.run(
            "run",
            folder.write("former.csv", text),
            "--rate",
            "unlimited",
            environment: service.environment
        )
        try #require(run.status == 0, "\(run.diagnostics)")
        return service
    }

    private static func plan(
        _ file: String,
        _ options: [String],
        _ service: Service
    ) async throws -> (plan: Plan, outcome: Tool.Outcome) {
        let outcome = try await Tool.start(
            ["run", file, "--rate", "unlimited", "--dry-run", "--json"] + options,
            environment: service.environment
        ).wait()
        let plan = try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
        return (plan, outcome)
    }

    @Test func `it tells what a run then does, and sends nothing and keeps nothing itself`()
        async throws
    {
        let folder = try TemporaryFolder()
        let service = try await Self.service(folder)
        let file = try folder.write("a.csv", Self.export)
        let names = folder.names
        let ledger = service.sandbox.ledger
        let (plan, outcome) = try await Self.plan(
            file,
            ["--existing", "update", "-o", folder.file("plan.csv")],
            service
        )
        #expect(outcome.status == 3, "\(outcome.diagnostics)")
        #expect(
            plan.rows == ["create": 1, "update": 1, "equal": 1, "same": 1, "invalid": 1]
        )
        #expect(plan.toSend == 2)
        #expect(plan.updates.map(\.row) == [1])
        #expect(
            plan.updates.first?.changes == [
                .init(field: "email", held: "old@acme.example", sent: "info@acme.example")
            ]
        )
        #expect(folder.names == (names + ["plan.csv"]).sorted())
        #expect(service.sandbox.ledger == ledger)

        let lines = folder.text("plan.csv").split(separator: "\n").map(String.init)
        #expect(lines.count == 6)
        #expect(lines[1].hasPrefix("1,2,update,\(Service.business),C-1,cus_"))
        #expect(lines[1].hasSuffix(",email,old@acme.example,info@acme.example,"))
        #expect(lines[3] == "3,4,create,\(Service.business),C-3,,,,,")

        let run = try await Tool.run(
            "run",
            file,
            "--rate",
            "unlimited",
            "--existing",
            "update",
            "--json",
            environment: service.environment
        )
        #expect(run.status == outcome.status)
        for count in [#""created" : 1"#, #""updated" : 1"#, #""existing" : 2"#, #""invalid" : 1"#] {
            #expect(run.output.contains(count), "\(run.output)")
        }
    }

    @Test func `killed while the list is read, it leaves nothing behind`() async throws {
        let folder = try TemporaryFolder()
        let service = try await Service(faults: "list/slow:100%:20s")
        let file = try folder.write("a.csv", Export.customers(2_000))
        let scratch = try TemporaryFolder()
        let run = try Tool.start(
            ["run", file, "--dry-run"],
            environment: service.environment.merging(["TMPDIR": scratch.path]) { $1 }
        )
        // All rows are staged then.
        while !run.diagnostics.contains("2,000 rows read"), run.process.isRunning {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(run.process.isRunning, "\(run.diagnostics)")
        run.send(SIGKILL)
        _ = await run.wait()
        #expect(folder.names == ["a.csv"])
        #expect(scratch.names == [])
    }

    @Test(arguments: [
        (["-o", "plan.csv"], "--dry-run"), (["--dry-run", "-o", "-"], "needs a file"),
        (["--dry-run", "-o", "a.csv", "--force"], "overwrite a file that this command reads"),
        (["--dry-run", "--events", "e.jsonl"], "--events"),
    ])
    func `options that don't go together are refused`(options: [String], words: String) async throws
    {
        let folder = try TemporaryFolder()
        let service = try await Service()
        _ = try folder.write("a.csv", Export.customers(2))
        let run = try await Tool.start(
            ["run", "a.csv"] + options,
            environment: service.environment,
            folder: folder.path
        ).wait()
        #expect(run.status == 2)
        #expect(run.diagnostics.contains(words), "\(run.diagnostics)")
        #expect(folder.names == ["a.csv"])
    }
}
