import Customers
import GRDB

/// What another mapping makes of rows that the service surely doesn't have: gathered first, then put into the
/// journal all together. A row that was created stays as it was sent.
///
/// They wait in temporary tables, so that memory doesn't grow with the journal.
package final class RemappedRows {
    /// A row as the other mapping has it.
    package struct Candidate {
        package var row: RowID
        /// Whether it is invalid now: then it may stay so.
        package var isInvalid: Bool
        /// Nil where the row keeps the one that it has.
        package var business: BusinessID?
        package var externalID: String?
        /// The body of the POST; nil for a row that can't be sent.
        package var payload: String?
        package var problem: RowProblem?
        package var findings: [RowFinding]

        package init(
            row: RowID,
            isInvalid: Bool,
            business: BusinessID?,
            externalID: String?,
            payload: String?,
            problem: RowProblem?,
            findings: [RowFinding]
        ) {
            self.row = row
            self.isInvalid = isInvalid
            self.business = business
            self.externalID = externalID
            self.payload = payload
            self.problem = problem
            self.findings = findings
        }
    }

    private let writer: JournalWriter

    package init(_ writer: JournalWriter) throws(JournalError) {
        self.writer = writer
        try writer.transaction { db in
            // By the name that ``RowMove/accepted`` reads.
            try db.execute(
                sql: """
                    DROP TABLE IF EXISTS temp.held;
                    DROP TABLE IF EXISTS temp.held_finding;
                    CREATE TEMP TABLE held (id INTEGER PRIMARY KEY, was_invalid INTEGER NOT NULL,
                        business INTEGER, business_id TEXT, external_id TEXT, payload TEXT,
                        code TEXT, field TEXT, problem TEXT);
                    CREATE INDEX temp.held_external_id ON held (external_id)
                        WHERE external_id IS NOT NULL;
                    CREATE TEMP TABLE held_finding (row INTEGER NOT NULL, number INTEGER NOT NULL,
                        level TEXT, code TEXT, field TEXT, header TEXT, problem TEXT);
                    """
            )
        }
    }

    package func append(_ candidates: [Candidate]) throws(JournalError) {
        guard !candidates.isEmpty else { return }
        try writer.transaction { db in
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO temp.held SELECT :row, :invalid,
                        coalesce((SELECT id FROM business WHERE business_id = :business),
                            iif(:business IS NULL, (SELECT business FROM row WHERE id = :row), NULL)),
                        :business, :external_id, :payload, :code, :field, :problem
                    """
            )
            let insertFinding = try db.cachedStatement(
                sql: "INSERT INTO temp.held_finding VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
            for candidate in candidates {
                try insert.execute(arguments: [
                    "row": candidate.row, "invalid": candidate.isInvalid,
                    "business": candidate.business?.text, "external_id": candidate.externalID,
                    "payload": candidate.payload, "code": candidate.problem?.code,
                    "field": candidate.problem?.field, "problem": candidate.problem?.text,
                ])
                for (place, finding) in candidate.findings.enumerated() {
                    try insertFinding.execute(arguments: [
                        candidate.row, place + 1, finding.level, finding.code, finding.field,
                        finding.header, finding.text,
                    ])
                }
            }
        }
    }

    /// Lets rows stay invalid whose `external_id` another row has or would have, and finds others that would
    /// have one twice.
    ///
    /// - Returns: the first of those others.
    package func settleDuplicates() throws(JournalError) -> [RowID] {
        try writer.transaction { db in
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
            AND coalesce(earlier.business_id, earlier.business)
                IS coalesce(later.business_id, later.business)
            AND (earlier.was_invalid, earlier.id) < (later.was_invalid, later.id)
        WHERE later.payload IS NOT NULL AND earlier.payload IS NOT NULL
        UNION SELECT held.id FROM row CROSS JOIN temp.held
            ON held.external_id = row.external_id AND held.business IS row.business
        WHERE row.external_id IS NOT NULL AND +row.status <> 'invalid' AND row.same_as IS NULL
            AND held.payload IS NOT NULL AND row.id NOT IN (SELECT id FROM temp.held)
        """

    /// Gives the rows what was gathered, and the import its mapping.
    ///
    /// - Parameter mapping: its canonical text.
    package func apply(mapping: String) throws(JournalError) {
        try writer.transaction { db in
            try JournalWriter.askListAgain(db)
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO business (business_id) SELECT DISTINCT business_id
                        FROM temp.held WHERE business_id IS NOT NULL AND payload IS NOT NULL;
                    UPDATE temp.held SET business = (SELECT id FROM business
                        WHERE business.business_id = held.business_id)
                        WHERE business_id IS NOT NULL AND payload IS NOT NULL;
                    """
            )
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(Self.sendable))") ?? 0
            // Those that are refused or to be sent stay that.
            try db.execute(
                sql: """
                    UPDATE row SET (business, external_id, payload) =
                        (SELECT business, external_id, payload FROM temp.held
                            WHERE held.id = row.id)
                    WHERE id IN (\(Self.sendable)) AND +status IN ('rejected', 'failed', 'pending')
                        AND patch IS NULL AND customer_id IS NULL
                    """
            )
            var changed = db.changesCount
            try db.execute(sql: RowMove.accepted.statement(where: "id IN (\(Self.sendable))"))
            changed += db.changesCount
            guard changed == rows else {
                let row = try RowID.fetchOne(db, sql: "SELECT min(id) FROM (\(Self.sendable))")
                throw JournalError.illegalMove(row: row ?? 0, to: .pending)
            }
            try db.execute(
                sql: """
                    UPDATE row SET (problem_code, problem_field, problem) =
                        (SELECT code, field, problem FROM temp.held WHERE held.id = row.id)
                        WHERE id IN (SELECT id FROM temp.held WHERE payload IS NULL)
                            AND +status = 'invalid';
                    DELETE FROM finding WHERE row IN (SELECT id FROM temp.held);
                    INSERT INTO finding (row, number, level, code, field, header, problem)
                        SELECT * FROM temp.held_finding;
                    DROP TABLE temp.held_finding;
                    DROP TABLE temp.held;
                    """
            )
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
