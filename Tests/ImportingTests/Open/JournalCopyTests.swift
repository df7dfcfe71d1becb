import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// Journals that are copied, put back, or that this machine can't remember.
@Suite(.onThreadOfItsOwn) struct JournalCopyTests {
    /// Goes on with a journal, so many rows far.
    private static func send(
        _ journal: String,
        _ limit: Int? = nil,
        _ trial: Trial,
        existing: ExistingPolicy? = nil
    ) throws -> (report: SendingReport, watcher: Watcher) {
        var options = Trial.options
        options.limit = limit
        options.existing = existing
        options.grace = .milliseconds(300)
        let watcher = Watcher()
        let report = try Import.open(journal, by: trial.caller)
            .send(to: trial.target, options, watcher: watcher)
        return (report, watcher)
    }

    /// How many rows the list says are there already.
    private static func found(_ watcher: Watcher) -> Int? {
        watcher.told.withLock { $0.events }.lazy.compactMap { event -> Int? in
            guard case .doubtSettled(_, _, _, .skipped(let rows)) = event else { return nil }
            return rows
        }.first
    }

    @Test
    func `promise 10: a backup that is put back looks before it sends, and so does the original`()
        async throws
    {
        let trial = try await Trial(Sample.customers(12))
        let backup = trial.path("backup.sqlite")
        try withExtendedLifetime(trial.stage()) {}
        _ = try Self.send(trial.journal, 3, trial)
        #expect(try trial.open().backUp(to: backup).remaining == 9)
        _ = try Self.send(trial.journal, 4, trial)
        let restored = try Self.send(backup, 2, trial)
        #expect(restored.watcher.doubts.count == 1)
        #expect(Self.found(restored.watcher) == 4)
        let original = try Self.send(trial.journal, nil, trial)
        #expect(original.report.end.error == nil)
        #expect(Self.found(original.watcher) == 2)
        #expect(trial.externalIDs == Sample.identifiers(12))
    }

    @Test func `where no record can be kept, it is said, and the list is read each time`()
        async throws
    {
        let trial = try await Trial(Sample.customers(6), state: "no folder")
        try trial.write("no folder", "but a file")
        try withExtendedLifetime(trial.stage()) {}
        let first = try Self.send(trial.journal, 2, trial)
        #expect(first.report.end.error == nil)
        let remarks = first.watcher.told.withLock { $0.remarks }
        #expect(remarks.contains { if case .noRecord = $0 { true } else { false } })
        #expect(first.watcher.doubts == [])
        let second = try Self.send(trial.journal, nil, trial)
        #expect(second.report.end.error == nil)
        #expect(second.watcher.doubts == [.noFolder])
        #expect(trial.externalIDs == Sample.identifiers(6))
    }
}
