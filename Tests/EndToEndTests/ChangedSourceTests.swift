import Foundation
import Journal
import Testing

/// The same command with another source than the journal's.
struct ChangedSourceTests {
    private struct Bundle {
        let service: Service
        let folder: TemporaryFolder
        let file: String

        init() async throws {
            service = try await Service()
            folder = try TemporaryFolder()
            file = try folder.write("customers.csv", Export.customers(20))
            let first = try await Tool.run(
                "run",
                file,
                "--limit",
                "5",
                "--rate",
                "unlimited",
                environment: service.environment
            )
            #expect(first.status == 0, "\(first.diagnostics)")
        }

        func runAgain(_ arguments: String...) async throws -> Tool.Outcome {
            try await Tool.start(
                ["run", file, "--rate", "unlimited"] + arguments,
                environment: service.environment
            ).wait()
        }
    }

    @Test func `a file sorted otherwise is the same import`() async throws {
        let bundle = try await Bundle()
        let lines = Export.customers(20).split(separator: "\n")
        let sorted = [String(lines[0])] + lines.dropFirst().reversed().map(String.init)
        _ = try bundle.folder.write("customers.csv", sorted.joined(separator: "\r\n"))
        let outcome = try await bundle.runAgain()
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(Set(bundle.service.externalIDs) == Set(Export.identifiers(20)))
        #expect(bundle.service.externalIDs.count == 20)
    }

    @Test func `a row changed, added or gone stops it, with the counts`() async throws {
        let bundle = try await Bundle()
        let changed = Export.customers(22).replacing("Company 7,", with: "Company Seven,")
        _ = try bundle.folder.write("customers.csv", changed)
        let outcome = try await bundle.runAgain()
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("3 rows added or changed"))
        #expect(outcome.diagnostics.contains("1 row removed or changed"))
        #expect(outcome.diagnostics.contains("customer-import resume"))
        #expect(bundle.service.externalIDs.count == 5)
    }

    @Test func `another mapping stops it`() async throws {
        let bundle = try await Bundle()
        let map = try bundle.folder.write(
            "map.yaml",
            "version: 1\nfields:\n  name: Account ID\n"
        )
        let outcome = try await bundle.runAgain("--map", map)
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("another mapping"))
    }

    @Test func `other options for the mapping stop it`() async throws {
        let bundle = try await Bundle()
        let outcome = try await bundle.runAgain("--strict")
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("given --strict"))
    }

    @Test func `the same file read as something else is not the same rows`() async throws {
        let bundle = try await Bundle()
        let outcome = try await bundle.runAgain("--encoding", "utf-16le")
        #expect(outcome.status == 2)
        #expect(bundle.service.externalIDs.count == 5)
    }

    @Test func `another business stops it`() async throws {
        let bundle = try await Bundle()
        let outcome = try await bundle.runAgain("--business", "biz_other")
        #expect(outcome.status == 2)
        #expect(outcome.diagnostics.contains("now names biz_other"))
    }

    @Test func `resume goes on without the source`() async throws {
        let bundle = try await Bundle()
        try FileManager.default.removeItem(atPath: bundle.file)
        let outcome = try await Tool.run(
            "resume",
            bundle.folder.file("customers.journal.sqlite"),
            "--rate",
            "unlimited",
            environment: bundle.service.environment
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(bundle.service.externalIDs.count == 20)
    }
}
