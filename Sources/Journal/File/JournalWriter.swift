import CSQLite
import Foundation
import GRDB
import Synchronization

/// A journal opened to be written, by one process at a time.
///
/// While it is open the database is in WAL mode and every commit is synced to the disk before it
/// returns (`synchronous=FULL`); ``close()`` leaves one plain file where nobody else has it open.
package final class JournalWriter: Sendable {
    /// The same journal, for queries.
    package let journal: Journal
    /// Nil for one that nobody keeps, and so is nobody else's.
    let lock: SessionLock?
    /// Whether the file's header promised a `-wal` that wasn't there when it was opened.
    let lacksLog: Bool
    /// The journal's record on this machine, while a session has it.
    let memory = Mutex<SessionMemory?>(nil)
    /// What its end left; nil while it is open.
    let remains = Mutex<JournalRemains?>(nil)

    package var path: String { journal.path }

    /// Whether there is anything to open at a path, a journal or not; an empty file is nothing.
    package static func hasFile(at path: String) -> Bool { !NewJournal.isMissingOrEmpty(path) }

    /// Opens a journal and takes its lock.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while another process has the lock,
    ///   ``JournalError/noJournal(path:)``, or what keeps the file from use.
    package convenience init(path: String) throws(JournalError) {
        try self.init(path: path, lock: try SessionLock.taken(journal: path))
    }

    /// Opens a journal whose lock is held already.
    init(path: String, lock: SessionLock) throws(JournalError) {
        self.lock = lock
        try JournalHeader.setStraysAside(path)
        // Before SQLite makes a new log.
        lacksLog = JournalHeader.lacksLog(path)
        do {
            let database = try DatabaseQueue(path: path, configuration: Journal.configuration)
            try database.read { try Journal.identify($0, path: path) }
            try Schema.migrator.migrate(database)
            try database.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                guard mode == "wal" else {
                    throw JournalError.cannotLock(path: path, reason: "no memory can be shared")
                }
                try db.execute(sql: "PRAGMA synchronous = FULL")
                // Keys that are written were read just before, and the trigger on moves refuses a
                // status that there isn't. To look each of them up took 2 µs a row (measured: `make
                // bench`); `journal check` does.
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                // Fewer checkpoints write a page fewer times: 16 MB of WAL instead of 4.
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
                // Darwin's fsync doesn't reach the platter; elsewhere this does nothing.
                try db.execute(sql: "PRAGMA fullfsync = 1")
            }
            guard lock.isFile(at: path) else {
                throw JournalError.moved(path: path, now: lock.place())
            }
            // A clean end makes the file plain, and then nothing else would tell of the log.
            if lacksLog {
                try database.write { db in
                    // One that is beside another name isn't lost, and would be played in by that name later.
                    if lock.hasOtherNames(), try SessionStanding.sessions(db).end == nil {
                        throw JournalError.logElsewhere(path: path)
                    }
                    try SessionStanding.noteLostLog(in: db)
                }
            }
            journal = Journal(path: path, database: database, lock: lock)
        } catch {
            throw .holding(error, path: path)
        }
    }

    /// A journal that is this value's alone, without a lock.
    init(unlocked journal: Journal, lacksLog: Bool = false) {
        self.journal = journal
        (lock, self.lacksLog) = (nil, lacksLog)
    }

    /// Closes the journal, and hands its lock on: for one that is to be made anew.
    func surrender() -> SessionLock? {
        try? journal.database.close()
        return lock
    }

    /// Runs statements in one transaction, durable when this returns.
    func transaction<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try journal.database.write(body)
        } catch {
            throw .holding(error, path: path)
        }
    }

    /// Sets whether what this connection writes fires the journal's triggers, which it does at first.
    func setTriggers(_ fire: Bool) {
        journal.database.writeWithoutTransaction { db in
            csqlite_set_triggers(db.sqliteConnection, fire ? 1 : 0)
        }
    }
}

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
