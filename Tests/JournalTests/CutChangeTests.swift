import Foundation
import GRDB
import Testing

@testable import Journal

/// A journal whose file was being changed in place when the process was killed.
struct CutChangeTests {
    @Test(arguments: [false, true])
    func `promise 5: a change of the file that was cut off is taken back by whoever looks first`(
        looks: Bool
    ) throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 400).close()
        let cut = temporary.folder + "/cut.sqlite"
        let database = try DatabaseQueue(path: temporary.path)
        try database.inDatabase { db in
            // So that pages are written before the change is over.
            try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; UPDATE row SET line = line + 1")
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: temporary.path + suffix,
                    toPath: cut + suffix
                )
            }
            try db.execute(sql: "ROLLBACK")
        }
        let lines =
            looks
            ? try Journal.look(at: cut) { try $0.lines() } : try Journal(reading: cut).lines()
        #expect(lines == Array(2...401))
    }

    /// Leaves what a kill leaves of a journal that was being changed in place.
    private static func cut(_ temporary: TemporaryJournal, _ sql: String, to name: String) throws {
        let cut = temporary.folder + "/" + name
        let database = try DatabaseQueue(path: temporary.path)
        try database.inDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; " + sql)
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: temporary.path + suffix,
                    toPath: cut + suffix
                )
            }
            try db.execute(sql: "ROLLBACK")
        }
        try database.close()
    }

    /// What was changed when the process was killed: rows alone, or the first page, too.
    static let changes = [
        "UPDATE row SET line = line + 1", "CREATE TABLE t (a); UPDATE row SET line = line + 1",
    ]

    @Test(arguments: changes)
    func `promise 5: a change is taken back, whichever pages it was of`(change: String) throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 400).close()
        try Self.cut(temporary, change, to: "cut.sqlite")
        let cut = temporary.folder + "/cut.sqlite"
        #expect(!JournalHeader.hasStrayRollback(cut))
        let writer = try JournalWriter(path: cut)
        #expect(try writer.journal.lines() == Array(2...401))
        #expect(try writer.journal.check().isWhole)
        writer.close()
        #expect(!FileManager.default.fileExists(atPath: cut + "-journal-stray"))
    }

    @Test(arguments: changes, [false, true])
    func `what was left of another state is put aside, and not played into the journal`(
        change: String,
        looks: Bool
    ) throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 400).close()
        try Self.cut(temporary, change, to: "cut.sqlite")
        let left = temporary.path + "-journal"
        // It was used since: more rows have other lines now, and the file has other pages.
        for _ in 0..<2 {
            let writer = try JournalWriter(path: temporary.path)
            try writer.transaction { db in
                try db.execute(sql: "UPDATE row SET line = line + 1000, raw = hex(zeroblob(900))")
            }
            writer.close()
        }
        try FileManager.default.moveItem(
            atPath: temporary.folder + "/cut.sqlite-journal",
            toPath: left
        )
        #expect(JournalHeader.hasStrayRollback(temporary.path))
        if looks {
            #expect(
                try Journal.look(at: temporary.path) { try $0.lines() } == Array(2002...2401)
            )
        }
        let writer = try JournalWriter(path: temporary.path)
        #expect(try writer.journal.lines() == Array(2002...2401))
        #expect(try writer.journal.check().isWhole)
        writer.close()
        #expect(!FileManager.default.fileExists(atPath: left))
        #expect(FileManager.default.fileExists(atPath: left + "-stray"))
    }

    @Test func `what was left beside the name of a new journal is kept under another name`()
        throws
    {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 400).close()
        try Self.cut(temporary, Self.changes[0], to: "cut.sqlite")
        let other = temporary.folder + "/cut.sqlite"
        try FileManager.default.removeItem(atPath: other)
        let stager = try Stager(at: other, record: .example)
        try stager.append(.example(1))
        let writer = try stager.finish(.example(rows: 1), columns: ["Name"])
        #expect(try writer.journal.lines() == [2])
        writer.close()
        #expect(FileManager.default.fileExists(atPath: other + "-journal-stray"))
    }

    @Test func `what shared memory was left does no harm`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 10).close()
        let junk = Data((0..<32_768).map { UInt8(truncatingIfNeeded: $0 &* 131) })
        for _ in 0..<2 {
            try junk.write(to: URL(fileURLWithPath: temporary.path + "-shm"))
            #expect(try Journal.look(at: temporary.path) { try $0.lines() } == Array(2...11))
            let writer = try JournalWriter(path: temporary.path)
            #expect(try writer.journal.lines() == Array(2...11))
            writer.close()
        }
    }
}

extension Journal {
    fileprivate func lines() throws -> [Int] {
        try read { try Int.fetchAll($0, sql: "SELECT line FROM row ORDER BY id") }
    }
}
