import Customers
import Foundation
import Journal
import Testing

@testable import Importing

/// A row without an `external_id` that is an earlier one in every field would become a second customer, on
/// whatever way it comes to be sent.
struct RepeatedRowTests {
    /// Row 3 is row 1 again; row 4 is held for its word for nothing, and is row 2 without it.
    private static let export = """
        Company Name,Email,Note
        Alder,alder@example.com,first
        Birch,,
        Alder,alder@example.com,again
        Birch,N/A,
        """

    private func sent(_ trial: Trial) throws -> [String] {
        _ = try trial.open().send(to: trial.target, Trial.options, watcher: Watcher())
        return trial.sandbox.ledger.compactMap(\.customer.fields[.name]).sorted()
    }

    @Test func `it is held, and sent by whoever lets it through`() async throws {
        let trial = try await Trial(Self.export)
        try trial.stage()
        #expect(try sent(trial) == ["Alder", "Birch"])
        #expect(try trial.value("SELECT problem_code FROM row WHERE id = 3") == "repeated_row")
        #expect(try trial.open().release(accepting: [.repeatedRow]).rows == 1)
        #expect(try sent(trial) == ["Alder", "Alder", "Birch"])
        let other = try await Trial(Self.export)
        try other.stage(policy: ProblemPolicy(accepted: [.repeatedRow]))
        #expect(try sent(other) == ["Alder", "Alder", "Birch"])
    }

    @Test func `another code that is let through doesn't let it through`() async throws {
        let trial = try await Trial(
            "Company Name,Email\nMÃ¼ller,\nMÃ¼ller,\nBirch,b@example.com\n"
        )
        try trial.stage()
        let released = try trial.open().release(accepting: [.mojibake])
        #expect(released.rows == 1)
        #expect(released.held == ["repeated_row": 1])
        #expect(try sent(trial).count == 2)
    }

    @Test(arguments: [Set<Problem.Code>(), [.repeatedRow]])
    func `a row that is put right into another stays held`(
        accepted: Set<Problem.Code>
    ) async throws {
        let trial = try await Trial(Self.export)
        try trial.stage()
        _ = try sent(trial)
        try trial.exportProblems()
        let problems = try trial.text("problems.csv")
        // The note isn't sent; the word for nothing goes.
        try trial.write(
            "problems.csv",
            problems.replacing(",again", with: ",a third time").replacing("N/A", with: "")
        )
        let result = try trial.open().repair(
            from: RepairSource(trial.path("problems.csv")),
            accepting: accepted
        )
        let refused = result.refusals.all.map { "\($0.row) \($0.problem.text)" }
        #expect(
            refused
                == (accepted.isEmpty
                    ? ["4 This row is the same as row 2 in every field that is sent."] : [])
        )
        #expect(try sent(trial).count == (accepted.isEmpty ? 2 : 3))
    }

    @Test func `two rows of one problem file that are put right alike are told`() async throws {
        let trial = try await Trial("Company Name,Email\nAlder,N/A\nAlder,none\nBirch,\n")
        try trial.stage()
        try trial.exportProblems()
        let problems = try trial.text("problems.csv")
        try trial.write(
            "problems.csv",
            problems.replacing("N/A", with: "").replacing("none", with: "")
        )
        let result = try trial.fix()
        #expect(result.fixed == [1])
        #expect(result.refusals.all.map(\.row) == [2])
        #expect(try sent(trial) == ["Alder", "Birch"])
    }

    @Test func `another mapping doesn't let it through, and makes no two rows one`() async throws {
        let trial = try await Trial(Self.export)
        try trial.stage()
        try trial.write("same.yaml", "version: 1\nfields: {name: Company Name, email: Email}\n")
        let same = try trial.open().remap(by: trial.path("same.yaml"))
        #expect(same.refusalCount == 0)
        #expect(try trial.value("SELECT status FROM row WHERE id = 3") == "invalid")
        let other = try await Trial(
            "Company Name,Email\nAlder,a@example.com\nAlder,b@example.com\n"
        )
        try other.stage()
        try other.write("names.yaml", "version: 1\nfields: {name: Company Name}\n")
        let refused = try other.open().remap(by: other.path("names.yaml"))
        #expect(refused.refusals.map(\.row) == [2])
        #expect(try sent(other).count == 2)
    }
}
