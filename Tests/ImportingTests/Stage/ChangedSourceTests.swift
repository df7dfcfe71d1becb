import Delivery
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// An import that was begun, and another source, or the same one read otherwise. What else isn't the same
/// import is in StagingTests.
@Suite(.onThreadOfItsOwn) struct ChangedSourceTests {
    /// An import of 20 rows, of which five were sent.
    private static func begun() async throws -> Trial {
        let trial = try await Trial(Sample.customers(20))
        var options = Trial.options
        options.limit = 5
        _ = try trial.sent(options)
        #expect(trial.customers.count == 5)
        return trial
    }

    @Test func `a file sorted otherwise is the same import`() async throws {
        let trial = try await Self.begun()
        let lines = Sample.customers(20).split(separator: "\n").map(String.init)
        try trial.write(
            "a.csv",
            ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\r\n")
        )
        #expect(try trial.sent().status.totals[.created] == 20)
        #expect(trial.externalIDs == Sample.identifiers(20))
    }

    @Test func `a row changed, added or gone stops it, with the counts`() async throws {
        let trial = try await Self.begun()
        try trial.write(
            "a.csv",
            Sample.customers(22).replacing("Company 7,", with: "Company Seven,")
        )
        let error = #expect(throws: ChangedError.self) { try trial.sent() }
        #expect(error?.message.contains("3 rows added or changed") == true)
        #expect(error?.message.contains("1 row removed or changed") == true)
        #expect(error?.hint?.contains("customer-import resume") == true)
        #expect(trial.customers.count == 5)
    }

    @Test func `another mapping stops it`() async throws {
        let trial = try await Self.begun()
        try trial.write("m.yaml", "version: 1\nfields:\n  name: Account ID\n")
        let error = #expect(throws: ChangedError.self) { try trial.stage(mappedBy: "m.yaml") }
        #expect(error?.message.contains("another mapping") == true)
    }

    @Test func `the same file read as something else is not the same rows`() async throws {
        let trial = try await Self.begun()
        #expect(throws: (any Error).self) {
            try trial.stage(readAs: ReaderOptions(encoding: .utf16LittleEndian))
        }
        #expect(try trial.open().remaining().totals[.pending] == 15)
    }

    @Test func `it is gone on with without the source`() async throws {
        let trial = try await Self.begun()
        try FileManager.default.removeItem(atPath: trial.path("a.csv"))
        try trial.resume()
        #expect(trial.externalIDs == Sample.identifiers(20))
    }
}
