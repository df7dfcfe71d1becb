import Foundation
import Testing

/// What this machine knows of files that it sent, as a person meets it. The other cases are in
/// ImportingTests, as SameImportTests.
struct SentBeforeTests {
    @Test func `promise 10: a file whose journal was removed creates nobody twice`() async throws {
        let names = (1...30).map { "Company \($0),info\($0)@example.com" }
        let text = (["Company Name,Email Address"] + names).joined(separator: "\n") + "\n"
        let trial = try await SmallImport(text)
        try FileManager.default.removeItem(atPath: trial.journal)
        let again = try await Tool.start(
            ["run", "a.csv", "--rate", "unlimited", "--grace", "100ms"],
            environment: trial.service.environment,
            folder: trial.folder.path
        ).wait()
        #expect(again.status == 0, "\(again.diagnostics)")
        #expect(again.diagnostics.contains("has sent rows of the same file before"))
        #expect(trial.service.sandbox.ledger.count == 30)
    }
}
