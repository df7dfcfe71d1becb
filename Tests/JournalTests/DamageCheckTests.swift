import Foundation
import GRDB
import Testing

@testable import Journal

/// Damage that only shows where a page is read.
struct DamageCheckTests {
    /// How the session before ended.
    enum LastEnd: CaseIterable {
        case clean, error, cutOff
    }

    private func journal(_ end: LastEnd) throws -> TemporaryJournal {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 2_000)
        let session = try begin(writer)
        switch end {
        case .clean: try writer.endSession(session, .stopped, detail: nil, at: .now())
        case .error: try writer.endSession(session, .error, detail: nil, at: .now())
        case .cutOff: break
        }
        writer.close()
        return temporary
    }

    private func begin(_ writer: JournalWriter) throws -> SessionID {
        try writer.beginSession(command: "", toolVersion: "", at: .now()).id
    }

    @Test(arguments: LastEnd.allCases)
    func `a small journal's damage ends a session before it begins, whatever the last one's end`(
        end: LastEnd
    ) throws {
        let temporary = try journal(end)
        try DamagedPage.make(in: temporary.path)
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        let count = try writer.journal.sessions().count
        do {
            _ = try begin(writer)
            Issue.record("the damage went unseen")
        } catch JournalError.corrupt(let path, let reason) {
            #expect(path == temporary.path)
            #expect(!reason.isEmpty && !reason.contains("\n"))
            #expect(try writer.journal.sessions().count == count, "the next looks again")
        }
    }

    @Test(arguments: LastEnd.allCases)
    func `a large journal is looked through where the last session was cut off`(end: LastEnd) throws
    {
        let temporary = try journal(end)
        try DamagedPage.make(in: temporary.path)
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        do {
            try writer.checkAfterCut(always: 0) {}
            #expect(end == .clean, "looking through a file that was closed well takes time")
        } catch JournalError.corrupt {
            #expect(end != .clean)
        }
    }

    @Test func `a journal that was cut off and is whole goes on`() throws {
        let temporary = try journal(.cutOff)
        let writer = try JournalWriter(path: temporary.path)
        #expect(try begin(writer) == 2)
        writer.close()
    }
}

/// A page in the middle of a journal, among its rows, that was written over.
enum DamagedPage {
    static func make(in path: String) throws {
        let database = try DatabaseQueue(path: path)
        let (size, count) = try database.writeWithoutTransaction { db in
            // So that the page is read from the file, and not from its log.
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            return (
                try UInt64.fetchOne(db, sql: "PRAGMA page_size") ?? 0,
                try UInt64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            )
        }
        try database.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: count / 2 * size)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size)))
        try file.close()
    }
}
