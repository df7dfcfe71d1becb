import Foundation
import Testing

/// Memory that is short ends a run early at worst: nothing is lost, and nothing is sent twice.
struct MemoryTests {
    private static let prlimit = "/usr/bin/prlimit"
    private static var canLimit: Bool {
        FileManager.default.isExecutableFile(atPath: prlimit)
    }

    /// - Parameter megabytes: of addresses, as `ulimit -v` limits them.
    private func run(_ arguments: [String], within megabytes: Int, _ service: Service) async throws
        -> Tool.Outcome
    {
        try await RunningTool(
            Self.prlimit,
            ["--as=\(megabytes << 20)", Tool.path] + arguments,
            Tool.environment(service.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }),
            input: nil
        ).wait()
    }

    @Test(
        .enabled(if: canLimit, "the system has no prlimit"),
        .timeLimit(.minutes(1)),
        arguments: [400, 600]
    )
    func `a run within few addresses makes all rows`(megabytes: Int) async throws {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(1_000))
        let outcome = try await run(
            ["run", file, "--rate", "unlimited"],
            within: megabytes,
            service
        )
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(service.externalIDs.sorted() == Export.identifiers(1_000).sorted())
    }

    @Test(
        .enabled(if: canLimit, "the system has no prlimit"),
        .timeLimit(.minutes(1))
    )
    func `a run that found too little memory is followed by one that sends nothing twice`()
        async throws
    {
        let service = try await Service()
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(300))
        let command = ["run", file, "--rate", "unlimited", "--grace", "100ms"]
        for megabytes in [170, 190, 210, 230] {
            _ = try await run(command, within: megabytes, service)
            #expect(Set(service.externalIDs).count == service.externalIDs.count)
        }
        let last = try await Tool.start(command, environment: service.environment).wait()
        #expect(last.status == 0, "\(last.diagnostics)")
        #expect(service.externalIDs.sorted() == Export.identifiers(300).sorted())
    }
}
