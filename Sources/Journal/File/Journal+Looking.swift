import Foundation
import GRDB

extension Journal {
    /// Opens a journal, looks at it, and leaves nothing beside it that wasn't there.
    ///
    /// SQLite makes `-wal` and `-shm` files for whoever reads a database in WAL mode. Where there are none,
    /// the file is read as it is. Where a run ended cleanly while somebody was looking, so that its WAL
    /// stayed, the last one to look puts that right. What a run left that was cut off isn't touched: the
    /// next run needs it as it is, to tell what it was.
    ///
    /// - Throws: as ``init(reading:)`` does, ``JournalError/cannotLock(path:reason:)``, and what the body
    ///   throws.
    package static func look<Value>(
        at path: String,
        _ body: (Journal) throws -> Value
    ) throws -> Value {
        let journal = try opened(path)
        let result = Result { try body(journal) }
        let hasEnded = (try? journal.hasEnded()) ?? false
        try? journal.database.close()
        if hasEnded { leavePlain(path) }
        return try result.get()
    }

    /// A run that is on has its WAL file beside the name under which it opened the journal: through
    /// another name, the file alone would show what was true some time ago.
    private static func opened(_ path: String) throws(JournalError) -> Journal {
        for _ in 1...10 {
            // Asked in any case: SQLite calls a system without locks “busy”.
            let isHeld = try SessionLock.isHeld(path: path)
            if !isHeld, JournalHeader.hasStrayRollback(path) { setStraysAside(path) }
            guard [.walLost, .strayLog].contains(DatabaseMode(path: path)) else {
                return try Journal(reading: path, address: path, isAtWork: isHeld)
            }
            guard isHeld else { return try Journal(frozen: path) }
            // A run that begins at this moment.
            usleep(20_000)
        }
        throw .inUse(path: path, holder: nil)
    }

    /// Whoever has a log read has a rollback journal played back, too. Where it can't be put aside, the file is
    /// read as it is.
    private static func setStraysAside(_ path: String) {
        guard let lock = try? SessionLock.taken(journal: path) else { return }
        defer { lock.release() }
        try? JournalHeader.setStraysAside(path)
    }

    /// Opens a journal that nobody changes, without a lock or a file beside it.
    private convenience init(frozen path: String) throws(JournalError) {
        var address = URLComponents()
        address.scheme = "file"
        address.path = URL(fileURLWithPath: path).path
        address.queryItems = [URLQueryItem(name: "immutable", value: "1")]
        guard let uri = address.string else { throw .noJournal(path: path) }
        try self.init(reading: path, address: uri)
    }

    /// Whether there were sessions, and none of them is under way or was cut off. Where there were none, the
    /// log that the header promises may be lost, and the header alone says so.
    private func hasEnded() throws(JournalError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT count(*) > 0 AND count(*) = count(ended) FROM session"
            )
                ?? false
        }
    }

    private static func leavePlain(_ path: String) {
        guard DatabaseMode(path: path) == .wal,
            (try? SessionLock.isHeld(path: path)) == false,
            let lock = try? SessionLock.taken(journal: path)
        else { return }
        defer { lock.release() }
        // A run may have begun, and been cut off, since the look.
        guard let database = try? DatabaseQueue(path: path, configuration: configuration) else {
            return
        }
        let journal = Journal(path: path, database: database, lock: lock)
        if (try? journal.hasEnded()) == true { _ = try? database.becomePlain() }
        try? database.close()
    }
}

/// How a database file keeps what is committed, by its header and the files beside it.
///
/// To be asked before a connection to the file is opened: see ``SessionLock``.
enum DatabaseMode: Hashable {
    /// All of it is in the file.
    case plain
    /// As before, and the log or the rollback journal of something else has its name.
    case strayLog
    /// The newest commits may be in the WAL file.
    case wal
    /// As before, and there is no WAL file: it was lost, or the last program that read the database
    /// took it away.
    case walLost

    init(path: String) {
        guard !JournalHeader.hasStrayRollback(path) else {
            self = .strayLog
            return
        }
        guard JournalHeader.namesLog(path) else {
            self = JournalHeader.hasStrayLog(path) ? .strayLog : .plain
            return
        }
        let log = JournalHeader.log(of: path)
        self = FileManager.default.fileExists(atPath: log) ? .wal : .walLost
    }
}

extension Journal {
    /// What the journal says of itself; nil where an earlier version wrote it.
    package func identity() throws(JournalError) -> JournalIdentity? {
        try read(JournalIdentity.fetch)
    }
}
