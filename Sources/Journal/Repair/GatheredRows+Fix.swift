import GRDB

/// Gives rows the cells that a person put right.
extension GatheredRows {
    /// A row that can't have the `external_id` which the person gave it.
    package struct Duplicate: Hashable, Sendable {
        package var row: RowID
        /// Where the person has it.
        package var line: Int
        package var externalID: String
        /// The row that has it.
        package var owner: RowID
    }

    /// Takes those out whose `external_id` another row has: one of the journal that isn't invalid, or one of
    /// these on an earlier line.
    ///
    /// A row that is put right gives its earlier one free; one that is taken out keeps it, which may in turn be
    /// in another's way.
    ///
    /// - Parameter body: told of each of them.
    package func takeOutDuplicates(_ body: (Duplicate) -> Void) throws(JournalError) {
        try writer.transaction { db in
            try Self.index(db)
            try db.execute(sql: Self.looking)
            var round = 1
            var found = db.changesCount
            while found > 0 {
                try db.execute(sql: Self.lookingOn, arguments: [round, round + 1])
                found = db.changesCount
                round += 1
            }
            let duplicates = try RawStatement(
                db,
                sql: """
                    SELECT held.id, held.line, held.external_id, duplicate.owner
                    FROM temp.duplicate CROSS JOIN temp.held ON held.id = duplicate.id
                    ORDER BY duplicate.round, held.line
                    """
            )
            try duplicates.run {
                body(
                    Duplicate(
                        row: RowID(duplicates.int(0)),
                        line: Int(duplicates.int(1)),
                        externalID: try duplicates.string(2) ?? "",
                        owner: RowID(duplicates.int(3))
                    )
                )
            }
            try db.execute(
                sql: """
                    DELETE FROM temp.held WHERE id IN (SELECT id FROM temp.duplicate);
                    DELETE FROM temp.held_finding WHERE row IN (SELECT id FROM temp.duplicate);
                    DROP TABLE temp.duplicate;
                    DROP TABLE temp.holder;
                    """
            )
        }
    }

    /// Who has the ids in question, in one pass over the journal, and the rows that are in their way; the last
    /// statement tells how many.
    private static let looking = """
        DROP TABLE IF EXISTS temp.holder;
        DROP TABLE IF EXISTS temp.duplicate;
        CREATE TEMP TABLE holder (id INTEGER PRIMARY KEY, business_id TEXT, external_id TEXT);
        CREATE TEMP TABLE duplicate (id INTEGER PRIMARY KEY, round INTEGER, owner INTEGER);
        CREATE INDEX temp.duplicate_round ON duplicate (round);
        INSERT INTO temp.holder SELECT row.id, business.business_id, row.external_id
            FROM row NOT INDEXED LEFT JOIN business ON business.id = row.business
            WHERE row.external_id IS NOT NULL AND row.status <> 'invalid'
                AND EXISTS (SELECT 1 FROM temp.held WHERE held.external_id = row.external_id);
        CREATE INDEX temp.holder_external_id ON holder (external_id, business_id);
        INSERT INTO temp.duplicate SELECT id, 1, owner FROM (
            SELECT id, coalesce(
                (SELECT max(holder.id) FROM temp.holder
                    WHERE holder.external_id = held.external_id
                        AND holder.business_id IS held.business_id
                        AND holder.id NOT IN (SELECT id FROM temp.held)),
                (SELECT first.id FROM temp.held AS first
                    WHERE first.external_id = held.external_id
                        AND first.business_id IS held.business_id AND first.line < held.line
                    ORDER BY first.line LIMIT 1)) AS owner
            FROM temp.held WHERE external_id IS NOT NULL)
            WHERE owner IS NOT NULL;
        """

    /// Rows in the way of those that were found in round `?1`, and so keep the ids that they have.
    private static let lookingOn = """
        INSERT INTO temp.duplicate SELECT held.id, ?2, max(holder.id)
            FROM temp.duplicate AS kept CROSS JOIN temp.holder ON holder.id = kept.id
                CROSS JOIN temp.held ON held.external_id = holder.external_id
                    AND held.business_id IS holder.business_id
            WHERE kept.round = ?1 AND held.id NOT IN (SELECT id FROM temp.duplicate)
            GROUP BY held.id
        """

    /// The rows that are left, in the source's order.
    package func numbers() throws(JournalError) -> [RowID] {
        try writer.journal.read { db in
            try RowID.fetchAll(db, sql: "SELECT id FROM temp.held ORDER BY id")
        }
    }

    /// Puts the rows back to be sent as they are now. Their earlier versions are kept in `edit`.
    package func fix(session: SessionID, at now: Timestamp) throws(JournalError) {
        try writer.transaction { db in
            try JournalWriter.askListAgain(db)
            try Self.keepBusinesses(db)
            try Self.keepVersions(db, session, now)
            let rows = "SELECT id FROM temp.held"
            // One that was never sent, and changes no customer, stays pending; before others become that.
            try db.execute(
                sql: """
                    UPDATE row SET \(RowMove.fixed.entry.sets)
                    WHERE id IN (\(rows) WHERE NOT was_invalid)
                        AND +status = 'pending' AND attempts = 0 AND patch IS NULL
                    """
            )
            var changed = db.changesCount
            try db.execute(sql: RowMove.fixed.statement(where: "id IN (\(rows))"))
            changed += db.changesCount
            try Self.check(changed, of: rows, db)
            try Self.replaceFindings(db)
            try db.execute(sql: Self.forgetting)
        }
    }
}
