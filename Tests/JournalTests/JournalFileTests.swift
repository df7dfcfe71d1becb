import Customers
import Foundation
import GRDB
import Testing

@testable import Journal

/// A journal as a file among files: locked, linked, moved, removed, and looked at by others.
struct JournalFileTests {
    private let files = FileManager.default

    private func names(_ temporary: TemporaryJournal) throws -> [String] {
        try files.contentsOfDirectory(atPath: temporary.folder).sorted()
    }

    private func isInUse(_ body: () throws -> Void) -> Bool {
        do {
            try body()
        } catch JournalError.inUse {
            return true
        } catch {
            Issue.record(error)
        }
        return false
    }

    // MARK: The lock

    @Test func `the lock is the file's, whatever name leads to it`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 1)
        let hard = temporary.folder + "/hard.sqlite"
        let soft = temporary.folder + "/soft.sqlite"
        try files.linkItem(atPath: temporary.path, toPath: hard)
        try files.createSymbolicLink(atPath: soft, withDestinationPath: temporary.path)
        // What version 0.1 had beside it; here nothing depends on it.
        try? files.removeItem(atPath: temporary.path + "-lock")
        for path in [temporary.path, hard, soft] {
            #expect(isInUse { _ = try JournalWriter(path: path) }, "\(path)")
        }
        writer.close()
        try JournalWriter(path: soft).close()
    }

    @Test func `a run of version 0.1 that is at work is heeded, and a lock file that it left goes`()
        throws
    {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        let path = temporary.path + "-lock"
        try Data("4711 elsewhere\n".utf8).write(to: URL(fileURLWithPath: path))
        let held = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        #expect(flock(held.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        let error = #expect(throws: JournalError.self) {
            try JournalWriter(path: temporary.path)
        }
        #expect(error?.message.contains("process 4711 on elsewhere") == true)
        try held.close()
        try JournalWriter(path: temporary.path).close()
        #expect(try names(temporary) == ["customers.journal.sqlite"])
    }

    @Test(arguments: ["-lock", "-new"])
    func `what a link beside a journal leads to is left as it is`(suffix: String) throws {
        let temporary = try TemporaryJournal()
        let precious = temporary.folder + "/precious"
        try Data("4711 elsewhere\n".utf8).write(to: URL(fileURLWithPath: precious))
        try files.createSymbolicLink(
            atPath: temporary.path + suffix,
            withDestinationPath: precious
        )
        try temporary.staged(rows: 2).close()
        #expect(files.contents(atPath: precious) == Data("4711 elsewhere\n".utf8))
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 2)
    }

    @Test func `a leftover that has another name too is not written into`() throws {
        let temporary = try TemporaryJournal()
        let precious = temporary.folder + "/precious"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: precious))
        try files.linkItem(atPath: precious, toPath: temporary.path + "-new")
        try temporary.staged(rows: 2).close()
        #expect(files.contents(atPath: precious) == Data("precious".utf8))
    }

    @Test func `a staging doesn't take the name of a journal that appeared meanwhile`() throws {
        let temporary = try TemporaryJournal()
        let other = try TemporaryJournal()
        try other.staged(rows: 3).close()
        let stager = try Stager(at: temporary.path, record: .example)
        try stager.append(.example(1))
        try files.copyItem(atPath: other.path, toPath: temporary.path)
        #expect(
            isInUse { _ = try stager.finish(.example(rows: 1), columns: ["Name"]) }
        )
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 3)
    }

    @Test func `a journal in the making that was removed is not given its name`() throws {
        let temporary = try TemporaryJournal()
        let first = try Stager(at: temporary.path, record: .example)
        try first.append(.example(1))
        try files.removeItem(atPath: temporary.path + "-new")
        let second = try Stager(at: temporary.path, record: .example)
        try second.append(.example(1))
        #expect(throws: JournalError.self) {
            try first.finish(.example(rows: 1), columns: ["Name"])
        }
        let writer = try second.finish(.example(rows: 1), columns: ["Name"])
        #expect(isInUse { _ = try JournalWriter(path: temporary.path) })
        writer.close()
        #expect(try names(temporary) == ["customers.journal.sqlite"])
    }

    // MARK: The end

    @Test func `a clean end waits a little for those who look`() async throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 3)
        let reader = try DatabaseQueue(path: temporary.path)
        _ = try await reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM row") }
        let end = Task.detached { writer.close() }
        try await Task.sleep(for: .milliseconds(100))
        try reader.close()
        #expect(await end.value == .nothing)
        #expect(try names(temporary) == ["customers.journal.sqlite"])
    }

    @Test func `where a reader stays, the end says so, and the last look puts it right`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 3)
        let session = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        var configuration = Configuration()
        configuration.readonly = true
        let reader = try DatabaseQueue(path: temporary.path, configuration: configuration)
        _ = try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM row") }
        try writer.endSession(session.id, .finished, detail: nil, at: .now())
        #expect(writer.close() == .wal)
        // All of it is in the file by itself nevertheless.
        let copy = temporary.folder + "/copy.sqlite"
        try files.copyItem(atPath: temporary.path, toPath: copy)
        #expect(try Journal.look(at: copy) { try $0.sessions().map(\.ended) } == [.finished])
        #expect(!files.fileExists(atPath: copy + "-wal"))
        try files.removeItem(atPath: copy)
        // Somebody who only reads can't take its files away.
        try reader.close()
        #expect(try Journal.look(at: temporary.path) { try $0.totals()[.pending] } == 3)
        #expect(try names(temporary) == ["customers.journal.sqlite"])
    }

    @Test func `a look leaves what a run left that was cut off as it is`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 3)
        _ = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        let copy = try TemporaryJournal()
        for suffix in ["", "-wal"] {
            try files.copyItem(atPath: temporary.path + suffix, toPath: copy.path + suffix)
        }
        writer.close()
        #expect(try Journal.look(at: copy.path) { try $0.sessions().count } == 1)
        #expect(DatabaseMode(path: copy.path) == .wal)
        #expect(try names(copy).contains("customers.journal.sqlite-wal"))
    }

    @Test func `a look at a journal without its WAL makes no new one`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 3)
        let copy = try TemporaryJournal()
        try files.copyItem(atPath: temporary.path, toPath: copy.path)
        writer.close()
        #expect(DatabaseMode(path: copy.path) == .walLost)
        #expect(try Journal.look(at: copy.path) { try $0.totals()[.pending] } == 3)
        #expect(try names(copy) == ["customers.journal.sqlite"])
        #expect(DatabaseMode(path: copy.path) == .walLost)
    }

    // MARK: Moved while it is open

    enum Fate: CaseIterable {
        case renamed, renamedWithCompanions, folderRenamed, removed, replaced, relinked
    }

    @Test(arguments: Fate.allCases)
    func `of a journal that isn't where it was, no row is claimed, and answers are kept`(
        fate: Fate
    ) throws {
        let temporary = try TemporaryJournal()
        let inner = temporary.folder + "/inner"
        try files.createDirectory(atPath: inner, withIntermediateDirectories: false)
        let real = inner + "/customers.journal.sqlite"
        try temporary.staged(rows: 3).close()
        try files.moveItem(atPath: temporary.path, toPath: real)
        var path = real
        if fate == .relinked {
            path = temporary.folder + "/link.sqlite"
            try files.createSymbolicLink(atPath: path, withDestinationPath: real)
        }
        let writer = try JournalWriter(path: path)
        let session = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        let ledger = DeliveryLedger(writer, session: session.id)
        let row = try #require(try ledger.claim(business: 1, at: .now()).row)
        #expect(writer.moved() == nil)

        let elsewhere = temporary.folder + "/elsewhere.sqlite"
        var now: String? = elsewhere
        switch fate {
        case .renamed:
            try files.moveItem(atPath: real, toPath: elsewhere)
        case .renamedWithCompanions:
            for suffix in ["", "-wal", "-shm"] {
                try files.moveItem(atPath: real + suffix, toPath: elsewhere + suffix)
            }
        case .folderRenamed:
            now = temporary.folder + "/outer/customers.journal.sqlite"
            try files.moveItem(atPath: inner, toPath: temporary.folder + "/outer")
        case .removed:
            now = nil
            try files.removeItem(atPath: real)
        case .replaced:
            try files.moveItem(atPath: real, toPath: elsewhere)
            try files.copyItem(atPath: elsewhere, toPath: real)
        case .relinked:
            now = real
            let other = temporary.folder + "/other.sqlite"
            #expect(files.createFile(atPath: other, contents: Data("other".utf8)))
            try files.removeItem(atPath: path)
            try files.createSymbolicLink(atPath: path, withDestinationPath: other)
        }
        let id = try #require(CustomerID("cus_1"))
        let claim = try ledger.settle(.example(row, .created(id)), thenClaim: 1, at: .now())
        guard case .refused(.moved(let was, let place)) = claim else {
            Issue.record("not refused: \(claim)")
            return
        }
        #expect(was == path)
        #expect(place.map(resolved) == now.map(resolved))
        try writer.endSession(session.id, .error, detail: nil, at: .now())
        #expect(writer.close() == .nothing)
        guard let now else { return }
        #expect(DatabaseMode(path: now) == .plain)
        #expect(!files.fileExists(atPath: now + "-wal"))
        #expect(try Journal(reading: now).totals()[.created] == 1)
        if fate == .replaced { #expect(files.fileExists(atPath: real)) }
        #expect(!files.fileExists(atPath: real + "-shm") || fate == .replaced)
    }

    private func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    // MARK: An index that doesn't fit its table

    @Test func `rows that a stale index names are not claimed again, and the damage is told`()
        throws
    {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 60).close()
        // The page of the index as it was when all rows were pending.
        let page = try temporary.sqlite { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'row_queue'")
        }
        let (root, size) = (try #require(page), 4096)
        let stale = try pageBytes(temporary.path, root, size)
        let writer = try JournalWriter(path: temporary.path)
        let session = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        let ledger = DeliveryLedger(writer, session: session.id)
        let request = ClaimRequest(business: 1, count: 2)
        let rows = try ledger.claim(request, at: .now()).rows
        #expect(rows.count == 2)
        let settlements = try rows.map { row in
            Settlement.example(row, .created(try #require(CustomerID("cus_\(row.row)"))))
        }
        _ = try ledger.settle(settlements, at: .now())
        try writer.endSession(session.id, .stopped, detail: nil, at: .now())
        writer.close()
        try overwrite(temporary.path, root, size, stale)

        let again = try JournalWriter(path: temporary.path)
        defer { again.close() }
        #expect(
            try again.journal.read { try String.fetchAll($0, sql: "PRAGMA quick_check") } == ["ok"]
        )
        let second = DeliveryLedger(again, session: session.id)
        second.forManyRows {
            let claim = Result { try second.claim(request, at: .now()) }
            switch claim {
            case .success(.refused(.corrupt)), .failure: break
            default: Issue.record("the damage wasn't told: \(claim)")
            }
        }
        let sent = try again.journal.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM row WHERE attempts > 1")
        }
        #expect(sent == 0)
    }

    private func pageBytes(_ path: String, _ page: Int, _ size: Int) throws -> Data {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64((page - 1) * size))
        return try #require(try file.read(upToCount: size))
    }

    private func overwrite(_ path: String, _ page: Int, _ size: Int, _ bytes: Data) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seek(toOffset: UInt64((page - 1) * size))
        try file.write(contentsOf: bytes)
    }
}
