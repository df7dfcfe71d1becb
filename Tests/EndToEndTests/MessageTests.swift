import Foundation
import Testing

/// What the program says in the situations that users get into most changes on purpose only.
///
/// `UPDATE_MESSAGES=1 swift test --filter MessageTests` writes the files anew.
struct MessageTests {
    private static let folder = Project.tests.appendingPathComponent("Messages")

    @Test(arguments: MessageCase.all)
    func `a user is told what is wrong, and what to do next`(situation: MessageCase) async throws {
        let told = try await situation.transcript()
        let golden = Self.folder.appendingPathComponent(situation.name + ".txt")
        if ProcessInfo.processInfo.environment["UPDATE_MESSAGES"] == "1" {
            try Data(told.utf8).write(to: golden)
        }
        #expect(told == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test
    func `each file of messages has a situation`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(names) == Set(MessageCase.all.map { $0.name + ".txt" }))
    }

    /// Runs lines of a shell; `$TOOL` is the program, and all that they write comes in its order.
    private func shell(_ lines: String...) async throws -> [Substring] {
        let folder = try TemporaryFolder()
        let outcome = try await RunningTool(
            "/bin/sh",
            ["-c", "exec 2>&1\n" + lines.joined(separator: "\n")],
            Tool.environment(["TOOL": Tool.path]),
            input: nil,
            in: folder.path
        ).wait()
        return outcome.output.split(separator: "\n")
    }

    @Test func `what to do next comes last, below what is still wrong`() async throws {
        let stopped = try await shell(
            "printf 'Account ID,Company Name\\n1,One\\n2,Two\\n' >a.csv",
            "\"$TOOL\" run a.csv --sandbox --workers 1 --fault 403@2"
        )
        let error = try #require(stopped.firstIndex { $0.hasPrefix("error: ") }, "\(stopped)")
        let next = try #require(stopped.firstIndex { $0.hasPrefix("next: ") })
        #expect(error < next)
        #expect(stopped[next...].allSatisfy { $0.hasPrefix("next: ") || $0.hasPrefix("then: ") })

        let fixed = try await shell(
            "printf 'Account ID,Company Name\\n1,\\n2,\\n3,Three\\n' >a.csv",
            "\"$TOOL\" run a.csv --sandbox --quiet >/dev/null",
            "\"$TOOL\" export a.journal.sqlite --problems --quiet -o p.csv",
            "sed 's/1,,/1,One,/; s/2,,/2b,,/' p.csv >q.csv",
            "\"$TOOL\" fix a.journal.sqlite q.csv"
        )
        #expect(fixed.contains { $0.contains("row 2:") }, "\(fixed)")
        #expect(fixed.last?.hasPrefix("next: customer-import resume") == true, "\(fixed)")
    }

    @Test func `what is next can be pasted, and rows are named in their right number`() async throws
    {
        let told = try await shell(
            "printf 'Account ID,Company Name,Legal Name\\n1,One,A\\n2,Two,B\\n3,,C\\n' >a.csv",
            "\"$TOOL\" run a.csv --sandbox --quiet >/dev/null",
            "\"$TOOL\" export a.journal.sqlite --problems -o p.csv 2>&1",
            "\"$TOOL\" map a.csv 2>&1",
            "sed 's/Company Name/Legal Name/' a.mapping.yaml >b.mapping.yaml",
            "\"$TOOL\" remap a.journal.sqlite --map b.mapping.yaml 2>&1"
        )
        let next = told.filter { $0.hasPrefix("next: ") }
        #expect(next.count == 3, "\(told)")
        #expect(next.allSatisfy { $0.hasPrefix("next: customer-import ") }, "\(told)")
        #expect(told.contains { $0.hasSuffix("Correct them in the service: rows 1, 2") }, "\(told)")
    }
}
