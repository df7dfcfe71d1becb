import CSQLite
import Foundation
import GRDB
import Synchronization

/// The right to run a session on a journal: a lock of the database file itself.
///
/// So it is one lock whatever names the file has, be they hard links or symbolic ones, and there is
/// nothing beside it that could be removed. The kernel releases it when the process ends in whatever
/// way, so a dead holder never has to be guessed at from its pid.
///
/// It is an open file description lock, on a byte that SQLite doesn't use. Closing any descriptor of a
/// file drops the locks that SQLite has on it for this process: so this one stays open for as long as a
/// connection to the file does.
final class SessionLock: Sendable {
    /// How long another's lock is waited for: commands that only look hold it while they put a file
    /// right, for some milliseconds.
    private static let patience = Duration.milliseconds(500)
    private static let pause: useconds_t = 10_000

    /// The file that is locked.
    let identity: FileIdentity
    /// Nil once the lock was given up.
    private let descriptor: Mutex<Int32?>

    /// Takes the lock of a journal.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while another process has it,
    ///   ``JournalError/noJournal(path:)``, ``JournalError/cannotLock(path:reason:)`` where the file's
    ///   system has no locks, ``JournalError/unusable(path:reason:)``.
    static func taken(journal path: String) throws(JournalError) -> SessionLock {
        try FormerLock.check(journal: path)
        while true {
            let descriptor = try PrivateFile.open(path, journal: path)
            let lock = try SessionLock(descriptor, journal: path) { .running(path: path) }
            // Another file may have got the name between the opening and the lock.
            if lock.isFile(at: path) { return lock }
        }
    }

    /// Makes a new file for a journal in the making, and takes its lock.
    ///
    /// - Parameter draft: the path of the file. What is left there of a process that was killed goes; the
    ///   file that a link there leads to is left as it is.
    /// - Throws: as ``taken(journal:)`` does.
    static func made(_ draft: String, for path: String) throws(JournalError) -> SessionLock {
        try FormerLock.check(journal: path)
        while true {
            try removeLeftover(draft, journal: path)
            guard let descriptor = try PrivateFile.make(draft, journal: path) else { continue }
            let lock = try SessionLock(descriptor, journal: path)
            // Another process may have taken the new file for a leftover.
            if lock.isFile(at: draft) { return lock }
        }
    }

    /// Locks an open file, or closes it.
    private init(
        _ descriptor: Int32,
        journal path: String,
        holder: () -> LockHolder? = { nil }
    ) throws(JournalError) {
        let start = ContinuousClock.now
        var code = csqlite_lock_file(descriptor)
        while code == EAGAIN || code == EACCES, ContinuousClock.now - start < Self.patience {
            usleep(Self.pause)
            code = csqlite_lock_file(descriptor)
        }
        guard code == 0, let identity = FileIdentity(descriptor: descriptor) else {
            defer { PrivateFile.close(descriptor) }
            switch code {
            case EAGAIN, EACCES: throw .inUse(path: path, holder: holder())
            case 0: throw .unusable(path: path, reason: String(cString: strerror(errno)))
            default: throw .cannotLock(path: path, reason: String(cString: strerror(code)))
            }
        }
        self.identity = identity
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Whether a path leads to the locked file.
    func isFile(at path: String) -> Bool { FileIdentity(path: path) == identity }

    /// Whether the locked file has more than one name.
    func hasOtherNames() -> Bool {
        descriptor.withLock { descriptor in
            var entry = stat()
            guard let descriptor, fstat(descriptor, &entry) == 0 else { return false }
            return entry.st_nlink > 1
        }
    }

    /// Where the locked file is now; nil where it was removed, or the system doesn't tell.
    func place() -> String? {
        descriptor.withLock { descriptor in
            guard let descriptor, let path = PrivateFile.path(descriptor), isFile(at: path) else {
                return nil
            }
            return path
        }
    }

    /// Gives the lock up. No connection to the file may be open in this process any more.
    func release() {
        descriptor.withLock { descriptor in
            guard let held = descriptor else { return }
            PrivateFile.close(held)
            descriptor = nil
        }
    }

    /// Whether another process has the lock of a file.
    ///
    /// To be asked before a connection to the file is opened: see above.
    ///
    /// - Throws: ``JournalError/cannotLock(path:reason:)``.
    static func isHeld(path: String) throws(JournalError) -> Bool {
        guard let descriptor = PrivateFile.open(reading: path) else { return false }
        defer { PrivateFile.close(descriptor) }
        var isLocked: Int32 = 0
        let code = csqlite_ask_lock(descriptor, &isLocked)
        guard code == 0 else {
            throw .cannotLock(path: path, reason: String(cString: strerror(code)))
        }
        return isLocked != 0
    }

    private static func removeLeftover(_ draft: String, journal: String) throws(JournalError) {
        // Its lock tells whether it is one. What isn't a plain file was never made by us.
        let descriptor = try PrivateFile.open(plain: draft, journal: journal)
        let lock: SessionLock? =
            if let descriptor { try SessionLock(descriptor, journal: journal) } else { nil }
        defer { lock?.release() }
        for suffix in [""] + NewJournal.companions {
            guard unlink(draft + suffix) == 0 || errno == ENOENT else {
                throw .unusable(path: journal, reason: String(cString: strerror(errno)))
            }
        }
    }
}

extension LockHolder {
    /// Who is at work on a journal, by its newest session; nil where the journal doesn't tell, or the
    /// process is no more.
    fileprivate static func running(path: String) -> LockHolder? {
        guard DatabaseMode(path: path) != .walLost,
            let newest = try? Journal(reading: path).read({ db in
                try Row.fetchOne(
                    db,
                    sql: "SELECT pid, host, ended FROM session ORDER BY id DESC LIMIT 1"
                ).map { row in
                    (
                        holder: try LockHolder(pid: row["pid"], host: row["host"]),
                        ended: try row["ended"] as String?
                    )
                }
            }),
            newest.ended == nil, newest.holder.isAlive
        else { return nil }
        return newest.holder
    }
}
