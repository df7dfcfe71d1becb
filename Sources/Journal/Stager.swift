import Customers
import GRDB

/// One row of the source on its way into the journal.
package struct StagedRow: Sendable {
    /// 1-based among the data rows; blank rows aren't counted.
    package var number: Int
    /// The 1-based line of the source on which the row starts.
    package var line: Int
    /// Nil only for a row that is invalid.
    package var business: BusinessID?
    package var externalID: String?
    /// What tells whether two rows are the same, whatever their place: 16 bytes.
    package var digest: [UInt8]
    /// The cells as a JSON array aligned with the import's columns.
    package var cells: String
    /// The body of the POST; nil for a row that can't be mapped.
    package var payload: String?
    /// Why the row is invalid; nil for a row to be sent.
    package var problem: RowProblem?
    /// The earlier row that is the same customer in every field: this one is `existing` then.
    package var sameAs: Int?

    package init(
        number: Int,
        line: Int,
        business: BusinessID?,
        externalID: String?,
        digest: [UInt8],
        cells: String,
        payload: String?,
        problem: RowProblem?,
        sameAs: Int? = nil
    ) {
        self.number = number
        self.line = line
        self.business = business
        self.externalID = externalID
        self.digest = digest
        self.cells = cells
        self.payload = payload
        self.problem = problem
        self.sameAs = sameAs
    }

    var status: RowStatus {
        if problem != nil { return .invalid }
        return sameAs == nil ? .pending : .existing
    }
}

/// Brings the rows of a source into a journal, a batch a transaction.
///
/// Until ``finish(_:columns:)`` the import counts as not staged: a journal whose staging was cut
/// off is staged anew from the first row, which loses nothing since nothing was sent.
package final class Stager {
    /// Rows a transaction: enough that the commit costs little, few enough to stay in cache.
    private static let batchSize = 2_000

    private let writer: JournalWriter
    private var batch: [StagedRow] = []
    private let inserter: BatchInserter

    /// Begins an import in a journal that holds none that was completely staged.
    package init(_ writer: JournalWriter, record: ImportRecord) throws(JournalError) {
        self.writer = writer
        inserter = BatchInserter(writer)
        batch.reserveCapacity(Self.batchSize)
        try writer.transaction { db in
            // A staging that was cut off left rows of which none was ever sent.
            try db.execute(sql: "DELETE FROM row")
            try db.execute(sql: "DELETE FROM business")
            try db.execute(sql: "DELETE FROM import WHERE staged_at IS NULL")
            try record.insert(db)
        }
        try setSynchronous("NORMAL")
    }

    /// A staging that is given up leaves nothing at work on the journal.
    deinit { try? inserter.wait() }

    package func append(_ row: StagedRow) throws(JournalError) {
        batch.append(row)
        if batch.count == Self.batchSize { try flush() }
    }

    /// Ends the staging: from here on the import is whole, and durable.
    ///
    /// - Parameter columns: the source's columns, which JSON Lines may have grown.
    package func finish(
        _ staged: ImportRecord.Staged,
        columns: [String]
    ) throws(JournalError) {
        try flush()
        try inserter.wait()
        try setSynchronous("FULL")
        try writer.transaction { db in
            try db.execute(
                sql: """
                    UPDATE import SET columns = ?, staged_at = ?, source_size = ?,
                        source_sha256 = ?, rows_read = ?, blank_rows = ?,
                        skipped_rows = ?
                    """,
                arguments: [
                    try JSONText.encode(columns), staged.at.milliseconds, staged.sourceSize,
                    staged.sourceSHA256, staged.rowsRead, staged.blankRows,
                    staged.skippedRows,
                ]
            )
        }
    }

    private func flush() throws(JournalError) {
        guard !batch.isEmpty else { return }
        try inserter.insert(batch)
        batch.removeAll(keepingCapacity: true)
    }

    /// While staging, a commit needn't reach the disk: an import that isn't whole is staged anew.
    private func setSynchronous(_ level: String) throws(JournalError) {
        do {
            try writer.journal.database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(level)")
            }
        } catch {
            throw .from(error, path: writer.path)
        }
    }
}
