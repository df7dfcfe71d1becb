import Foundation
import Testing

/// An import that nobody sits beside: each night a new file, or the same one again.
struct NightlyTests {
    @Test func `another name by a pattern doesn't import the same content again`() async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(2))
        func run(_ pattern: String) async throws -> Tool.Outcome {
            try await Tool.run(
                "run",
                file,
                "--rate",
                "unlimited",
                "--journal",
                folder.file(pattern),
                environment: service.environment
            )
        }
        #expect(try await run("{source}-{sha8}.sqlite").status == 0)
        let journal = try #require(folder.names.first { $0.hasPrefix("a-") })
        // The same name is the same import, and another one is told apart from a second import.
        let again = try await run("{source}-{sha8}.sqlite")
        #expect(again.status == 0, "\(again.diagnostics)")
        let other = try await run("{date}.sqlite")
        #expect(other.status == 2)
        #expect(other.diagnostics.contains(journal), "\(other.diagnostics)")
        #expect(service.externalIDs.sorted() == ["C-1", "C-2"])
    }

    @Test func `a run waits for the one before it, as long as it is told to`() async throws {
        let service = try await Service(faults: "slow:100%:2s")
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(1))
        let arguments = ["run", file, "--rate", "unlimited"]
        let first = try Tool.start(arguments, environment: service.environment)
        while !folder.names.contains("a.journal.sqlite") {
            try await Task.sleep(for: .milliseconds(10))
        }
        let second = try await Tool.start(
            arguments + ["--lock-wait", "1m"],
            environment: service.environment
        ).wait()
        #expect(second.status == 0, "\(second.diagnostics)")
        #expect(second.diagnostics.contains("waiting at most 1 min for it to end"))
        #expect(await first.wait().status == 0)
        #expect(service.externalIDs == ["C-1"])
    }
}
