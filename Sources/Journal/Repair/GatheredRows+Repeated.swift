import Customers
import GRDB

/// Finds rows that would become a second customer: they have no `external_id`, and are another row in every
/// field.
extension GatheredRows {
    /// A row, and the one that it would repeat.
    package struct Repeated: Hashable, Sendable {
        package var row: RowID
        /// Where the person has it.
        package var line: Int
        package var owner: RowID

        package var problem: RowProblem { RowProblem(Problem.repeated(row: owner.number)) }
    }

    /// Takes out the rows that would repeat one of the journal that isn't invalid, or an earlier one of these.
    ///
    /// - Parameter body: told of each of them.
    package func takeOutRepeated(_ body: (Repeated) -> Void) throws(JournalError) {
        try writer.transaction { db in
            // One that is taken out keeps what it has, which another may repeat.
            while true {
                let found = try Self.repeated(db)
                guard !found.isEmpty else { return }
                for repeated in found {
                    body(repeated)
                    try db.execute(
                        literal: """
                            DELETE FROM temp.held WHERE id = \(repeated.row);
                            DELETE FROM temp.held_finding WHERE row = \(repeated.row);
                            """
                    )
                }
            }
        }
    }

    /// Lets rows stay invalid that would repeat another, and finds others that would.
    ///
    /// - Returns: those others.
    package func settleRepeated() throws(JournalError) -> [Repeated] {
        try writer.transaction { db in
            var others: [Repeated] = []
            for repeated in try Self.repeated(db) {
                try db.execute(
                    sql: """
                        UPDATE temp.held SET payload = NULL, code = ?, problem = ?
                        WHERE id = ? AND was_invalid
                        """,
                    arguments: [repeated.problem.code, repeated.problem.text, repeated.row]
                )
                if db.changesCount == 0 { others.append(repeated) }
            }
            return others
        }
    }

    private static func repeated(_ db: Database) throws -> [Repeated] {
        let isAsked = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM temp.held
                    WHERE external_id IS NULL AND payload IS NOT NULL)
                """
        )
        guard isAsked == true else { return [] }
        try db.execute(
            sql: """
                CREATE INDEX IF NOT EXISTS temp.held_payload
                    ON held (payload, business_id, was_invalid, id) WHERE external_id IS NULL
                """
        )
        return try Row.fetchAll(db, sql: question).map {
            Repeated(row: try $0[0], line: try $0[1], owner: try $0[2])
        }
    }

    /// Each with the first of those that it repeats, so that many alike make no pairs of all with all. Two that
    /// are both sent already were let through once.
    private static let question = """
        WITH kept AS MATERIALIZED (
            SELECT min(row.id) AS id, row.payload AS payload, business.business_id AS business_id
            FROM row NOT INDEXED LEFT JOIN business ON business.id = row.business
            WHERE row.external_id IS NULL AND row.status <> 'invalid' AND EXISTS (
                    SELECT 1 FROM temp.held
                    WHERE held.external_id IS NULL AND held.payload = row.payload)
                AND row.id NOT IN (SELECT id FROM temp.held)
            GROUP BY row.payload, business.business_id),
        found AS MATERIALIZED (
            SELECT held.id AS id, kept.id AS owner FROM kept CROSS JOIN temp.held
                ON held.external_id IS NULL AND held.payload = kept.payload
                AND held.business_id IS kept.business_id
            UNION ALL SELECT later.id, (
                SELECT earlier.id FROM temp.held AS earlier
                WHERE earlier.external_id IS NULL AND earlier.payload = later.payload
                    AND earlier.business_id IS later.business_id
                ORDER BY earlier.was_invalid, earlier.id LIMIT 1)
            FROM temp.held AS later WHERE later.external_id IS NULL)
        SELECT held.id, held.line, min(owner.id) FROM found
            JOIN temp.held ON held.id = found.id
            JOIN row AS mine ON mine.id = found.id
            JOIN row AS owner ON owner.id = found.owner
        WHERE found.owner <> found.id
            AND (mine.status = 'invalid' OR mine.payload IS NOT owner.payload)
        GROUP BY held.id ORDER BY held.line, held.id
        """
}
