import Customers
import Foundation
import Testing

@testable import Journal

/// Rows without an external id that another journal has sent.
struct KeylessRowsTests {
    /// A journal, for as long as it is held.
    private struct Staged {
        let temporary: TemporaryJournal
        let writer: JournalWriter

        init(_ rows: [StagedRow]) throws {
            temporary = try TemporaryJournal()
            let stager = try Stager(at: temporary.path, record: .example)
            for row in rows { try stager.append(row) }
            writer = try stager.finish(.example(rows: rows.count), columns: ["Name"])
        }
    }

    private static func row(
        _ number: Int,
        business: String = "biz_A",
        key: String? = nil
    ) -> StagedRow {
        var row = StagedRow.example(number)
        row.externalID = key
        row.business = BusinessID(business)
        return row
    }

    /// Rows 1 to 4 of one business, of which the first three are claimed and the first two settled.
    private static func sender(hasEnded: Bool) throws -> Staged {
        let staged = try Staged((1...4).map { row($0) })
        let session = try staged.writer.beginSession(command: "", toolVersion: "", at: .now()).id
        let ledger = DeliveryLedger(staged.writer, session: session)
        let rows = try ledger.claim(ClaimRequest(business: 1, count: 3), at: .now()).rows
        _ = try ledger.settle([.example(rows[0], .unknown)], at: .now())
        _ = try ledger.settle([.example(rows[1], .failed)], at: .now())
        if hasEnded { try staged.writer.endSession(session, .stopped, detail: nil, at: .now()) }
        return staged
    }

    @Test(
        arguments: [
            ([row(1), row(2), row(3)], true, 2), ([row(1), row(5)], true, 1),
            ([row(2), row(4), row(5)], true, nil), ([row(3), row(4)], true, 1),
            // A run that is at work is about to send what is pending.
            ([row(3), row(4)], false, 2), ([row(2)], false, nil),
            ([row(1, business: "biz_B")], true, nil), ([row(1, key: "A-1")], true, nil),
        ] as [([StagedRow], Bool, Int?)]
    )
    func `those that may be customers by now are told from the others`(
        rows: [StagedRow],
        hasEnded: Bool,
        count: Int?
    ) throws {
        let (sender, new) = (try Self.sender(hasEnded: hasEnded), try Staged(rows))
        try withExtendedLifetime((sender, new)) {
            let found = try KeylessRows(of: new.writer.journal).sent(by: sender.writer.journal)
            #expect(found?.rows == count)
            #expect(found == nil || (found?.until == nil) == !hasEnded)
        }
    }

    @Test func `a new journal with such rows is in doubt until a list has told`() throws {
        let staged = try Staged([Self.row(1)])
        try withExtendedLifetime(staged) {
            let new = staged.writer
            try new.noteSharedRows(quietSince: .now())
            let first = try new.beginSession(command: "", toolVersion: "", at: .now())
            #expect(first.doubt == .sharedRows)
            try ListingLedger(new, session: first.id).settleDoubt()
            #expect(try new.journal.identity()?.doubt == nil)
        }
    }
}
