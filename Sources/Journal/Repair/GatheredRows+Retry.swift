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
    /// - Parameter status: where each of them stands.
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
