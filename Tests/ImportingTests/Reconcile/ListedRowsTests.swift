import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// What the service's list says of an import's rows: unknown ones, those that it has, and those that
/// were changed since.
@Suite(.onThreadOfItsOwn) struct ListedRowsTests {
    private static func second(_ trial: Trial, _ text: String, _ options: DeliveryOptions) throws
        -> SendingReport
    {
        try trial.write("b.csv", text)
        return try trial.stage("b.csv", journal: trial.path("b.journal.sqlite"), isNamed: true)
            .send(to: trial.target, options, watcher: Watcher())
    }

    private static func options(_ existing: ExistingPolicy) -> DeliveryOptions {
        var options = Trial.options
        options.existing = existing
        return options
    }

    private static func verified(_ trial: Trial) throws -> Verification {
        let (found, end) = try trial.open().verify(
            with: trial.target,
            Trial.options,
            watcher: Watcher()
        )
        #expect(end.error == nil)
        return found
    }

    @Test func `answers that were lost are looked up at the end of the run`() async throws {
        let trial = try await Trial(
            faults: "drop-after:10%,500-after:5%,cut-body:5%,not-json:5%,drop-before:5%",
            Sample.customers(250)
        )
        let report = try trial.sent()
        #expect(report.end.error == nil)
        #expect(report.status.totals[.created] == 250)
        #expect(trial.externalIDs == Sample.identifiers(250))
    }

    @Test func `of unknown rows some are found, some go again, and none is sent meanwhile`()
        async throws
    {
        let trial = try await Trial(
            faults: "drop-after:@2,drop-before:@3",
            Sample.customers(5)
        )
        var options = Trial.options
        options.unknown = .hold
        #expect(try trial.sent(options).status.totals[.unknown] == 2)
        let arrivals = trial.sandbox.statistics.arrivals
        let found = try trial.open()
            .reconcile(with: trial.target, Trial.options, watcher: Watcher())
        #expect(trial.sandbox.statistics.arrivals == arrivals)
        #expect((found.status.totals[.created], found.status.totals[.pending]) == (4, 1))
    }

    @Test func `a second import of the same customers sends none of them`() async throws {
        let trial = try await Trial(Sample.customers(150))
        _ = try trial.sent()
        let report = try Self.second(trial, Sample.customers(150), Trial.options)
        #expect(report.status.totals[.existing] == 150)
        #expect(trial.customers.count == 150)
    }

    @Test func `rows that are to update patch the fields that differ, and no others`() async throws
    {
        let trial = try await Trial(
            faults: "update/503:@1,update/drop-after:@2",
            Sample.customers(20)
        )
        _ = try trial.sent()
        let changed = Sample.customers(20).replacing("Company 7,", with: "Company Seven,")
        let totals = try Self.second(trial, changed, Self.options(.update)).status.totals
        #expect((totals[.updated], totals[.existing]) == (1, 19))
        #expect(trial.customers.count == 20)
    }

    @Test func `where none may be there already it ends before anything is sent, and says which`()
        async throws
    {
        let trial = try await Trial(Sample.customers(3))
        _ = try trial.sent()
        let report = try Self.second(trial, Sample.customers(3), Self.options(.fail))
        #expect(report.end.error?.message.contains("rows 1, 2, 3") == true)
        #expect(trial.sandbox.statistics.arrivals == 3)
    }

    @Test func `every customer is verified as it was sent, and the journal keeps that`()
        async throws
    {
        let trial = try await Trial(Sample.customers(230))
        _ = try trial.sent()
        let found = try Self.verified(trial)
        #expect((found.rows, found.equal, found.extra) == (230, 230, 0))
        let session = try trial.open().status().sessions.last?.session
        #expect(session?.detail == "230 customers: 230 as sent")
    }

    @Test func `what was changed since is told with both texts, and what is nobody's row`()
        async throws
    {
        let trial = try await Trial(Sample.customers(20))
        _ = try trial.sent()
        // Somebody else changes one customer and makes another.
        let others = Sample.customers(21).replacing("Company 7,", with: "Company Seven,")
        _ = try Self.second(trial, others, Self.options(.update))
        let found = try Self.verified(trial)
        #expect((found.changed, found.missing, found.extra) == (1, 0, 1))
        #expect(found.differences.map(\.row) == [7])
        #expect(
            found.differences.first?.changes.map { "\($0.field) \($0.sent) → \($0.held ?? "")" }
                == ["name Company 7 → Company Seven"]
        )
        #expect(found.extras.map(\.externalID) == ["C-21"])
    }

    @Test func `what a redacted journal can't tell isn't claimed`() async throws {
        let trial = try await Trial(Sample.customers(4))
        _ = try trial.sent()
        _ = try trial.open().redact()
        let found = try Self.verified(trial)
        #expect((found.equal, found.redacted, found.isRight) == (0, 4, true))
    }

    @Test func `a customer that may be an unknown row's is told with how many are unknown`()
        async throws
    {
        let trial = try await Trial(faults: "drop-after:@3", Sample.customers(10))
        var options = Trial.options
        options.unknown = .hold
        #expect(try trial.sent(options).status.totals[.unknown] == 1)
        let found = try Self.verified(trial)
        #expect((found.unknown, found.extra) == (1, 1))
    }
}
