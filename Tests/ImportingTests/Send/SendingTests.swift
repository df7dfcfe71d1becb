import Customers
import Delivery
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// `Import.send`, `reconcile`, `verify` and `status`.
@Suite(.onThreadOfItsOwn) struct SendingTests {
    @Test func `rows are sent once, and the journal is one plain file afterwards`() async throws {
        let trial = try await Trial()
        let watcher = Watcher()
        let report = try trial.stage().send(to: trial.target, Trial.options, watcher: watcher)
        #expect(report.end.ending == .finished)
        // One of them for the list.
        #expect(report.requests == 3)
        #expect(report.status.totals[.created] == 2)
        #expect(report.status.totals[.invalid] == 1)
        #expect(!FileManager.default.fileExists(atPath: trial.journal + "-wal"))
        let told = watcher.told.withLock { $0 }
        #expect(told.start?.totals[.pending] == 2)
        #expect(told.settled.sorted() == [1, 3])
        #expect(told.hasEnded)
        let again = try trial.open().send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(again.requests == 0)
        #expect(trial.sandbox.ledger.count == 2)
    }

    @Test func `a watcher can stop it before a row is sent`() async throws {
        let trial = try await Trial()
        let watcher = Watcher(stopsAtOnce: true)
        let report = try trial.stage().send(to: trial.target, Trial.options, watcher: watcher)
        guard case .drained = report.end.end else {
            Issue.record("\(report.end)")
            return
        }
        #expect(report.status.totals[.pending] == 2)
        #expect(try trial.open().status().sessions.last?.session.detail == "interrupted")
    }

    @Test func `unknown rows are looked for in the list, and none is sent`() async throws {
        let trial = try await Trial(faults: "500-after:x1")
        var options = Trial.options
        options.unknown = .hold
        let report = try trial.sent(options)
        #expect(report.status.totals[.unknown] == 1)
        let held = trial.sandbox.ledger.count
        let found = try trial.open()
            .reconcile(with: trial.target, Trial.options, watcher: Watcher())
        #expect(found.status.totals[.unknown] == 0)
        #expect(found.status.totals[.created] == 2)
        #expect(trial.sandbox.ledger.count == held)
    }

    @Test
    func `what was created is verified against the service's list, and the source by its bytes`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        let work = try trial.open()
        let (found, end) = try work.verify(
            with: trial.target,
            Trial.options,
            watcher: Watcher()
        )
        #expect(end.error == nil)
        #expect((found.equal, found.missing, found.changed) == (2, 0, 0))
        #expect(try work.compare(.file(path: trial.path("a.csv"))).isSame)
        try trial.write("a.csv", Trial.export + "\n")
        #expect(try !work.compare(.file(path: trial.path("a.csv"))).isSame)
    }

    @Test func `a status tells of rows, problems and sessions, and what is left to do`()
        async throws
    {
        let trial = try await Trial()
        _ = try trial.sent()
        let work = try trial.open()
        let status = try work.status()
        #expect(status.totals.addUp)
        #expect(status.problems.map(\.rows) == [1])
        #expect(status.sessions.map(\.command.name) == ["run"])
        #expect(status.sessions.first?.work.settled == 2)
        #expect(!status.isRunning)
        #expect(status.progress == nil)
        let remaining = try work.remaining()
        #expect(remaining.totals[.invalid] == 1)
        #expect(remaining.delivery?.name == "run")
    }

    @Test func `a business that isn't there is stopped, and the others' rows are sent`()
        async throws
    {
        let known = try #require(BusinessID("biz_Known"))
        let rows = (1...6).map {
            "C-\($0),Company \($0),biz_\($0.isMultiple(of: 2) ? "Other" : "Known")"
        }
        let trial = try await Trial(
            (["Account ID,Company Name,Business"] + rows).joined(separator: "\n"),
            configure: { $0.businesses = .only([known]) }
        )
        try trial.write(
            "m.yaml",
            "fields:\n  name: Company Name\n  external_id: Account ID\nbusiness_id: Business\n"
        )
        let report = try trial.stage(business: nil, mappedBy: "m.yaml")
            .send(to: trial.target, Trial.options, watcher: Watcher())
        #expect(report.end.error?.message.contains("biz_Other: HTTP 404") == true)
        #expect((report.status.totals[.created], report.status.totals[.pending]) == (3, 3))
        #expect(trial.externalIDs == ["C-1", "C-3", "C-5"])
    }
}
