import CSQLite
import Foundation
import GRDB

/// What is beside a journal after its end.
package enum JournalRemains: Hashable, Sendable {
    /// Nothing: the journal is one plain file.
    case nothing
    /// Another program has the journal open: its WAL file belongs to it as long as that is so.
    case wal
}

extension JournalWriter {
    /// How long other programs are waited for that have the journal open: ample for a look of
    /// `status --watch` at a million rows.
    private static let patience = Duration.seconds(2)
    private static let pause: useconds_t = 25_000

    /// Why nothing more may be sent from this journal: its file isn't where it was opened. Nil where it
    /// is.
    package func moved() -> JournalError? {
        guard let lock else { return nil }
        return lock.isFile(at: path) ? nil : .moved(path: path, now: lock.place())
    }

    /// Closes the journal as one plain file, then gives up the lock. A second call does nothing.
    ///
    /// Where another program keeps the database open for longer than 2 s, its WAL file stays until it
    /// is closed there, or until the next clean end. The journal is whole either way.
    @discardableResult
    package func close() -> JournalRemains {
        remains.withLock { remains in
            if let remains { return remains }
            let result = closeFile()
            remains = result
            return result
        }
    }

    private func closeFile() -> JournalRemains {
        guard let lock else {
            try? journal.database.close()
            return .nothing
        }
        return lock.isFile(at: path) ? closeInPlace(lock) : closeMoved(lock)
    }

    private func closeInPlace(_ lock: SessionLock) -> JournalRemains {
        let isPlain = retrying { try journal.database.becomePlain() }
        try? journal.database.close()
        memory.withLock { $0 = nil }
        lock.release()
        return isPlain ? .nothing : .wal
    }

    /// Closes a journal whose file was removed, renamed or replaced. Files of the names beside its former
    /// one may be another journal's by now: none of them is removed, unless no journal is there.
    private func closeMoved(_ lock: SessionLock) -> JournalRemains {
        let isWhole = retrying { try journal.database.emptyWAL() }
        journal.database.writeWithoutTransaction { csqlite_keep_wal($0.sqliteConnection) }
        try? journal.database.close()
        memory.withLock { $0 = nil }
        defer { lock.release() }
        guard isWhole else { return .wal }
        if FileIdentity(path: path) == nil {
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        }
        guard let now = lock.place(), FileManager.default.isEmpty(now + "-wal") else {
            return .nothing
        }
        let database = try? DatabaseQueue(path: now, configuration: Journal.configuration)
        defer { try? database?.close() }
        return (try? database?.becomePlain()) == true ? .nothing : .wal
    }

    /// Whether something comes about within the time that others are waited for.
    func retrying(_ body: () throws -> Bool) -> Bool {
        let start = ContinuousClock.now
        while true {
            if (try? body()) == true { return true }
            guard ContinuousClock.now - start < Self.patience else { return false }
            usleep(Self.pause)
        }
    }
}

extension DatabaseQueue {
    /// Brings all of the WAL into the database file; false while others keep it from that.
    func emptyWAL() throws -> Bool {
        try writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 100")
            return try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == false
        }
    }

    /// Leaves the WAL mode, so that the database is one file; false while others have it open.
    func becomePlain() throws -> Bool {
        // First, so that the file holds everything where its mode can't be changed.
        _ = try emptyWAL()
        return try writeWithoutTransaction { db in
            try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete"
        }
    }
}

extension FileManager {
    /// Whether a file has no bytes, or isn't there.
    fileprivate func isEmpty(_ path: String) -> Bool {
        let size = try? attributesOfItem(atPath: path)[.size] as? UInt64
        return (size ?? 0) == 0
    }
}
