import Foundation
import GRDB

/// A journal in the making, which is there whole or not at all.
///
/// It has another name until ``publish()``, so that a process which is killed meanwhile leaves no
/// file that is only partly a journal. So nothing of it needs to outlive a crash, and SQLite writes
/// each page once, with no journal of its own: staging takes half the time that it takes in WAL mode
/// (measured: `make bench-reader`).
final class NewJournal: Sendable {
    let path: String
    let database: DatabaseQueue
    private let lock: SessionLock

    private var unfinished: String { Self.unfinished(path) }

    /// Begins a journal, readable by its owner only, and takes the lock of its path.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while another process has the lock or has just
    ///   made a journal there, ``JournalError/unusable(path:reason:)`` and what SQLite says of the
    ///   disk.
    convenience init(at path: String) throws(JournalError) {
        let lock = try SessionLock(journal: path)
        guard Self.isMissingOrEmpty(path) else { throw .inUse(path: path, holder: nil) }
        try self.init(path: path, lock: lock)
    }

    /// Begins a journal in place of one whose staging was cut off, and in which nothing was sent.
    convenience init(replacing writer: JournalWriter) throws(JournalError) {
        let path = writer.path
        try self.init(path: path, lock: writer.surrender())
    }

    private init(path: String, lock: SessionLock) throws(JournalError) {
        self.path = path
        self.lock = lock
        let unfinished = Self.unfinished(path)
        Self.remove(unfinished)
        PrivateFile.close(try PrivateFile.open(unfinished, journal: path))
        do {
            database = try DatabaseQueue(path: unfinished, configuration: Journal.configuration)
            try Schema.migrator.migrate(database)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF")
                try db.execute(sql: "PRAGMA synchronous = OFF")
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
                // Rows are appended: what was written is not looked at again.
                try db.execute(sql: "PRAGMA cache_size = -500")
                // As in ``JournalWriter``: the keys are given out here.
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
            }
        } catch {
            Self.remove(unfinished)
            throw .from(error, path: path)
        }
    }

    /// Whether a path has no journal yet: no file, or an empty one.
    static func isMissingOrEmpty(_ path: String) -> Bool {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            return !FileManager.default.fileExists(atPath: path)
        }
        return attributes[.type] as? FileAttributeType == .typeRegular
            && attributes[.size] as? UInt64 == 0
    }

    /// Runs statements in one transaction.
    func transaction<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw .from(error, path: path)
        }
    }

    /// Gives the journal its name once all of it is on the disk, and opens it to be worked with.
    func publish() throws(JournalError) -> JournalWriter {
        do {
            try database.close()
            try PrivateFile.synchronize(unfinished)
            // A WAL that outlived a deleted journal would be replayed into this one.
            Self.removeCompanions(of: path)
            guard rename(unfinished, path) == 0 else {
                throw JournalError.unusable(path: path, reason: String(cString: strerror(errno)))
            }
            try PrivateFile.synchronize(
                URL(fileURLWithPath: path).deletingLastPathComponent().path
            )
        } catch {
            throw .from(error, path: path)
        }
        return try JournalWriter(path: path, lock: lock)
    }

    /// Leaves nothing behind.
    func discard() {
        try? database.close()
        Self.remove(unfinished)
        lock.release()
    }

    private static func unfinished(_ path: String) -> String { path + "-new" }

    private static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
        removeCompanions(of: path)
    }

    private static func removeCompanions(of path: String) {
        for suffix in ["-journal", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
