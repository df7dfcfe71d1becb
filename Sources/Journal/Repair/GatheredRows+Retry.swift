import Customers
import GRDB

/// Puts rows back to be sent as they are.
extension GatheredRows {
    /// Takes further rows of which nothing is to change.
    func append(_ rows: [RowID]) throws(JournalError) {
        try writer.transaction { db in
            let insert = try RawStatement(
                db,
                sql: """
                    INSERT INTO temp.held (id, edits, was_invalid, line)
                    SELECT ?1, (SELECT count(*) FROM edit WHERE row = ?1), 0, 0
                    """
            )
            for row in rows {
                insert.bind(row, 1)
                try insert.run()
            }
        }
    }

    /// Makes the rows pending. Their earlier versions are kept in `edit`.
    ///
    /// - Parameter status: where each of them is.
    func retry(
        from status: RowStatus,
        session: SessionID,
        at now: Timestamp
    ) throws(JournalError) {
        try writer.transaction { db in
            try JournalWriter.askListAgain(db)
            try Self.keepVersions(db, session, now)
            let rows = "SELECT id FROM temp.held"
            try db.execute(
                sql: RowMove.retried.statement(
                    where: "id IN (\(rows)) AND +status = '\(status.rawValue)'"
                )
            )
            try Self.check(db.changesCount, of: rows, db)
            try db.execute(sql: Self.forgetting)
        }
    }
}

/// Lets rows through that were held back, as they are.
extension GatheredRows {
    /// Takes those out whose `external_id` another row has: one that isn't invalid, or an earlier one of
    /// these.
    ///
    /// - Returns: how many were taken out, and how many are left.
    package func keepUnique() throws(JournalError) -> (duplicates: Int, left: Int) {
        try writer.transaction { db in
            try Self.index(db)
            try db.execute(
                sql: """
                    DELETE FROM temp.held WHERE external_id IS NOT NULL AND id NOT IN (
                        SELECT min(id) FROM temp.held WHERE external_id IS NOT NULL
                        GROUP BY external_id, business_id)
                    """
            )
            var duplicates = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM temp.held WHERE id IN (
                        SELECT held.id FROM row LEFT JOIN business ON business.id = row.business
                            CROSS JOIN temp.held ON held.external_id = row.external_id
                                AND held.business_id IS business.business_id
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
            try Self.keepBusinesses(db)
            try Self.keepVersions(db, session, now)
            let rows = "SELECT id FROM temp.held"
            try db.execute(sql: RowMove.accepted.statement(where: "id IN (\(rows))"))
            try Self.check(db.changesCount, of: rows, db)
            try db.execute(
                sql: "UPDATE finding SET level = 'warned' WHERE row IN (\(rows));" + Self.forgetting
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
