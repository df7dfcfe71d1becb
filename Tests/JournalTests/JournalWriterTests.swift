import Foundation
import GRDB
import Testing

@testable import Journal

struct JournalWriterTests {
    @Test func `a new journal is readable by its owner only`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 1)
        _ = try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: temporary.path + suffix
            )
            let mode = try #require(attributes[.posixPermissions] as? NSNumber)
            #expect(mode.intValue & 0o777 == 0o600, "\(suffix)")
        }
        writer.close()
    }

    @Test func `a journal says what it is in its header`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        let header = try temporary.sqlite { db in
            (
                try Int32.fetchOne(db, sql: "PRAGMA application_id"),
                try Int.fetchOne(db, sql: "PRAGMA user_version")
            )
        }
        #expect(header.0 == Schema.applicationID)
        #expect(header.1 == Schema.version)
    }

    @Test func `while it is open, every commit is synced and readers don't wait`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 1)
        let pragmas = try writer.journal.read { db in
            [
                try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try String.fetchOne(db, sql: "PRAGMA synchronous"),
            ]
        }
        #expect(pragmas == ["wal", "2"])
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 1)
        writer.close()
    }

    @Test func `after a clean end the journal is one plain file`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 3).close()
        let files = try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
        #expect(files == ["customers.journal.sqlite"])
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 3)
    }

    @Test func `a second writer is refused and told who is at work`() throws {
        let temporary = try TemporaryJournal()
        let first = try temporary.staged(rows: 1)
        _ = try first.beginSession(command: "run", toolVersion: "1", at: .now())
        let error = #expect(throws: JournalError.self) {
            try JournalWriter(path: temporary.path)
        }
        guard case .inUse(_, let holder) = error else {
            Issue.record("not inUse: \(String(describing: error))")
            return
        }
        #expect(holder?.pid == ProcessInfo.processInfo.processIdentifier)
        #expect(error?.message.contains("process \(holder?.pid ?? 0)") == true)
        first.close()
    }

    @Test func `the lock is free again once its holder is gone`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        let second = try JournalWriter(path: temporary.path)
        #expect(try second.journal.totals()[.pending] == 1)
        second.close()
    }

    @Test func `a missing journal is not made by opening it`() throws {
        let temporary = try TemporaryJournal()
        #expect(throws: JournalError.self) {
            try JournalWriter(path: temporary.path)
        }
        #expect(throws: JournalError.self) { try Journal(reading: temporary.path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder).isEmpty)
    }

    @Test func `what a killed process left of a new journal is made anew`() throws {
        let temporary = try TemporaryJournal()
        // Half a journal under the name that it has while it is made, and an empty file.
        try temporary.sqlite { try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier)") }
        try FileManager.default.moveItem(atPath: temporary.path, toPath: temporary.path + "-new")
        #expect(FileManager.default.createFile(atPath: temporary.path, contents: Data()))
        try temporary.staged(rows: 2).close()
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
        #expect(names.count == 1)
    }

    @Test func `the WAL of a deleted journal is not replayed into a new one`() throws {
        let temporary = try TemporaryJournal()
        let files = FileManager.default
        let first = try temporary.staged(rows: 50)
        _ = try first.beginSession(command: "run", toolVersion: "1", at: .now())
        try files.copyItem(atPath: temporary.path + "-wal", toPath: temporary.path + "-kept")
        first.close()
        try files.removeItem(atPath: temporary.path)
        try files.moveItem(atPath: temporary.path + "-kept", toPath: temporary.path + "-wal")
        try temporary.staged(rows: 2).close()
        #expect(try Journal(reading: temporary.path).totals()[.pending] == 2)
        #expect(try Journal(reading: temporary.path).totals().addUp)
    }

    @Test func `any other file is left alone`() throws {
        let temporary = try TemporaryJournal()
        let text = Data("Name,Email\nAda,ada@example.com\n".utf8)
        try text.write(to: URL(fileURLWithPath: temporary.path))
        #expect(JournalWriter.hasFile(at: temporary.path))
        #expect(throws: JournalError.self) { try JournalWriter(path: temporary.path) }
        #expect(throws: JournalError.self) { try Stager(at: temporary.path, record: .example) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.path)) == text)
    }

    @Test func `another program's database is left alone`() throws {
        let temporary = try TemporaryJournal()
        try temporary.sqlite { try $0.execute(sql: "CREATE TABLE notes (text)") }
        let error = #expect(throws: JournalError.self) {
            try JournalWriter(path: temporary.path)
        }
        guard case .notAJournal = error else {
            Issue.record("not notAJournal: \(String(describing: error))")
            return
        }
    }

    @Test func `a journal of a later version is refused and left as it is`() throws {
        let temporary = try TemporaryJournal()
        try temporary.staged(rows: 1).close()
        try temporary.sqlite { try $0.execute(sql: "PRAGMA user_version = 99") }
        for open in [
            { _ = try JournalWriter(path: temporary.path) },
            { _ = try Journal(reading: temporary.path) },
        ] {
            let error = #expect(throws: JournalError.self) { try open() }
            guard case .newerVersion(_, 99) = error else {
                Issue.record("not newerVersion: \(String(describing: error))")
                return
            }
        }
    }

    @Test func `a folder that can't be written in gives a reason and a way on`() throws {
        let error = #expect(throws: JournalError.self) {
            try Stager(at: "/proc/no-such-place/x.sqlite", record: .example)
        }
        #expect(error?.hint?.contains("--journal") == true)
    }

    @Test(arguments: ["1", "2"])
    func `a journal of an earlier schema is read as it is, and brought up to date when written`(
        version: String
    ) throws {
        let temporary = try TemporaryJournal()
        let old = try DatabaseQueue(path: temporary.path)
        try Schema.migrator.migrate(old, upTo: version)
        try old.write { db in
            try ImportRecord.example.insert(db)
            try db.execute(
                sql: """
                    UPDATE import SET staged_at = 1, source_sha256 = 'abc', source_size = 1,
                        rows_read = 1;
                    INSERT INTO business VALUES (1, 'biz_1');
                    INSERT INTO session (id, started_at, host, pid, command, tool_version)
                    VALUES (1, 1, 'h', 1, 'run', '0.1.0');
                    INSERT INTO row (id, line, business, digest, status, customer_id)
                    VALUES (1, 2, 1, zeroblob(16), 'created', 'cus_1')
                    """
            )
        }
        try old.close()
        let reading = try Journal(reading: temporary.path)
        #expect(try reading.totals()[.created] == 1)
        #expect(try reading.row(1)?.customerID == "cus_1")
        #expect(try reading.row(1)?.raw == nil)
        #expect(try !reading.hasRawRows())
        #expect(try reading.sessions().map(\.progress) == [nil])
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        #expect(try writer.journal.totals()[.created] == 1)
        #expect(try writer.journal.row(1)?.raw == nil)
        try writer.tell(SessionProgress(perMinute: 300), session: 1)
        #expect(try reading.sessions().first?.progress?.perMinute == 300)
        #expect(
            try temporary.sqlite { try Int.fetchOne($0, sql: "PRAGMA user_version") }
                == Schema.version
        )
    }
}
