import Foundation
import Testing

/// Where the system lets a user start few threads, nothing waits for them for ever.
struct ThreadTests {
    /// A user that runs nothing else; root has no limit to be held to.
    private static let user = "54321"
    private static let setpriv = "/usr/bin/setpriv"
    private static var canChangeUser: Bool {
        getuid() == 0 && FileManager.default.isExecutableFile(atPath: setpriv)
            && FileManager.default.isExecutableFile(atPath: "/usr/bin/prlimit")
    }

    private func run(threads: Int, _ arguments: [String]) async throws -> Tool.Outcome {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777],
            ofItemAtPath: folder.path
        )
        _ = try folder.write("a.csv", Export.customers(20))
        return try await RunningTool(
            Self.setpriv,
            [
                "--reuid=\(Self.user)", "--regid=\(Self.user)", "--clear-groups",
                "/usr/bin/prlimit",
                "--nproc=\(threads + 1)", Tool.path,
            ] + arguments,
            Tool.environment(["HOME": folder.path, "XDG_STATE_HOME": folder.path]),
            input: nil,
            in: folder.path
        ).wait()
    }

    private static let sandbox = ["run", "a.csv", "--sandbox", "--rate", "unlimited"]

    @Test(
        .enabled(if: canChangeUser, "only root can be another user"),
        .timeLimit(.minutes(1)),
        arguments: [0, 3, 6, 12]
    )
    func `a run ends with the reason where it can't have its threads`(threads: Int) async throws {
        let outcome = try await run(threads: threads, Self.sandbox)
        #expect(outcome.status == 1, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("can be started here, but"))
        #expect(outcome.diagnostics.contains("ulimit -u"))
    }

    @Test(
        .enabled(if: canChangeUser, "only root can be another user"),
        .timeLimit(.minutes(1))
    )
    func `a run uses as many workers as it can have threads, and says so`() async throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let outcome = try await run(threads: 22 + cores, Self.sandbox)
        #expect(outcome.status == 0, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("instead of 16"))
        #expect(outcome.output.contains("20  created"))
    }
}
