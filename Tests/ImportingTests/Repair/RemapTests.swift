import Customers
import Delivery
import Foundation
import GRDB
import Journal
import Testing

@testable import Importing

/// Another mapping for the rows that weren't sent yet.
struct RemapTests {
    private static let export = """
        Number,Key,Company Name,Contact Email,Billing Email
        1,K-1,Acme,a1@example.com,b1@example.com
        2,K-2,Beta,a2@example.com,b2@example.com
        3,K-3,Gamma,a3@example.com,b3@example.com
        4,K-4,,a4@example.com,b4@example.com
        5,K-5,Epsilon,a5@example.com,none
        """

    /// An import of which the first row was created, with its e-mail address from the wrong column.
    private static func tried(faults: String = "") async throws -> Trial {
        let trial = try await Trial(faults: faults, export)
        try trial.write("m.yaml", mapping(id: "Number", email: "Contact Email"))
        var options = Trial.options
        options.limit = 1
        options.workers = 1
        _ = try trial.stage(mappedBy: "m.yaml").send(
            to: trial.target,
            options,
            watcher: Watcher()
        )
        return trial
    }

    private static func mapping(id: String, email: String, name: String = "Company Name") -> String
    {
        """
        version: 1
        fields:
          name: {column: \(name)}
          external_id: {column: \(id)}
          email: {column: \(email)}
        ignore: [\(["Number", "Key", "Company Name", "Contact Email", "Billing Email"]
            .filter { ![id, email, name].contains($0) }.joined(separator: ", "))]
        """
    }

    private static func value<Value: DatabaseValueConvertible & Sendable>(
        _ trial: Trial,
        _ sql: String
    ) async throws -> Value? {
        try await DatabaseQueue(path: trial.journal).read { try Value.fetchOne($0, sql: sql) }
    }

    private static func emails(_ trial: Trial) -> [String] {
        trial.sandbox.ledger.compactMap(\.customer.fields[.email]).sorted()
    }

    @Test func `nothing is changed where a row couldn't be sent any more, nor by a trial`()
        async throws
    {
        let trial = try await Self.tried()
        let held = """
            SELECT (SELECT group_concat(status || payload || coalesce(problem, '')) FROM row)
                || (SELECT mapping FROM import) || (SELECT count(*) FROM session)
            """
        let before: String? = try await Self.value(trial, held)
        // The last row's address would be none.
        try trial.write("n.yaml", Self.mapping(id: "Number", email: "Billing Email"))
        let refused = try trial.open().remap(by: trial.path("n.yaml"))
        #expect(refused.refusals.map(\.row) == [5])
        try trial.write("n.yaml", Self.mapping(id: "Key", email: "Contact Email"))
        let result = try trial.open().remap(by: trial.path("n.yaml"), isTrial: true)
        #expect(result.changed == 3)
        #expect(try await Self.value(trial, held) == before)
    }

    @Test func `what is sent after it is what the other mapping says, and no row twice`()
        async throws
    {
        let trial = try await Self.tried()
        try trial.write(
            "n.yaml",
            Self.mapping(id: "Number", email: "Key").replacing("email:", with: "phone_number:")
        )
        let result = try trial.open().remap(by: trial.path("n.yaml"))
        #expect(result.refusalCount == 0)
        #expect((result.rows, result.changed, result.invalid) == (3, 3, 1))
        #expect((result.created, result.otherwiseCount, result.otherwise) == (1, 1, [1]))
        let report = try trial.open().send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.status.totals[.created] == 4)
        #expect(report.status.totals[.invalid] == 1)
        let phones = trial.sandbox.ledger.map { $0.customer.fields[.phoneNumber] ?? "" }
        #expect(phones.sorted() == ["", "K-2", "K-3", "K-5"])
        #expect(Self.emails(trial) == ["a1@example.com"])
        #expect(try Import.check(journal: trial.journal).faults.isEmpty)
        // The source with that mapping is this journal's now, and with the former one it isn't.
        _ = try trial.stage(mappedBy: "n.yaml")
        #expect(throws: ChangedError.self) { try trial.stage(mappedBy: "m.yaml") }
    }

    @Test func `other external ids are held against what the service holds, again`() async throws {
        let trial = try await Trial(Self.export)
        // Somebody else's customer of the third row, by the key.
        try trial.write("other.csv", "Account ID,Company Name\nK-3,Gamma\n")
        _ = try trial.stage("other.csv", journal: trial.path("other.sqlite")).send(
            to: trial.target,
            Trial.options,
            watcher: Watcher()
        )
        #expect(trial.sandbox.ledger.count == 1)
        try trial.write("m.yaml", Self.mapping(id: "Number", email: "Contact Email"))
        var options = Trial.options
        (options.limit, options.workers) = (1, 1)
        _ = try trial.stage(mappedBy: "m.yaml").send(
            to: trial.target,
            options,
            watcher: Watcher()
        )
        try trial.write("n.yaml", Self.mapping(id: "Key", email: "Contact Email"))
        let result = try trial.open().remap(by: trial.path("n.yaml"))
        #expect(result.refusalCount == 0, "\(result.refusals)")
        let report = try trial.open().send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.status.totals[.existing] == 1)
        #expect(report.status.totals[.created] == 3)
        let ids = trial.sandbox.ledger.compactMap(\.customer.fields.externalID)
        #expect(ids.sorted() == ["1", "K-2", "K-3", "K-5"])
    }

    @Test func `a row that was left out for an external id that it wouldn't have stops it`()
        async throws
    {
        let trial = try await Trial(Self.export)
        try trial.write("other.csv", "Account ID,Company Name\n2,Beta\n")
        _ = try trial.stage("other.csv", journal: trial.path("other.sqlite")).send(
            to: trial.target,
            Trial.options,
            watcher: Watcher()
        )
        try trial.write("m.yaml", Self.mapping(id: "Number", email: "Contact Email"))
        var options = Trial.options
        (options.limit, options.workers) = (1, 1)
        let tried = try trial.stage(mappedBy: "m.yaml").send(
            to: trial.target,
            options,
            watcher: Watcher()
        )
        #expect(tried.status.totals[.existing] == 1)
        try trial.write("n.yaml", Self.mapping(id: "Key", email: "Contact Email"))
        #expect(try trial.open().remap(by: trial.path("n.yaml")).refusals.map(\.row) == [2])
    }

    @Test func `nothing is changed where two rows would have one external id`() async throws {
        let trial = try await Self.tried()
        try trial.write(
            "n.yaml",
            """
            version: 1
            fields:
              name: {column: Key}
              external_id: {constant: same}
            ignore: [Number, Company Name, Contact Email, Billing Email]
            """
        )
        let before: String? = try await Self.value(trial, "SELECT group_concat(payload) FROM row")
        let result = try trial.open().remap(by: trial.path("n.yaml"))
        #expect(result.refusals.map(\.problem.code).contains("duplicate_external_id"))
        #expect(try await Self.value(trial, "SELECT group_concat(payload) FROM row") == before)
    }

    @Test func `it waits for nobody to find out: unknown rows come first`() async throws {
        let trial = try await Self.tried(faults: "drop-after:@2")
        var options = Trial.options
        options.unknown = .hold
        _ = try trial.open().send(to: trial.target, options, watcher: Watcher())
        let totals = try trial.open().status().totals
        try #require(totals[.unknown] > 0)
        #expect(throws: InputError.self) { try trial.open().remap(by: trial.path("m.yaml")) }
    }
}
