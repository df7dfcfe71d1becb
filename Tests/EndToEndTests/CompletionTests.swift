import Foundation
import Testing

/// What a shell offers, asked of the script that the program writes for bash.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
struct CompletionTests {
    private static let statuses = [
        "invalid", "pending", "sending", "unknown", "created", "existing", "updated", "rejected",
        "failed",
    ]

    /// Words of a command line with what may take the last one's place.
    @Test(
        arguments: [
            (["export", "j.sqlite", "--status", ""], statuses),
            (["export", "j.sqlite", "--status", "re"], ["rejected"]),
            (["export", "j.sqlite", "--status", "pending,cr"], ["pending,created"]),
            (
                ["export", "j.sqlite", "--status", "pending,"],
                statuses.filter { $0 != "pending" }.map { "pending,\($0)" }
            ),
            (
                ["export", "j.sqlite", "--status", "failed,invalid,re"],
                ["failed,invalid,rejected"]
            ),
            (["retry", "j.sqlite", "--status", ""], ["rejected", "failed"]),
            (["export", "j.sqlite", "-o", "d"], ["data.csv"]),
            (["export", "j.sqlite", "--output", "p"], ["page.html"]),
            (["report", "j.sqlite", "-o", ""], ["page.html"]),
            (["status", ""], ["j.sqlite"]),
        ]
    )
    func `bash completes statuses, also behind a comma, and file names`(
        words: [String],
        offers: [String]
    ) async throws {
        let folder = try TemporaryFolder()
        for name in ["data.csv", "page.html", "j.sqlite"] { _ = try folder.write(name, "") }
        let made = try await Tool.run("--generate-completion-script", "bash")
        let script = try folder.write(".completions", made.output)
        let asking = """
            source '\(script)'
            COMP_WORDS=(customer-import "$@")
            COMP_CWORD=$#
            COMP_LINE="${COMP_WORDS[*]}"
            COMP_POINT=${#COMP_LINE}
            _customer-import customer-import "${COMP_WORDS[$#]}" "${COMP_WORDS[$# - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let tools = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let bash = try RunningTool(
            "/bin/bash",
            ["--norc", "-c", asking, "bash"] + words,
            Tool.environment(["PATH": "\(tools):\(path)"]),
            input: nil,
            in: folder.path
        )
        let answer = await bash.wait()
        let found = answer.output.split(separator: "\n").map(String.init)
        #expect(found.sorted() == offers.sorted(), "\(answer.diagnostics)")
    }
}
