import Foundation
import Testing

/// A journal whose rows went to a sandbox inside the process, which forgets them without a store.
struct SandboxJournalTests {
    private func journal(_ folder: TemporaryFolder, _ options: String...) async throws -> String {
        let file = try folder.write("a.csv", Export.customers(5))
        let run = try await Tool.start(
            ["run", file, "--sandbox", "--rate", "unlimited", "--limit", "3"] + options
        ).wait()
        #expect(run.status == 0, "\(run.diagnostics)")
        return JournalPath.beside(file)
    }

    @Test(arguments: ["verify", "reconcile"])
    func `an empty sandbox isn't asked for what it holds`(command: String) async throws {
        let folder = try TemporaryFolder()
        let journal = try await journal(folder)
        let asked = try await Tool.run(command, journal)
        #expect(asked.status == 2)
        #expect(asked.diagnostics.contains("a new one is empty"))
        #expect(asked.diagnostics.contains("--store"))
    }

    @Test func `resume says that the sandbox is empty, unless it has its store`() async throws {
        let folder = try TemporaryFolder()
        let store = folder.file("store.jsonl")
        let journal = try await journal(folder, "--store", store)
        let status = try await Tool.run("status", journal)
        #expect(status.output.contains("--store \(store)"), "\(status.output)")
        let verify = try await Tool.run("verify", journal, "--store", store)
        #expect(verify.status == 0, "\(verify.output)\(verify.diagnostics)")
        let resume = try await Tool.run("resume", journal, "--limit", "1")
        #expect(resume.diagnostics.contains("the sandbox is new and empty"))
        let whole = try await Tool.run("resume", journal, "--store", store)
        #expect(whole.status == 0)
        #expect(!whole.diagnostics.contains("empty"))
    }

    @Test(arguments: ["verify", "resume", "reconcile"])
    func `a base URL isn't ignored where a journal has a sandbox`(command: String) async throws {
        let folder = try TemporaryFolder()
        let store = folder.file("store.jsonl")
        let journal = try await journal(folder, "--store", store)
        let asked = try await Tool.run(
            command,
            journal,
            "--store",
            store,
            "--base-url",
            "http://127.0.0.1:1"
        )
        #expect(asked.status == 2)
        #expect(asked.diagnostics.contains("--base-url"))
    }
}
