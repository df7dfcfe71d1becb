import Foundation
import Testing

/// Help is the manual: what it says changes on purpose only.
///
/// `UPDATE_HELP=1 swift test --filter HelpTests` writes the files anew.
struct HelpTests {
    static let commands = [
        [], ["peek"], ["map"], ["check"], ["run"], ["resume"], ["status"], ["reconcile"],
        ["export"], ["fix"], ["remap"], ["retry"], ["verify"], ["report"], ["journal"],
        ["journal", "check"],
        ["journal", "backup"],
        ["journal", "compact"], ["journal", "redact"], ["sandbox"], ["config"],
        ["config", "show"],
    ]

    private static let folder = Project.tests.appendingPathComponent("Help")

    @Test(arguments: commands)
    func `the help of a command is as it was`(command: [String]) async throws {
        let help = try await Tool.start(command + ["--help"], environment: ["COLUMNS": "80"]).wait()
        #expect(help.status == 0)
        let name = (["customer-import"] + command).joined(separator: "-") + ".txt"
        let golden = Self.folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["UPDATE_HELP"] == "1" {
            try Data(help.output.utf8).write(to: golden)
        }
        #expect(help.output == (try String(contentsOf: golden, encoding: .utf8)))
        for line in help.output.split(separator: "\n") {
            #expect(line.count <= 80, "wider than a terminal: \(line)")
        }
        let examples = help.output.components(separatedBy: "Example").dropFirst().joined()
        for line in examples.prefix(
            upTo: examples.range(of: "USAGE")?.lowerBound ?? examples.endIndex
        )
        .split(separator: "\n").dropFirst() {
            #expect(line.hasPrefix("  ") || line.hasSuffix(":"), "a broken example: \(line)")
        }
        let isGroup = command.isEmpty || ["journal", "config"].contains(command[0])
        #expect(isGroup || help.output.contains("Example"))
    }

    @Test func `every command of the program is among those whose help is held`() async throws {
        let leaves = try await CommandHelp.ofProgram().leaves.map(\.words)
        let groups = leaves.filter { $0.count > 1 }.map { [$0[0]] }
        #expect(Set(leaves + groups + [[]]) == Set(Self.commands))
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.count == Self.commands.count)
    }
}
