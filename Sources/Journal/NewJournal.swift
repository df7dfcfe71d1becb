import Foundation
import GRDB

/// Makes an empty journal that is there whole or not at all.
///
/// The tables are made in a file with another name, which then gets the journal's: a process that
/// is killed in between leaves no file that is only partly a journal.
enum NewJournal {
    /// Makes a journal, readable by its owner only, where there is no file or an empty one; does
    /// nothing where there is more. The caller has the journal's lock.
    ///
    /// - Throws: ``JournalError/unusable(path:reason:)`` and what SQLite says of the disk.
    static func make(at path: String) throws(JournalError) {
        guard isMissingOrEmpty(path) else { return }
        let unfinished = path + "-new"
        remove(unfinished)
        // SQLite gives its -wal and -shm files the mode of the database.
        PrivateFile.close(try PrivateFile.open(unfinished, journal: path))
        do {
            let database = try DatabaseQueue(
                path: unfinished,
                configuration: Journal.configuration
            )
            try Schema.migrator.migrate(database)
            try database.close()
            // A WAL that outlived a deleted journal would be replayed into this one.
            removeCompanions(of: path)
            guard rename(unfinished, path) == 0 else {
                throw JournalError.unusable(
                    path: path,
                    reason: String(cString: strerror(errno))
                )
            }
        } catch {
            remove(unfinished)
            throw .from(error, path: path)
        }
    }

    private static func isMissingOrEmpty(_ path: String) -> Bool {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            return !FileManager.default.fileExists(atPath: path)
        }
        return attributes[.type] as? FileAttributeType == .typeRegular
            && attributes[.size] as? UInt64 == 0
    }

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
