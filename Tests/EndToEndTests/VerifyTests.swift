import Foundation
import Testing

/// `verify` and `reconcile`, as a person or a script meets them. What they find is held in ImportingTests.
struct VerifyTests {
    @Test func `verify tells what was changed since and what is missing`() async throws {
        let trial = try await SmallImport(Export.customers(20))
        let environment = trial.service.environment
        // Somebody else changes one customer and makes another.
        let second = try trial.folder.write(
            "second.csv",
            Export.customers(21).replacing("Company 7,", with: "Company Seven,")
        )
        _ = try await Tool.start(
            ["run", second, "--existing", "update", "--rate", "unlimited"],
            environment: environment
        ).wait()
        let changed = try await Tool.run("verify", trial.journal, environment: environment)
        #expect(changed.status == 3)
        #expect(changed.output.contains("1  changed since"), "\(changed.output)")
        let lines = changed.output.split(separator: "\n").map(String.init)
        let change = try #require(lines.first { $0.contains("7 (line 8)") })
        #expect(change.contains(/name +Company 7 +Company Seven/), "\(change)")
        #expect(changed.output.contains("1  other customers in the service, not from this import"))
        #expect(lines.contains { $0.contains("not from here") && $0.hasSuffix("C-21") })
        let json = try await Tool.run("verify", trial.journal, "--json", environment: environment)
        #expect(json.output.contains("\"held\" : \"Company Seven\""))
        #expect(json.output.contains("\"external_id\" : \"C-21\""))
        // And the journal keeps that.
        let status = try await Tool.run("status", trial.journal)
        #expect(
            status.output.contains(
                "finished (20 customers: 19 as sent, 1 changed since, 1 not from this import)"
            ),
            "\(status.output)"
        )
    }

    @Test func `unknown rows are told as such until reconcile finds what became of them`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(10))
        let journal = JournalPath.beside(file)
        let practice = ["--sandbox-limit", "unlimited", "--store", folder.file("store")]
        let run = try await Tool.start(
            ["run", file, "--sandbox", "--rate", "unlimited", "--unknown", "hold"]
                + ["--fault", "drop-after:@3,drop-before:@4"] + practice
        ).wait()
        #expect(run.status == 4, "\(run.diagnostics)")
        #expect(run.output.contains("customer-import reconcile"))
        let verify = try await Tool.start(["verify", journal] + practice).wait()
        #expect(verify.status == 4)
        #expect(verify.output.contains("not from this import, unless they belong to unknown rows"))
        #expect(verify.output.contains("2  unknown rows; `reconcile`"), "\(verify.output)")
        let found = try await Tool.start(["reconcile", journal, "--grace", "0s"] + practice).wait()
        #expect(found.status == 0, "\(found.diagnostics)")
        #expect(found.output.contains("1  pending"), "\(found.output)")
        #expect(found.output.contains("9  created"), "\(found.output)")
    }
}
