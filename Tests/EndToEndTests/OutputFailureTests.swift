import Foundation
import Testing

/// Results that can't be written, and arguments that are wrong.
struct OutputFailureTests {
    /// Runs a command line of a shell; `$TOOL` is the program.
    private func shell(_ line: String) async throws -> Tool.Outcome {
        try await RunningTool(
            "/bin/sh",
            ["-c", line],
            Tool.environment(["TOOL": Tool.path]),
            input: nil
        ).wait()
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"),
        arguments: [
            "check FILE", "check FILE --json", "peek FILE", "peek FILE --json", "peek FILE --jsonl",
            "journal check JOURNAL", "verify JOURNAL --source FILE", "status JOURNAL",
            "export JOURNAL", "map FILE -o -", "report JOURNAL -o -",
        ]
    )
    func `a result that can't be written is an error in plain words`(line: String) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.csv", Export.customers(3))
        _ = try await Tool.run("run", file, "--sandbox", "--rate", "unlimited")
        let arguments = line.replacing("FILE", with: file)
            .replacing("JOURNAL", with: JournalPath.beside(file))
        let outcome = try await shell("\"$TOOL\" \(arguments) > /dev/full")
        #expect(outcome.status == 1, "\(outcome.diagnostics)")
        #expect(outcome.diagnostics.contains("No space left on device"), "\(outcome.diagnostics)")
        #expect(!outcome.diagnostics.contains("Domain"))
    }

    @Test func `wrong arguments are told like any other error`() async throws {
        let unknown = try await Tool.run("run", "a.csv", "--nonsense")
        #expect(unknown.status == 2)
        #expect(unknown.diagnostics.hasPrefix("error: customer-import run has no option"))
        #expect(unknown.diagnostics.contains("  try: `customer-import run --help`"))
        #expect(!unknown.diagnostics.contains("Usage:"))
    }

    @Test func `a sandbox ends with its terminal`() async throws {
        let sandbox = try Tool.start(["sandbox", "--port", "0"])
        while !sandbox.diagnostics.contains("127.0.0.1") { await Task.yield() }
        sandbox.send(SIGHUP)
        #expect(await sandbox.wait().status == 0)
    }
}
