import Customers
import Foundation
import Testing

@testable import Journal

/// Rows that another journal has sent.
struct SharedRowsTests {
    /// A journal, for as long as it is held.
    private struct Staged {
        let temporary: TemporaryJournal
        let writer: JournalWriter

        init(
            _ rows: [StagedRow],
            name: String? = nil,
            _ record: ImportRecord = .example,
            content: String = "abc"
        ) throws {
            temporary = try TemporaryJournal()
            var path = temporary.path
            if let name { path = temporary.folder + "/" + name }
            let stager = try Stager(at: path, record: record)
            for row in rows { try stager.append(row) }
            var staged = ImportRecord.Staged.example(rows: rows.count)
            staged.sourceSHA256 = content
            writer = try stager.finish(staged, columns: ["Name"])
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
            ([row(1, business: "biz_B")], true, nil),
            // Where not both have an external id, the name tells.
            ([row(1, key: "A-1")], true, 1), ([row(9, key: "A-1")], true, nil),
        ] as [([StagedRow], Bool, Int?)]
    )
    func `those that may be customers by now are told from the others`(
        rows: [StagedRow],
        hasEnded: Bool,
        count: Int?
    ) throws {
        let (sender, new) = (try Self.sender(hasEnded: hasEnded), try Staged(rows))
        try withExtendedLifetime((sender, new)) {
            let rows = try RowsToSend(of: new.writer.journal, .none)
            let found = try rows.count(in: sender.writer.journal, isAtWork: !hasEnded)
            #expect(found == count ?? 0)
        }
    }

    @Test(arguments: [false, true])
    func `promise 10: journals that can't have such rows hide none that does`(
        isShard: Bool
    ) throws {
        let sender = try Self.sender(hasEnded: true)
        sender.writer.close()
        let name = isShard ? "a.journal-1-of-99.sqlite" : "b.journal.sqlite"
        let new = try Staged([Self.row(1), Self.row(9)], name: name, content: "other")
        var other = ImportRecord.example
        other.baseURL = "https://api.example.com"
        let distant = try Staged([Self.row(1)], other)
        distant.writer.close()
        let folder = new.temporary.folder
        for number in 2...30 {
            // One that is called as another part isn't looked at, whatever it holds.
            let copy = isShard ? "a.journal-\(number)-of-99.sqlite" : "\(number).sqlite"
            try FileManager.default.copyItem(
                atPath: isShard ? sender.temporary.path : distant.temporary.path,
                toPath: folder + "/" + copy
            )
        }
        func found() throws -> SharedRows? {
            try SharedRows(
                with: new.writer,
                OtherImports(),
                ignoresKeys: false
            )
        }
        #expect(try found() == nil)
        let early = folder + "/early.sqlite"
        try FileManager.default.copyItem(atPath: sender.temporary.path, toPath: early)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -864_000)],
            ofItemAtPath: early
        )
        #expect(try found()?.journal == early)
    }

    @Test func `any redacted row may be one of those without an external id`() throws {
        let sender = try Staged((1...3).map { Self.row($0) })
        let session = try sender.writer.beginSession(command: "", toolVersion: "", at: .now()).id
        let ledger = DeliveryLedger(sender.writer, session: session)
        let rows = try ledger.claim(ClaimRequest(business: 1, count: 2), at: .now()).rows
        for row in rows { _ = try ledger.settle([.example(row, .updated)], at: .now()) }
        try sender.writer.endSession(session, .finished, detail: nil, at: .now())
        let new = try Staged([Self.row(7)])
        let pending = try RowsToSend(of: new.writer.journal, .none)
        #expect(try pending.count(in: sender.writer.journal, isAtWork: false) == 0)
        #expect(try sender.writer.redact() == 2)
        #expect(try pending.count(in: sender.writer.journal, isAtWork: false) == 2)
        let keyed = try Staged([Self.row(7, key: "A-7")])
        #expect(
            try RowsToSend(of: keyed.writer.journal, .all)
                .count(in: sender.writer.journal, isAtWork: false) == 0
        )
    }

    @Test func `rows with an external id are compared once a list was read, or with a run at work`()
        throws
    {
        let sender = try Staged([Self.row(1, key: "A-1"), Self.row(2, key: "A-2")])
        let session = try sender.writer.beginSession(command: "", toolVersion: "", at: .now()).id
        let ledger = DeliveryLedger(sender.writer, session: session)
        let rows = try ledger.claim(ClaimRequest(business: 1, count: 1), at: .now()).rows
        _ = try ledger.settle([.example(rows[0], .updated)], at: .now())
        // Other fields, and the same customers.
        let new = try Staged([Self.row(8, key: "A-1"), Self.row(9, key: "A-2")])
        func count(_ kind: RowsToSend.Keyed, isAtWork: Bool = false) throws -> Int {
            try RowsToSend(of: new.writer.journal, kind)
                .count(in: sender.writer.journal, isAtWork: isAtWork)
        }
        #expect(try count(.none) == 0)
        #expect(try count(.whereListWasRead) == 0)
        #expect(try count(.all) == 1)
        #expect(try count(.all, isAtWork: true) == 2)
        let own = try new.writer.beginSession(command: "", toolVersion: "", at: .now()).id
        let listings = ListingLedger(new.writer, session: own)
        let listing = try listings.begin(.snapshot, of: 1, at: .now())
        _ = try listings.skipHeld(listing, at: .now())
        #expect(try count(.whereListWasRead) == 1)
    }
}
