import Customers
import GRDB

/// Rows that `fix`, `remap` or `retry` puts back to be sent: gathered first, then moved all together, so that
/// it is all of them or none.
///
/// They wait in temporary tables, so that memory doesn't grow with the journal. And one statement moves them:
/// SQLite keeps each page as it was before a statement that a trigger may still refuse, which with a statement
/// a row wrote 12 pages for each of 200,000 rows.
package final class GatheredRows {
    /// A row as it is to be.
    package struct Candidate {
        package var row: RowID
        /// How many earlier versions of it the journal keeps.
        package var edits: Int
        /// Whether it is invalid now.
        package var isInvalid: Bool
        /// Where a person has it before them, for what is said of it; 0 where that is of no matter.
        package var line: Int
        /// The service's id; nil where the row keeps the one that it has, or has none.
        package var business: String?
        package var externalID: String?
        /// The cells as a JSON array aligned with the import's columns; nil where they stay as they are.
        package var cells: [UInt8]?
        /// The body of the POST; nil for a row that can't be sent.
        package var payload: [UInt8]?
        /// Why it can't be sent.
        package var problem: RowProblem?
        package var findings: [RowFinding]

        package init(
            _ row: JournalRow,
            line: Int = 0,
            business: String?,
            externalID: String?,
            cells: [UInt8]? = nil,
            payload: [UInt8]?,
            problem: RowProblem? = nil,
            findings: [RowFinding] = []
        ) {
            self.row = row.id
            edits = row.edits
            isInvalid = row.status == .invalid
            self.line = line
            self.business = business ?? row.business
            self.externalID = externalID
            self.cells = cells
            self.payload = payload
            self.problem = problem
            self.findings = findings
        }
    }

    let writer: JournalWriter

    /// Begins with none.
    package init(_ writer: JournalWriter) throws(JournalError) {
        self.writer = writer
        try writer.transaction { db in try db.execute(sql: Self.forgetting + Self.tables) }
    }

    /// By the name that ``RowMove/accepted`` and ``RowMove/fixed`` read.
    private static let tables = """
        CREATE TEMP TABLE held (id INTEGER PRIMARY KEY, edits INTEGER NOT NULL,
            was_invalid INTEGER NOT NULL, line INTEGER NOT NULL, business_id TEXT, external_id TEXT,
            cells TEXT, payload TEXT, code TEXT, field TEXT, problem TEXT);
        CREATE TEMP TABLE held_finding (row INTEGER NOT NULL, number INTEGER NOT NULL, level TEXT,
            code TEXT, field TEXT, header TEXT, problem TEXT, PRIMARY KEY (row, number))
            WITHOUT ROWID;
        """

    static let forgetting = """
        DROP TABLE IF EXISTS temp.held;
        DROP TABLE IF EXISTS temp.held_finding;
        """

    /// Takes further rows.
    package func append(_ candidates: [Candidate]) throws(JournalError) {
        guard !candidates.isEmpty else { return }
        try writer.transaction { db in
            let insert = try RawStatement(
                db,
                sql: "INSERT INTO temp.held VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            )
            let insertFinding = try FindingInsert(db, into: "temp.held_finding")
            for candidate in candidates {
                insert.bind(candidate.row, 1)
                insert.bind(Int64(candidate.edits), 2)
                insert.bind(Int64(candidate.isInvalid ? 1 : 0), 3)
                insert.bind(Int64(candidate.line), 4)
                insert.bind(candidate.business, 5)
                insert.bind(candidate.externalID, 6)
                insert.bind(utf8: candidate.cells, 7)
                insert.bind(utf8: candidate.payload, 8)
                insert.bind(candidate.problem?.code, 9)
                insert.bind(candidate.problem?.field, 10)
                insert.bind(candidate.problem?.text, 11)
                try insert.run()
                try insertFinding.run(candidate.findings, row: candidate.row)
            }
        }
    }

    /// Readies the rows for being looked up by their `external_id`, once all are here. The index has what
    /// is asked of all of them, too: else each question would read all of their cells and payloads.
    static func index(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX IF NOT EXISTS temp.held_external_id
                    ON held (external_id, business_id, line, was_invalid)
                """
        )
    }

    // MARK: Parts of the one transaction that moves them

    /// Gives businesses that no row had so far their places.
    static func keepBusinesses(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO business (business_id) SELECT DISTINCT business_id
                    FROM temp.held WHERE business_id IS NOT NULL AND payload IS NOT NULL
                """
        )
    }

    /// Keeps the rows as they are, before they are changed.
    static func keepVersions(_ db: Database, _ session: SessionID, _ now: Timestamp) throws {
        // Counting what `edit` has of a row would make SQLite gather all that is to be put there once more.
        try db.execute(
            sql: """
                INSERT INTO edit SELECT row.id, held.edits + 1, ?, ?, row.status, row.external_id,
                    row.cells, row.payload, row.problem_code, row.problem_field, row.problem
                FROM temp.held CROSS JOIN row ON row.id = held.id
                """,
            arguments: [now.milliseconds, session]
        )
    }

    /// Has what was found in the rows replaced by what was found in them now.
    static func replaceFindings(_ db: Database) throws {
        // By the index of the rows, which `id` alone would not be taken from.
        try db.execute(
            sql: """
                DELETE FROM finding WHERE row IN (SELECT +id FROM temp.held);
                INSERT INTO finding (row, number, level, code, field, header, problem)
                    SELECT * FROM temp.held_finding;
                """
        )
    }

    /// Sees to it that every row was moved.
    ///
    /// - Parameters:
    ///   - changed: how many were.
    ///   - rows: those that were to be, in SQL.
    static func check(_ changed: Int, of rows: String, _ db: Database) throws {
        guard changed == (try Int.fetchOne(db, sql: "SELECT count(*) FROM (\(rows))")) else {
            let row = try RowID.fetchOne(db, sql: "SELECT min(id) FROM (\(rows))")
            throw JournalError.illegalMove(row: row ?? 0, to: .pending)
        }
    }
}

extension JournalWriter {
    /// Begins every change that puts rows back to be sent, in the same transaction.
    ///
    /// When the service's list was compared with the rows, these weren't pending, or had other external
    /// ids: nobody has looked whether the service holds their customers. So the next delivery compares
    /// the list again, and a journal that was in doubt once is in doubt again.
    static func askListAgain(_ db: Database) throws {
        try JournalIdentity.reopenDoubt(db)
        try db.execute(
            sql: "UPDATE listing SET policy = NULL WHERE purpose IN ('snapshot', 'existing')"
        )
    }
}
