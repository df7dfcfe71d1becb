import Foundation
import GRDB

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
