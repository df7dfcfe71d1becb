import Customers
import GRDB

/// Gives rows that the service surely doesn't have what another mapping makes of them. A row that was created
/// stays as it was sent.
extension GatheredRows {
    /// Lets rows stay invalid whose `external_id` another row has or would have, and finds others that would
    /// have one twice.
    ///
    /// - Returns: the first of those others.
    package func settleDuplicates() throws(JournalError) -> [RowID] {
        try writer.transaction { db in
            try Self.index(db)
            try db.execute(
                sql: """
                    UPDATE temp.held SET payload = NULL, code = ?, field = 'external_id',
                        problem = 'another row has this external_id'
                    WHERE was_invalid AND id IN (\(Self.duplicates))
                    """,
                arguments: [Problem.Code.duplicateExternalID.rawValue]
            )
            return try RowID.fetchAll(
                db,
                sql: "SELECT id FROM (\(Self.duplicates)) ORDER BY id LIMIT 20"
            )
        }
    }

    /// Rows with the `external_id` of one that keeps its own, or of an earlier one of these; one that is
    /// invalid now counts as later than any other.
    private static let duplicates = """
        SELECT later.id FROM temp.held AS later JOIN temp.held AS earlier
            ON earlier.external_id = later.external_id
            AND earlier.business_id IS later.business_id
            AND (earlier.was_invalid, earlier.id) < (later.was_invalid, later.id)
        WHERE later.payload IS NOT NULL AND earlier.payload IS NOT NULL
        UNION SELECT held.id FROM row LEFT JOIN business ON business.id = row.business
            CROSS JOIN temp.held ON held.external_id = row.external_id
                AND held.business_id IS business.business_id
        WHERE row.external_id IS NOT NULL AND +row.status <> 'invalid' AND row.same_as IS NULL
            AND held.payload IS NOT NULL AND row.id NOT IN (SELECT id FROM temp.held)
        """

    /// Gives the rows what was gathered, and the import its mapping.
    ///
    /// - Parameter mapping: its canonical text.
    package func remap(to mapping: String) throws(JournalError) {
        try writer.transaction { db in
            try JournalWriter.askListAgain(db)
            try Self.keepBusinesses(db)
            // Those that are refused or to be sent stay that.
            try db.execute(
                sql: """
                    UPDATE row SET \(RowMove.asHeld)
                    WHERE id IN (\(Self.sendable)) AND +status IN ('rejected', 'failed', 'pending')
                        AND patch IS NULL AND customer_id IS NULL
                    """
            )
            var changed = db.changesCount
            try db.execute(sql: RowMove.accepted.statement(where: "id IN (\(Self.sendable))"))
            changed += db.changesCount
            try Self.check(changed, of: Self.sendable, db)
            try db.execute(
                sql: """
                    UPDATE row SET (problem_code, problem_field, problem) =
                        (SELECT code, field, problem FROM temp.held WHERE held.id = row.id)
                        WHERE id IN (SELECT id FROM temp.held WHERE payload IS NULL)
                            AND +status = 'invalid'
                    """
            )
            try Self.replaceFindings(db)
            try db.execute(sql: Self.forgetting)
            try db.execute(sql: "UPDATE import SET mapping = ?", arguments: [mapping])
        }
    }

    private static let sendable = "SELECT id FROM temp.held WHERE payload IS NOT NULL"
}

extension Journal {
    /// The number of the last row; nil where there is none.
    package func lastRow() throws(JournalError) -> RowID? {
        try read { db in try RowID.fetchOne(db, sql: "SELECT max(id) FROM row") }
    }
}
