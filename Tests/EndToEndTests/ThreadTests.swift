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
        return try await run(threads: threads, arguments, in: folder)
    }

    private func run(
        threads: Int,
        _ arguments: [String],
        in folder: TemporaryFolder
    ) async throws -> Tool.Outcome {
        try await RunningTool(
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

    /// Each opens a journal or a workbook, on threads of their own.
    private static let commands = [
        ["run", "b.xlsx", "--limit", "0", "--sandbox", "--journal", "b.sqlite"],
        ["export", "a.journal.sqlite", "--problems", "-o", "p.xlsx"],
        ["fix", "a.journal.sqlite", "b.xlsx"],
        ["check", "b.xlsx", "-o", "c.xlsx"],
        ["journal", "check", "a.journal.sqlite"],
    ]

    @Test(
        .enabled(if: canChangeUser, "only root can be another user"),
        .timeLimit(.minutes(1)),
        arguments: commands
    )
    func `any command ends where threads are few, whatever it does aside`(command: [String])
        async throws
    {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777],
            ofItemAtPath: folder.path
        )
        _ = try folder.write("a.csv", Export.customers(20) + "C-21,,none\n")
        for arguments in [
            Self.sandbox + ["--limit", "0"], ["export", "a.journal.sqlite", "-o", "b.xlsx"],
        ] {
            _ = try await run(threads: 60, arguments, in: folder)
        }
        for threads in 1...5 {
            let outcome = try await run(threads: threads, command, in: folder)
            #expect(outcome.status == 1, "\(outcome.diagnostics)")
            #expect(outcome.diagnostics.contains("can be started here, but 6 are needed"))
        }
    }
}
