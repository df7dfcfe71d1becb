import Foundation
import Journal
import Testing

/// What a run says before it does it.
struct NoteTests {
    private func run(
        _ service: Service,
        _ rows: Int,
        _ options: [String] = []
    ) async throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(rows))
        let outcome = try await Tool.start(
            ["run", file, "--rate", "unlimited"] + options,
            environment: service.environment
        ).wait()
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        return outcome
    }

    @Test(
        arguments: [
            (["--grace", "2s"], true), (["--grace", "2s", "--timeout", "3s"], true),
            (["--grace", "2s", "--timeout", "2s"], false), (["--timeout", "3s"], false),
            ([], false),
            (["--grace", "2s", "--unknown", "hold"], false),
        ]
    )
    func `a grace shorter than the timeout is warned of`(options: [String], isWarned: Bool)
        async throws
    {
        let outcome = try await run(try await Service(), 1, options)
        #expect(
            outcome.diagnostics.contains("is shorter than --timeout") == isWarned,
            "\(outcome.diagnostics)"
        )
    }

    @Test func `what the snapshot costs is said once, after a first page that isn't the last`()
        async throws
    {
        let service = try await Service()
        let note =
            "first reading which customers the service has: one request for each 100 customers"
        let first = try await run(service, 250)
        #expect(!first.diagnostics.contains(note), "\(first.diagnostics)")
        let second = try await run(service, 251)
        let parts = second.diagnostics.components(separatedBy: note)
        #expect(parts.count == 2, "\(second.diagnostics)")
        #expect(parts.last?.contains("the service has 250 customers (3 requests)") == true)
    }
}
