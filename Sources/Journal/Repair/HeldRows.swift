import Customers
import GRDB

/// Lets rows through that were held back, as they are: gathered first, then moved all together.
///
/// They wait in a temporary table, so that memory doesn't grow with the journal.
package final class HeldRows {
    /// A row that may go, mapped again.
    package struct Candidate {
        package var row: RowID
        /// Nil where the row keeps the one that it has.
        package var business: BusinessID?
        package var externalID: String?
        /// The body of the POST.
        package var payload: String

        package init(row: RowID, business: BusinessID?, externalID: String?, payload: String) {
            self.row = row
            self.business = business
            self.externalID = externalID
            self.payload = payload
        }
    }

    private let writer: JournalWriter

    package init(_ writer: JournalWriter) throws(JournalError) {
        self.writer = writer
        try writer.transaction { db in
            try db.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.held;
                    CREATE TEMP TABLE held (id INTEGER PRIMARY KEY, business INTEGER,
                        external_id TEXT, payload TEXT NOT NULL);
                    CREATE INDEX temp.held_external_id ON held (external_id)
                        WHERE external_id IS NOT NULL;
                    """
            )
        }
    }

    /// Notes rows that may go.
    package func append(_ candidates: [Candidate]) throws(JournalError) {
        guard !candidates.isEmpty else { return }
        try writer.transaction { db in
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO temp.held SELECT :row,
                        coalesce((SELECT id FROM business WHERE business_id = :business),
                            (SELECT business FROM row WHERE id = :row)), :external_id, :payload
                    """
            )
            for candidate in candidates {
                try insert.execute(arguments: [
                    "row": candidate.row, "business": candidate.business?.text,
                    "external_id": candidate.externalID, "payload": candidate.payload,
                ])
            }
        }
    }

    /// Takes those out whose `external_id` another row has: one that isn't invalid, or an earlier one of
    /// these.
    ///
    /// - Returns: how many were taken out, and how many are left.
    package func keepUnique() throws(JournalError) -> (duplicates: Int, left: Int) {
        try writer.transaction { db in
            try db.execute(
                sql: """
                    DELETE FROM temp.held WHERE external_id IS NOT NULL AND id NOT IN (
                        SELECT min(id) FROM temp.held WHERE external_id IS NOT NULL
                        GROUP BY business, external_id)
                    """
            )
            var duplicates = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM temp.held WHERE id IN (
                        SELECT held.id FROM row CROSS JOIN temp.held
                            ON held.external_id = row.external_id AND held.business IS row.business
                        WHERE row.external_id IS NOT NULL AND +row.status <> 'invalid')
                    """
            )
            duplicates += db.changesCount
            let left = try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.held") ?? 0
            return (duplicates, left)
        }
    }

    /// Makes the rows pending. Their earlier versions are kept in `edit`, and what was found in them
    /// counts as warned of.
    package func release(session: SessionID, at now: Timestamp) throws(JournalError) {
        try writer.transaction { db in
            try JournalWriter.askListAgain(db)
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.held") ?? 0
            try JournalWriter.keepVersions(
                db,
                of: "id IN (SELECT id FROM temp.held)",
                nil,
                session,
                now
            )
            try db.execute(
                sql: RowMove.accepted.statement(where: "id IN (SELECT id FROM temp.held)")
            )
            guard db.changesCount == count else {
                let row = try RowID.fetchOne(db, sql: "SELECT min(id) FROM temp.held") ?? 0
                throw JournalError.illegalMove(row: row, to: .pending)
            }
            try db.execute(
                sql: """
                    UPDATE finding SET level = 'warned' WHERE row IN (SELECT id FROM temp.held);
                    DROP TABLE temp.held;
                    """
            )
        }
    }
}

extension Journal {
    /// Invalid rows that one of these codes holds, be it alone or beside others, and for which a condition
    /// holds.
    ///
    /// - Parameter condition: nil for all.
    /// - Throws: ``JournalError/condition(_:reason:)`` where it fails or takes too long.
    package func heldRows(
        by codes: Set<Problem.Code>,
        where condition: ProblemCondition?
    ) throws(JournalError) -> [RowID] {
        // Words of our own, of letters alone.
        let words = codes.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try rows(
            .invalid,
            that: """
                cells IS NOT NULL AND (problem_code IN (\(words)) OR EXISTS (
                    SELECT 1 FROM finding
                    WHERE finding.row = row.id AND level = 'held' AND code IN (\(words))))
                """,
            where: condition
        )
    }
}
