import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// `Import.plan`: what would be sent, without a row sent or a journal left behind.
@Suite(.onThreadOfItsOwn) struct PlanTests {
    private static let export = """
        Account ID,Company Name,Email Address,Phone
        C-1,Acme,info@acme.example,+1 555 0101
        C-2,Globex,g@globex.example,+1 555 0102
        C-3,Initech,i@initech.example,+1 555 0103
        C-4,,nobody@example.com,
        C-2,Globex,g@globex.example,+1 555 0102
        """

    private static func plan(_ trial: Trial, _ existing: ExistingPolicy? = nil) throws -> RunPlan {
        var options = Trial.options
        options.existing = existing
        return try trial.stage(isTrial: true).plan(
            with: trial.target,
            options,
            watcher: Watcher()
        )
    }

    /// The rows as an import of a service that holds the first customer as it was once, and the second one
    /// as it is.
    private static func trial() async throws -> Trial {
        let trial = try await Trial(export)
        let former = export.split(separator: "\n").prefix(3).joined(separator: "\n")
        try trial.write("former.csv", former.replacing("info@acme", with: "old@acme"))
        _ = try trial.stage("former.csv", journal: trial.path("former.journal.sqlite"))
            .send(to: trial.target, Trial.options, watcher: Watcher())
        return trial
    }

    private typealias Case = (policy: ExistingPolicy, rows: [PlannedRow.Action: Int])

    private static let cases: [Case] = [
        (.skip, [.create: 1, .skip: 2, .same: 1, .invalid: 1]),
        (.fail, [.create: 1, .skip: 2, .same: 1, .invalid: 1]),
        (.ignore, [.create: 3, .same: 1, .invalid: 1]),
        (.update, [.create: 1, .update: 1, .equal: 1, .same: 1, .invalid: 1]),
    ]

    @Test(arguments: cases.indices)
    func `each policy has its own plan, and leaves nothing behind`(_ index: Int) async throws {
        let (policy, rows) = Self.cases[index]
        let trial = try await Self.trial()
        let before = trial.sandbox.statistics.requests
        let plan = try Self.plan(trial, policy)
        #expect(plan.rows == rows)
        #expect(plan.isRefused == (policy == .fail))
        #expect(trial.customers.count == 2)
        #expect(!JournalWriter.hasFile(at: trial.journal))
        if policy == .ignore { #expect(trial.sandbox.statistics.requests == before) }
    }

    @Test
    func `a journal that is there already stays as it is, and its plan is that of what is left`()
        async throws
    {
        let trial = try await Trial(Sample.customers(5))
        var some = Trial.options
        some.limit = 2
        _ = try trial.sent(some)
        let names = try FileManager.default.contentsOfDirectory(atPath: trial.folder.path)
        let file = URL(fileURLWithPath: trial.journal)
        let journal = try Data(contentsOf: file)
        #expect(try Self.plan(trial).rows == [.create: 3, .settled: 2])
        #expect(try Data(contentsOf: file) == journal)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: trial.folder.path))
                == Set(names)
        )
        #expect(trial.customers.count == 2)
    }
}
