import AssetAPI
import Customers
import Foundation
import Journal
import Testing

@testable import Delivery

/// Journals that are copied, lose their log or are put back in the middle of a delivery: whatever
/// happens, no customer is created twice.
///
/// `ATTACK_TRIALS` and `ATTACK_SEED` set how many trials, and which.
struct JournalCopyAttackTests {
    /// What becomes of the journal's file.
    enum Fault: CaseIterable {
        /// It goes on, as after a kill.
        case none
        /// It was copied before the first session.
        case earlyCopy
        /// It was copied at some moment, with its log; the original sends to its end.
        case copy
        /// It was killed, and put back as it was a moment before.
        case older
        /// It was copied without its log at some moment.
        case lostLog
        /// What this machine knew of it is gone.
        case lostRecord
    }

    /// What rows can be known by.
    enum Rows: CaseIterable {
        case withIDs
        case withoutIDs
        case twins

        func customer(_ number: Int) -> (name: String, externalID: String?) {
            switch self {
            case .withIDs: ("Customer \(number)", "A-\(number)")
            case .withoutIDs: ("Customer \(number)", nil)
            case .twins: ("Customer \(number / 3)", nil)
            }
        }
    }

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func `promise 10: no copy, older state or lost log makes a customer twice`() throws {
        let seed = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        var random = SplitMix64(seed: seed)
        // One takes 0.1 s.
        for trial in 1...(Self.number("ATTACK_TRIALS").map { max(Int($0) / 10, 1) } ?? 30) {
            let fault = Fault.allCases[trial % Fault.allCases.count]
            let rows = Rows.allCases[trial % Rows.allCases.count]
            try attack(fault, rows, &random, "seed \(seed), trial \(trial): \(fault), \(rows)")
        }
    }

    private func attack(
        _ fault: Fault,
        _ rows: Rows,
        _ random: inout SplitMix64,
        _ comment: Comment
    ) throws {
        let count = Int.random(in: 5...60, using: &random)
        let fixture = try DeliveryFixture(rows: count, begins: false, payload: rows.customer)
        let service = LedgerService()
        let trial = CopyTrial(fixture)
        let early = try trial.copy("early", withLog: true)
        var middle = early
        let moment = Int.random(in: 1..<count, using: &random)
        let end = Int.random(in: moment...count, using: &random)
        let session = try trial.begin(fixture.writer)
        try trial.deliver(fixture.writer, session, to: service, limit: moment)
        if [.copy, .older, .lostLog].contains(fault) {
            middle = try trial.copy("middle", withLog: fault != .lostLog)
        }
        if end > moment {
            try trial.deliver(fixture.writer, session, to: service, limit: end - moment)
        }
        if fault == .copy {
            try fixture.writer.endSession(session, .finished, detail: nil, at: .now())
        }
        fixture.writer.close()
        if fault == .lostRecord { try FileManager.default.removeItem(atPath: trial.state.path) }
        let path =
            switch fault {
            case .none, .lostRecord: fixture.writer.path
            case .earlyCopy: early
            case .copy, .older, .lostLog: middle
            }
        // In two runs, so that a doubt is settled before a limit, and holds after it.
        for limit in [2, nil] {
            let writer = try JournalWriter(path: path)
            defer { writer.close() }
            let session = try trial.begin(writer)
            let end = try trial.deliver(writer, session, to: service, limit: limit)
            guard end.isPhaseOver else {
                Issue.record("\(end) \(comment)")
                return
            }
        }
        #expect(service.customers.count == count, comment)
        let wanted = (1...count).map { rows.customer($0).name }.sorted()
        #expect(service.customers.map(\.name).sorted() == wanted, comment)
        let totals = try Journal(reading: path).totals()
        #expect(totals.addUp && totals[.pending] == 0, comment)
    }
}

/// A journal of a fixture, its copies, and what the machine knows of it.
private struct CopyTrial {
    let fixture: DeliveryFixture
    let state: StateFolder

    init(_ fixture: DeliveryFixture) {
        self.fixture = fixture
        state = StateFolder(path: fixture.folder + "/state")
    }

    func copy(_ name: String, withLog: Bool) throws -> String {
        let target = fixture.folder + "/\(name).sqlite"
        for suffix in withLog ? ["", "-wal"] : [""]
        where FileManager.default.fileExists(atPath: fixture.writer.path + suffix) {
            try FileManager.default.copyItem(
                atPath: fixture.writer.path + suffix,
                toPath: target + suffix
            )
        }
        return target
    }

    func begin(_ writer: JournalWriter) throws -> SessionID {
        try writer.beginSession(command: "", toolVersion: "", at: .now(), state: state).id
    }

    @discardableResult
    func deliver(
        _ writer: JournalWriter,
        _ session: SessionID,
        to service: LedgerService,
        limit: Int?
    ) throws -> DeliveryEnd {
        let scripted = service.scripted
        return try Delivery(
            writer,
            session: session,
            options: DeliveryOptions(
                workers: 2,
                rate: .unlimited,
                limit: limit,
                grace: .zero,
                seed: 1
            ),
            tokens: TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
            makeService: { scripted.handle() },
            report: { _ in }
        ).run()
    }
}
