import Foundation
import GRDB

extension Journal {
    /// Settled rows that still hold the customers' data.
    package func redactableRows() throws(JournalError) -> Int {
        try read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM row WHERE \(Self.redactable)") ?? 0
        }
    }

    fileprivate static let redactable =
        "+status IN ('created', 'existing', 'updated') AND (cells IS NOT NULL OR payload IS NOT NULL)"
}

extension JournalWriter {
    /// Keeps all others from the file until it is closed, so that it can be rewritten in place: what others
    /// still read stays in the file, or in its WAL, as it was.
    ///
    /// - Throws: ``JournalError/openElsewhere(path:)`` where another program has it open, and doesn't close
    ///   it within 2 s. Nothing was changed then.
    package func keepOthersOut() throws(JournalError) {
        guard retrying({ try journal.database.becomePlain() && journal.database.lockOthersOut() })
        else { throw .openElsewhere(path: path) }
    }

    /// Rewrites the file without its unused space.
    ///
    /// - Throws: also ``JournalError/openElsewhere(path:)``.
    package func compact() throws(JournalError) {
        try keepOthersOut()
        try vacuum()
    }

    private func vacuum() throws(JournalError) {
        do {
            try journal.database.vacuum()
        } catch {
            throw .from(error, path: path)
        }
    }

    /// Takes cells, payloads, patches, answers, earlier versions and the words of problems, which may
    /// quote a value, out of rows that are settled for good, and all that the file still has of them. The
    /// problems' codes stay.
    ///
    /// - Returns: how many rows.
    /// - Throws: ``JournalError/openElsewhere(path:)``, or what the disk says: nothing was taken out then.
    ///   ``JournalError/tracesLeft(path:reason:)`` where all of it was, and the file may still hold parts.
    package func redact() throws(JournalError) -> Int {
        try keepOthersOut()
        // First what earlier changes left in unused places: it takes most of the disk that this can take.
        try vacuum()
        let rows = try transaction { db in
            try db.execute(sql: Self.redaction)
            return db.changesCount
        }
        do {
            try vacuum()
        } catch {
            throw .tracesLeft(path: path, reason: error.message)
        }
        return rows
    }

    /// By the row's own status: what an index says that is behind its table would cost a pending row its
    /// payload. The statement on `row` comes last, since its changes are counted.
    private static let redaction = """
        UPDATE attempt SET answer = NULL, problem = NULL
            WHERE (answer IS NOT NULL OR problem IS NOT NULL) AND row IN (
                SELECT id FROM row WHERE +status IN ('created', 'existing', 'updated'));
        UPDATE edit SET cells = NULL, payload = NULL, problem = NULL WHERE row IN (
            SELECT id FROM row WHERE +status IN ('created', 'existing', 'updated'));
        UPDATE finding SET problem = NULL WHERE row IN (
            SELECT id FROM row WHERE +status IN ('created', 'existing', 'updated'));
        UPDATE listed SET customer = NULL WHERE customer IS NOT NULL;
        UPDATE row SET cells = NULL, raw = NULL, payload = NULL, patch = NULL, problem = NULL
            WHERE \(Journal.redactable)
        """
}

extension DatabaseQueue {
    /// Takes the locks of SQLite for as long as this connection is open, and has what is deleted written
    /// over; false while others have them.
    fileprivate func lockOthersOut() throws -> Bool {
        try writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            do {
                try db.execute(sql: "BEGIN EXCLUSIVE; COMMIT")
                return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                return false
            }
        }
    }
}

extension Journal {
    /// Writes a copy of the journal into a new file, also while a run is on: whole, as it is at one moment.
    ///
    /// SQLite itself writes it (`VACUUM INTO`), as one plain file with indexes made anew.
    ///
    /// - Parameter path: where there is no file yet.
    package func backUp(to path: String) throws(JournalError) {
        do {
            // Made first, for its owner only: SQLite takes an empty file for none.
            guard let made = try PrivateFile.make(path, journal: path) else {
                throw JournalError.unusable(
                    path: path,
                    reason: "a file of this name is there already"
                )
            }
            PrivateFile.close(made)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [path])
            }
            try PrivateFile.synchronize(path)
        } catch {
            throw .from(error, path: path)
        }
    }
}
