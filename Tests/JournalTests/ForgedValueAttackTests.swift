import Customers
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Journal

/// Any value in any column, drawn from a seed: `make attack` tries many.
struct ForgedValueAttackTests {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func `no query and no change ends the program, whatever a column holds`() throws {
        let trials = Int(Self.number("ATTACK_TRIALS") ?? 60)
        let seed = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        var random = SeededGenerator(seed: seed)
        let forged = try ForgedJournal()
        let places = try forged.places()
        let sound = try Data(contentsOf: URL(fileURLWithPath: forged.path))
        var damaged = 0
        for _ in 0..<trials {
            let place = try #require(places.randomElement(using: &random))
            let value = try #require(ForgedJournal.values.randomElement(using: &random))
            try sound.write(to: URL(fileURLWithPath: forged.path))
            guard try forged.forge(place, value) else { continue }
            let acts = ForgedValueTests.reads.map { act in { try act(Journal(reading: $0)) } }
            for act in acts + [Self.work] {
                do {
                    try act(forged.path)
                } catch let error as JournalError {
                    if case .corrupt = error { damaged += 1 }
                } catch {
                    Issue.record("seed \(seed): \(place) = \(value): \(error)")
                }
            }
        }
        print("forged values: seed \(seed), \(trials) trials, \(damaged) times told as damage")
    }

    /// What a run, a repair and the housekeeping do with a journal.
    private static let work: @Sendable (String) throws -> Void = { path in
        let writer = try JournalWriter(path: path)
        defer { writer.close() }
        let session = try writer.beginSession(command: "", toolVersion: "", at: .now()).id
        let ledger = DeliveryLedger(writer, session: session)
        let claim = try? ledger.claim(ClaimRequest(business: 1, count: 3), at: .now())
        for row in claim?.rows ?? [] {
            #expect(row.row != 1, "a created row was claimed")
            _ = try ledger.settle(.example(row, .unknown), at: .now())
        }
        let listings = ListingLedger(writer, session: session)
        if let listing = try? listings.newest(.existing, of: 1) {
            _ = try? listings.held(listing)
            _ = try? listings.witnesses(listing)
            _ = try? listings.verify(listing)
            _ = try? listings.planUpdates(listing, at: .now())
            _ = try? listings.reconcile(
                listing,
                sentBefore: .now(),
                absence: .proven(byExternalID: true, byFields: true),
                maximumAttempts: 8,
                at: .now()
            )
        }
        try writer.retry([4], from: .failed, session: session, at: .now())
        _ = try writer.redact()
        try writer.compact()
        try writer.endSession(session, .finished, detail: nil, at: .now())
    }
}
