import Customers
import Foundation
import TestSupport
import Testing

@testable import Journal

/// Journals that are linked, renamed, replaced and removed at random moments of a run, with another one
/// that tries to get in by another name: no row is ever sent twice, and none is claimed from a file that
/// isn't where it was opened.
struct JournalPlaceAttackTests {
    private static let rows = 12

    private enum Fate: CaseIterable {
        case none, rename, renameWithCompanions, replace, remove, renameFolder
    }

    private let files = FileManager.default

    @Test func `no row is sent twice, whatever becomes of the journal's names`() throws {
        let environment = ProcessInfo.processInfo.environment
        // One takes 0.5 s.
        let trials = environment["ATTACK_TRIALS"].flatMap(Int.init).map { max($0 / 50, 1) } ?? 12
        let seed = environment["ATTACK_SEED"].flatMap(UInt64.init) ?? 1
        for trial in 0..<UInt64(trials) {
            try attack(seed: seed &+ trial)
        }
    }

    private func attack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: Self.rows).close()
        let folder = temporary.folder + "/inner"
        try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let real = folder + "/a.sqlite"
        try files.moveItem(atPath: temporary.path, toPath: real)
        let hard = folder + "/hard.sqlite"
        let soft = folder + "/soft.sqlite"
        try files.linkItem(atPath: real, toPath: hard)
        try files.createSymbolicLink(atPath: soft, withDestinationPath: "a.sqlite")
        let name = [real, hard, soft].randomElement(using: &random) ?? real
        let fate = Fate.allCases.randomElement(using: &random) ?? .none
        let moment = Int.random(in: 0..<Self.rows, using: &random)
        var sent: [RowID: Int] = [:]

        let writer = try JournalWriter(path: name)
        let session = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        let ledger = DeliveryLedger(writer, session: session.id)
        var claim = try ledger.claim(business: 1, at: .now())
        var step = 0
        var hasFate = false
        while !claim.rows.isEmpty {
            let rows = claim.rows
            #expect(!hasFate || fate == .none, "seed \(seed): claimed after \(fate)")
            if step == moment {
                try bring(fate, real: real, opened: name, folder: folder)
                hasFate = true
                // One of them: it waits half a second before it is refused.
                let others = [real, hard, soft].filter {
                    FileIdentity(path: $0) == writer.lock?.identity
                }
                if let path = others.randomElement(using: &random) {
                    #expect(throws: JournalError.self, "seed \(seed): \(path)") {
                        try JournalWriter(path: path)
                    }
                }
            }
            for row in rows { sent[row.row, default: 0] += 1 }
            let settlements = try rows.map { row in
                let id = try #require(CustomerID("cus_\(row.row)"))
                return Settlement.example(row, .created(id))
            }
            claim = try ledger.settle(
                settlements,
                thenClaim: [ClaimRequest(business: 1)],
                at: .now()
            )
            step += 1
        }
        let now = writer.lock?.place()
        try writer.endSession(session.id, .stopped, detail: nil, at: .now())
        #expect(writer.close() == .nothing, "seed \(seed)")

        // Whatever file holds what was sent is gone on with.
        if let now {
            #expect(DatabaseMode(path: now) == .plain, "seed \(seed)")
            let again = try JournalWriter(path: now)
            let session = try again.beginSession(command: "resume", toolVersion: "1", at: .now())
            let ledger = DeliveryLedger(again, session: session.id)
            while let row = try ledger.claim(business: 1, at: .now()).row {
                sent[row.row, default: 0] += 1
                let id = try #require(CustomerID("cus_\(row.row)"))
                _ = try ledger.settle([.example(row, .created(id))], at: .now())
            }
            #expect(try again.journal.totals()[.created] == Self.rows, "seed \(seed): \(fate)")
            again.close()
            #expect(sent.count == Self.rows, "seed \(seed)")
        }
        #expect(sent.values.allSatisfy { $0 == 1 }, "seed \(seed): \(fate) at \(moment), \(name)")
    }

    /// - Parameter opened: the name under which the run has the journal: that is what changes.
    private func bring(_ fate: Fate, real: String, opened: String, folder: String) throws {
        switch fate {
        case .none: return
        case .rename:
            try files.moveItem(atPath: opened, toPath: folder + "/moved.sqlite")
        case .renameWithCompanions:
            for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: opened + suffix) {
                try files.moveItem(
                    atPath: opened + suffix,
                    toPath: folder + "/moved.sqlite" + suffix
                )
            }
        case .replace:
            let bytes = files.contents(atPath: opened)
            try files.removeItem(atPath: opened)
            #expect(files.createFile(atPath: opened, contents: bytes))
        case .remove:
            try files.removeItem(atPath: opened)
        case .renameFolder:
            try files.moveItem(atPath: folder, toPath: folder + "-moved")
        }
    }
}
