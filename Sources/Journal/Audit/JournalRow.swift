import Foundation
import GRDB

/// A row as an audit sees it.
package struct JournalRow: Hashable, Sendable {
    package var id: RowID
    package var line: Int
    package var status: RowStatus
    package var business: String?
    package var externalID: String?
    /// Its own, or that of the earlier row which it is the same as.
    package var customerID: String?
    /// The earlier row that is the same customer, for one that is `existing`.
    package var sameAs: RowID?
    package var attempts: Int
    package var httpStatus: Int?
    package var problem: RowProblem?
    /// Aligned with the import's columns; shorter where the source's row was.
    package var cells: [String?]
    /// The row as it stands in the source, where its cells don't show that: a damaged line of JSON.
    package var raw: String?
    /// The body of the POST; nil for a row that can't be mapped.
    package var payload: String?
    /// What the row was in the source: 16 bytes.
    package var digest: [UInt8]
    /// How many earlier versions of it are kept: how often `fix` and `retry` have changed it.
    package var edits: Int
}

extension Journal {
    /// Hands over the rows of the given statuses, in the order of the source.
    ///
    /// They are read through a cursor, in one consistent view, so that memory doesn't grow with
    /// the journal.
    ///
    /// - Throws: ``JournalError``, and what the body throws.
    package func forEachRow(
        in statuses: Set<RowStatus>,
        _ body: (JournalRow) throws -> Void
    ) throws {
        try database.read { db in
            let names = statuses.map(\.rawValue).sorted()
            let marks = databaseQuestionMarks(count: names.count)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    \(JournalRow.query(db))
                    WHERE row.status IN (\(marks)) ORDER BY +row.id
                    """,
                arguments: StatementArguments(names)
            )
            func next() throws(JournalError) -> JournalRow? {
                do {
                    return try rows.next().map(JournalRow.init)
                } catch {
                    throw .from(error, path: path)
                }
            }
            while let row = try next() { try body(row) }
        }
    }
}

extension JournalRow {
    /// Without its condition.
    static func query(_ db: Database) throws -> String {
        // An older journal that is only read has no such table.
        let edits =
            try db.tableExists("edit")
            ? "(SELECT count(*) FROM edit WHERE edit.row = row.id)" : "0"
        return """
            SELECT row.*, business.business_id AS business_name,
                   coalesce(row.customer_id, twin.customer_id) AS known_id, \(edits) AS edits
            FROM row LEFT JOIN business ON business.id = row.business
                LEFT JOIN row AS twin ON twin.id = row.same_as
            """
    }

    init(_ row: Row) throws {
        let cells: String? = try row["cells"]
        let code: String? = try row["problem_code"]
        try self.init(
            id: row["id"],
            line: row["line"],
            status: row["status"],
            business: row["business_name"],
            externalID: row["external_id"],
            customerID: row["known_id"],
            sameAs: row["same_as"],
            attempts: row["attempts"],
            httpStatus: row["http_status"],
            problem: try code.map {
                try RowProblem(code: $0, field: row["problem_field"], text: row["problem"] ?? "")
            },
            cells: cells.map { try JSONText.decode($0) } ?? [],
            raw: row["raw"],
            payload: row["payload"],
            digest: Array(row["digest"] as Data),
            edits: row["edits"]
        )
    }
}
