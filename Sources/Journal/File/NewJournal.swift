import CSQLite
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
    /// That of the file in the making, which keeps it when the file gets its name; nil where it never gets
    /// one.
    private let lock: SessionLock?
    /// That of the journal whose place it takes.
    private let replaced: SessionLock?

    private var unfinished: String { Self.unfinished(path) }

    /// Begins a journal, readable by its owner only, and takes the lock of the file in the making.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while another process has the lock or has just
    ///   made a journal there, ``JournalError/unusable(path:reason:)`` and what SQLite says of the
    ///   disk.
    convenience init(at path: String) throws(JournalError) {
        try self.init(path: path, replacing: nil)
    }

    /// Begins a journal in place of one whose staging was cut off, and in which nothing was sent.
    convenience init(replacing writer: JournalWriter) throws(JournalError) {
        let path = writer.path
        try self.init(path: path, replacing: writer.surrender())
    }

    /// Begins a journal that nobody keeps: nothing is ever at its path.
    init(scratchFor path: String) throws(JournalError) {
        self.path = path
        (lock, replaced) = (nil, nil)
        do {
            database = try .nameless()
            try Schema.migrator.migrate(database)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF")
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
            }
        } catch {
            throw .from(error, path: path)
        }
    }

    private init(path: String, replacing replaced: SessionLock?) throws(JournalError) {
        self.path = path
        self.replaced = replaced
        let unfinished = Self.unfinished(path)
        lock = try SessionLock.made(unfinished, for: path)
        guard replaced != nil || Self.isMissingOrEmpty(path) else {
            Self.remove(unfinished)
            throw .inUse(path: path, holder: nil)
        }
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
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` where a journal has appeared there meanwhile.
    func publish() throws(JournalError) -> JournalWriter {
        guard let lock else { return try JournalWriter(scratch: database, path: path) }
        do {
            try database.close()
            try PrivateFile.synchronize(unfinished)
            guard lock.isFile(at: unfinished) else {
                throw JournalError.unusable(path: path, reason: "\(unfinished) was removed")
            }
            try takeName()
            try PrivateFile.synchronize(
                URL(fileURLWithPath: path).deletingLastPathComponent().path
            )
        } catch {
            throw .from(error, path: path)
        }
        replaced?.release()
        return try JournalWriter(path: path, lock: lock)
    }

    private func takeName() throws(JournalError) {
        // Only a name that is free, or that of the file whose lock is held. An empty file is nobody's.
        let isTaken =
            replaced.map { !$0.isFile(at: path) } ?? !Self.isMissingOrEmpty(path)
        guard !isTaken else { throw .inUse(path: path, holder: nil) }
        // What outlived a deleted journal would be played into this one.
        try JournalHeader.setLeftoversAside(path)
        Self.removeCompanions(of: path)
        let isFree = replaced == nil && !FileManager.default.fileExists(atPath: path)
        var code = isFree ? csqlite_rename_new(unfinished, path) : EINVAL
        // Some systems can't do it in one step: none that is known has been put there since.
        if code == EINVAL || code == ENOSYS || code == ENOTSUP {
            code = rename(unfinished, path) == 0 ? 0 : errno
        }
        switch code {
        case 0: return
        case EEXIST: throw .inUse(path: path, holder: nil)
        default: throw .unusable(path: path, reason: String(cString: strerror(code)))
        }
    }

    /// Leaves nothing behind.
    func discard() {
        try? database.close()
        guard let lock else { return }
        if lock.isFile(at: unfinished) { Self.remove(unfinished) }
        lock.release()
        replaced?.release()
    }

    /// What SQLite keeps beside a database.
    static let companions = ["-journal", "-wal", "-shm"]

    private static func unfinished(_ path: String) -> String { path + "-new" }

    private static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
        removeCompanions(of: path)
    }

    private static func removeCompanions(of path: String) {
        for suffix in companions {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
