import Customers
import Foundation
import GRDB

/// A journal that nobody keeps: rows on their way into a file, in a database that has no name and goes with
/// the value. What doesn't fit into memory is in `TMPDIR`.
package final class ScratchJournal {
    private static let batchSize = 500

    package let journal: Journal
    private var batch: [StagedRow] = []
    /// Of rows that would be sent, which need a business.
    private let business: BusinessKey = 1

    package init() throws(JournalError) {
        let place = NSTemporaryDirectory()
        do {
            let database = try DatabaseQueue.nameless()
            try Schema.migrator.migrate(database)
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF")
                // The row that another one equals may be none of these.
                try db.execute(sql: "PRAGMA foreign_keys = OFF")
                try db.execute(sql: "INSERT INTO business (id, business_id) VALUES (1, '')")
            }
            journal = Journal(path: place, database: database)
        } catch {
            throw .from(error, path: place)
        }
    }

    package func append(_ row: StagedRow) throws(JournalError) {
        batch.append(row)
        if batch.count == Self.batchSize { try flush() }
    }

    /// Has to be called before the rows are read.
    package func flush() throws(JournalError) {
        let (rows, business) = (batch, business)
        batch.removeAll(keepingCapacity: true)
        do {
            try journal.database.write { db in
                let insert = try RowInsert(db)
                let insertFindings = try FindingInsert(db)
                for row in rows {
                    try insert.run(row, business: business)
                    try insertFindings.run(row.findings, row: RowID(Int64(row.number)))
                }
            }
        } catch {
            throw .from(error, path: journal.path)
        }
    }
}
