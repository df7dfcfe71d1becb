import Foundation
import GRDB

extension DatabaseQueue {
    /// A database without a name, which goes with its connection, however the process ends: SQLite removes
    /// the file as soon as it has made it. What doesn't fit into 2 MB of memory is in `TMPDIR`.
    static func nameless() throws -> DatabaseQueue {
        let database = try DatabaseQueue(path: "", configuration: Journal.configuration)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA cache_size = -2000")
        }
        return database
    }
}

extension JournalWriter {
    /// A copy of a journal that nobody keeps, to find out what would become of its rows.
    ///
    /// - Throws: ``JournalError/inUse(path:holder:)`` while a run is at work on it.
    package static func scratch(copyOf path: String) throws -> JournalWriter {
        // As for who opens it to send.
        let lacksLog = JournalHeader.lacksLog(path)
        return try Journal.look(at: path) { journal in
            guard !journal.isAtWork else { throw JournalError.inUse(path: path, holder: nil) }
            do {
                let database = try DatabaseQueue.nameless()
                try journal.database.backup(to: database)
                try Schema.migrator.migrate(database)
                return try JournalWriter(scratch: database, path: path, lacksLog: lacksLog)
            } catch {
                throw JournalError.from(error, path: path)
            }
        }
    }

    /// - Parameter path: what messages call it; nothing is read or written there.
    convenience init(
        scratch database: DatabaseQueue,
        path: String,
        lacksLog: Bool = false
    ) throws(JournalError) {
        do {
            try database.writeWithoutTransaction { db in
                // What goes wrong in a transaction is taken back: by a file, since a transaction may
                // change every row.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
            }
        } catch {
            throw .from(error, path: path)
        }
        self.init(unlocked: Journal(path: path, database: database), lacksLog: lacksLog)
    }
}
