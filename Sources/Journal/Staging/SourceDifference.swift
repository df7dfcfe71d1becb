import Foundation
import GRDB

/// How a file differs from the one that a journal was staged from, row by row, whatever the order.
package struct SourceDifference: Hashable, Sendable {
    /// Rows of the file that the journal doesn't hold.
    package var added: Int
    /// Rows of the journal that the file doesn't hold.
    package var removed: Int

    /// Whether the file holds the same rows, be it in another order.
    package var isEmpty: Bool { added == 0 && removed == 0 }
}

/// Compares the rows of a file with those of a journal by their digests.
///
/// The digests wait in a temporary table, so that memory doesn't grow with the file.
package final class SourceComparison {
    private static let batchSize = 2_000

    private let writer: JournalWriter
    private var batch: [[UInt8]] = []

    package init(_ writer: JournalWriter) throws(JournalError) {
        self.writer = writer
        try writer.transaction { db in
            try db.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.candidate;
                    CREATE TEMP TABLE candidate (digest BLOB NOT NULL);
                    """
            )
        }
    }

    /// Notes the digest of the file's next row.
    package func append(_ digest: [UInt8]) throws(JournalError) {
        batch.append(digest)
        if batch.count == Self.batchSize { try flush() }
    }

    /// What differs, once every row was noted.
    package func finish() throws(JournalError) -> SourceDifference {
        try flush()
        return try writer.transaction { db in
            let counts = try Row.fetchOne(
                db,
                sql: """
                    SELECT coalesce(sum(max(surplus, 0)), 0) AS added,
                           coalesce(sum(max(-surplus, 0)), 0) AS removed
                    FROM (
                        SELECT sum(weight) AS surplus FROM (
                            SELECT digest, 1 AS weight FROM temp.candidate
                            UNION ALL SELECT digest, -1 FROM row)
                        GROUP BY digest)
                    """
            )
            try db.execute(sql: "DROP TABLE temp.candidate")
            return try SourceDifference(
                added: counts?["added"] ?? 0,
                removed: counts?["removed"] ?? 0
            )
        }
    }

    private func flush() throws(JournalError) {
        try writer.transaction { db in
            let insert = try db.cachedStatement(sql: "INSERT INTO candidate VALUES (?)")
            for digest in batch { try insert.execute(arguments: [digest.asData]) }
        }
        batch.removeAll(keepingCapacity: true)
    }
}

extension [UInt8] {
    var asData: Data { Data(self) }
}
