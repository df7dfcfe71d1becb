import GRDB

/// Findings that are alike, for a summary.
package struct FindingGroup: Hashable, Sendable, Encodable {
    /// `warned` or `held`.
    package var level: String
    package var code: String
    package var field: String?
    /// The header of the source's column.
    package var column: String?
    /// The text of the first of them; nil where that row was redacted.
    package var text: String?
    package var rows: Int
    package var firstRow: RowID
    package var firstLine: Int

    enum CodingKeys: String, CodingKey {
        case level, code, field, column, text, rows
        case firstRow = "first_row"
        case firstLine = "first_line"
    }
}

extension Journal {
    /// What was found in rows before they were sent, alike findings together, the gravest first and then
    /// those with the most rows. They change only by `fix` and `retry`.
    ///
    /// Reads each finding once: `status --watch` asks for them once only.
    package func findingGroups() throws(JournalError) -> [FindingGroup] {
        try read { db in
            // An older journal that is only read has no such table.
            guard try db.tableExists("finding") else { return [] }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT alike.*, row.line, (SELECT problem FROM finding
                        WHERE finding.row = alike.first AND finding.number = alike.number) AS text
                    FROM (
                        SELECT level, code, field, header, count(*) AS rows, min(row) AS first, number
                        FROM finding GROUP BY level, code, field, header) AS alike
                    JOIN row ON row.id = alike.first
                    ORDER BY level, rows DESC, first, code
                    """
            ).map(FindingGroup.init)
        }
    }
}

extension FindingGroup {
    fileprivate init(_ row: Row) throws {
        try self.init(
            level: row["level"],
            code: row["code"],
            field: row["field"],
            column: row["header"],
            text: row["text"],
            rows: row["rows"],
            firstRow: row["first"],
            firstLine: row["line"]
        )
    }
}
