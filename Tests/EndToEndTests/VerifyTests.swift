import Foundation
import Testing

/// The journal held against the service, and the file against the journal.
struct VerifyTests {
    @Test func `verify finds every customer as it was sent`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(230))
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        let verify = try await Tool.run(
            "verify",
            JournalPath.beside(file),
            "--rate",
            "unlimited",
            environment: service.environment
        )
        #expect(verify.status == 0, "\(verify.diagnostics)")
        #expect(verify.output.contains("230  as they were sent"))
        // And the journal keeps that.
        let status = try await Tool.run("status", JournalPath.beside(file))
        #expect(status.output.contains("finished (230 customers: 230 as sent)"), "\(status.output)")
        let report = try await Tool.run("report", JournalPath.beside(file), "-o", "-")
        #expect(report.output.contains("The service has all 230 customers as they were sent."))
    }

    @Test func `verify tells what was changed since and what is missing`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let first = try folder.write("first.csv", Export.customers(20))
        _ = try await Tool.run(
            "run",
            first,
            "--rate",
            "unlimited",
            environment: service.environment
        )
        // Somebody else changes one customer and makes another.
        let second = try folder.write(
            "second.csv",
            Export.customers(21).replacing("Company 7,", with: "Company Seven,")
        )
        _ = try await Tool.run(
            "run",
            second,
            "--existing",
            "update",
            "--rate",
            "unlimited",
            environment: service.environment
        )
        let changed = try await Tool.run(
            "verify",
            JournalPath.beside(first),
            environment: service.environment
        )
        #expect(changed.status == 3)
        #expect(changed.output.contains("1  changed since"), "\(changed.output)")
        let lines = changed.output.split(separator: "\n").map(String.init)
        let change = try #require(lines.first { $0.contains("7 (line 8)") })
        #expect(change.contains(/name +Company 7 +Company Seven/), "\(change)")
        #expect(changed.output.contains("1  other customers in the service, not from this import"))
        #expect(lines.contains { $0.contains("not from here") && $0.hasSuffix("C-21") })
        let json = try await Tool.run(
            "verify",
            JournalPath.beside(first),
            "--json",
            environment: service.environment
        )
        #expect(json.output.contains("\"held\" : \"Company Seven\""))
        #expect(json.output.contains("\"external_id\" : \"C-21\""))
    }

    @Test func `verify doesn't claim what a redacted journal can't tell`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(4))
        let journal = JournalPath.beside(file)
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        _ = try await Tool.run("journal", "redact", journal, "--force")
        let verify = try await Tool.run("verify", journal, environment: service.environment)
        #expect(verify.status == 0, "\(verify.diagnostics)")
        #expect(verify.output.contains("0  as they were sent"))
        #expect(verify.output.contains("4  there; not compared"))
        let json = try await Tool.run("verify", journal, "--json", environment: service.environment)
        #expect(json.output.contains("\"redacted\" : 4"))
        #expect(json.output.contains("\"equal\" : 0"))
    }

    @Test func `verify --source tells the imported file from any other`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("customers.csv", Export.customers(3))
        _ = try await Tool.run("run", file, "--rate", "unlimited", environment: service.environment)
        let journal = JournalPath.beside(file)
        #expect(try await Tool.run("verify", journal, "--source", file).status == 0)
        let other = try folder.write("other.csv", Export.customers(4))
        let verify = try await Tool.run("verify", journal, "--source", other)
        #expect(verify.status == 3)
        #expect(verify.output.contains("not the file that was imported"))
    }

    @Test func `verify says that rows are unknown, and calls no customer surely another's`()
        async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(10))
        let practice = ["--sandbox-limit", "unlimited", "--store", folder.file("store")]
        let run = try await Tool.start(
            ["run", file, "--sandbox", "--rate", "unlimited", "--unknown", "hold"]
                + ["--fault", "drop-after:@3"] + practice
        ).wait()
        #expect(run.status == 4, "\(run.diagnostics)")
        let verify = try await Tool.start(["verify", JournalPath.beside(file)] + practice).wait()
        #expect(verify.status == 4)
        #expect(verify.output.contains("not from this import, unless they belong to unknown rows"))
        #expect(verify.output.contains("1  unknown rows; `reconcile`"), "\(verify.output)")
    }
}
