import Customers
import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// Rows that weren't pending when the service's list was compared with them.
@Suite(.onThreadOfItsOwn) struct PutBackTests {
    /// Creates customers by another import.
    private static func create(_ rows: String, _ name: String, _ trial: Trial) throws {
        try trial.write(name, "Account ID,Company Name\n" + rows)
        var options = Trial.options
        options.existing = .ignore
        _ = try trial.stage(name, journal: trial.path(name + ".sqlite")).send(
            to: trial.target,
            options,
            watcher: Watcher()
        )
    }

    private static func ids(_ trial: Trial) -> [String] {
        trial.sandbox.ledger.compactMap(\.customer.fields.externalID).sorted()
    }

    @Test(arguments: ["A-2", "B-9"])
    func `a row that is put right isn't created where the service holds its external id`(
        id: String
    ) async throws {
        let trial = try await Trial()
        try Self.create("\(id),Somebody else's\n", "other.csv", trial)
        _ = try trial.sent()
        try trial.exportProblems()
        let mended = try trial.text("problems.csv").replacing("A-2,,", with: "\(id),Mended,")
        try trial.write("problems.csv", mended)
        let work = try trial.open()
        #expect(try work.repair(from: RepairSource(trial.path("problems.csv"))).fixed.count == 1)
        let report = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.status.totals[.existing] == 1)
        #expect(Self.ids(trial) == ["A-1", "A-3", id].sorted())
    }

    @Test func `a row that is let through isn't created where the service holds its external id`()
        async throws
    {
        let trial = try await Trial(
            """
            Account ID,Company Name,Email
            A-1,Alder,alder@example.com
            A-2,Birch,#REF!
            """
        )
        try Self.create("A-2,Birch\n", "other.csv", trial)
        _ = try trial.sent()
        let work = try trial.open()
        #expect(try work.release(accepting: [.spreadsheetError, .badEmail]).rows == 1)
        let report = try work.send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.status.totals[.existing] == 1)
        #expect(Self.ids(trial) == ["A-1", "A-2"])
    }

    @Test func `a row that is put back as it is isn't created where several hold its external id`()
        async throws
    {
        let trial = try await Trial()
        try Self.create("A-1,Acme\n", "one.csv", trial)
        try Self.create("A-1,Acme Ltd\n", "two.csv", trial)
        var options = Trial.options
        options.existing = .update
        #expect(try trial.sent(options).status.totals[.failed] == 1)
        let work = try trial.open()
        #expect(try work.retry(.failed) == 1)
        let report = try work.send(to: trial.target, options, watcher: Watcher())
        #expect(report.status.totals[.failed] == 1)
        #expect(Self.ids(trial) == ["A-1", "A-1", "A-3"])
    }
}
