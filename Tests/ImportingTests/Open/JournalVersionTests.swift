import Delivery
import Foundation
import GRDB
import Journal
import Testing

@testable import Importing

/// Journals that released versions wrote: all that can be done with an import can be done with them.
///
/// Of twelve rows five are created, one each is invalid, unknown, rejected and existing, and three are
/// pending. Version 3 was written by 0.1.0, the earlier ones are the same rows in their schemas; version 4
/// is that import again, by 0.3.0, and version 5 by 0.4.0.
@Suite(.onThreadOfItsOwn) struct JournalVersionTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Journals")

    /// The journal in its own import's place, with a service that holds what it had created.
    private static func trial(version: Int) async throws -> Trial {
        let store = folder.appendingPathComponent(
            version < 4 ? "customers.store" : "version\(version).store"
        )
        let kept = FileManager.default.temporaryDirectory
            .appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: store, to: kept)
        let trial = try await Trial(configure: { $0.storePath = kept.path })
        // It is open, and needs its name no longer.
        try FileManager.default.removeItem(at: kept)
        try FileManager.default.copyItem(
            atPath: folder.appendingPathComponent("version\(version).journal.sqlite").path,
            toPath: trial.journal
        )
        try await DatabaseQueue(path: trial.journal).write { [url = trial.sandbox.baseURL] db in
            try db.execute(sql: "UPDATE import SET base_url = ?", arguments: [url])
        }
        return trial
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `a journal of an earlier version is read, put right, sent and verified`(version: Int)
        async throws
    {
        let trial = try await Self.trial(version: version)
        let work = try trial.open()
        let status = try work.status()
        #expect(status.totals.rowsRead == 12)
        #expect(status.totals[.unknown] == 1)
        #expect(try work.figures().totals.addUp)
        #expect(try trial.exported().contains("Juniper"))
        let found = try trial.exported(ExportChoice(.named("_row,_findings")))
        // Earlier ones don't keep the column.
        let place = version < 5 ? "The text for name" : "Column “Company Name” (name)"
        #expect(found.contains("4,missing: \(place) is required."))
        #expect(try Import.check(journal: trial.journal).faults == [])
        #expect(try work.backUp(to: trial.path("backup.sqlite")).rowsHeld == 12)
        try trial.exportProblems()
        try trial.edit("A-4,,", "A-4,Dogwood,")
        #expect(try trial.fix().counts.corrected == 1)
        #expect(try work.retry(.rejected) == 1)
        let watcher = Watcher()
        let report = try work.send(to: trial.target, Trial.options, watcher: watcher)
        #expect(report.end.error == nil)
        #expect(watcher.doubts == [version < 4 ? .earlierVersion : .noRecord])
        let (verified, end) = try work.verify(
            with: trial.target,
            Trial.options,
            watcher: Watcher()
        )
        #expect(end.error == nil)
        #expect(verified.isRight)
        #expect(
            trial.customers.compactMap(\.name).sorted() == [
                "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy",
                "Juniper", "Larch",
            ]
        )
        #expect(report.status.totals.addUp)
    }
}
