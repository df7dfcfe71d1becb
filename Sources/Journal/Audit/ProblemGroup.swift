import GRDB

/// Problems that are alike, for a summary.
package struct ProblemGroup: Hashable, Sendable, Encodable {
    package var status: RowStatus
    package var code: String
    package var field: String?
    /// The status of the service's answer; nil for problems that no answer told.
    package var httpStatus: Int?
    /// The text of the first of them.
    package var text: String
    /// Whether all of them have that text.
    package var isAlike: Bool
    package var rows: Int
    package var firstRow: RowID
    package var firstLine: Int

    enum CodingKeys: String, CodingKey {
        case status, code, field, text, rows
        case httpStatus = "http_status"
        case isAlike = "is_alike"
        case firstRow = "first_row"
        case firstLine = "first_line"
    }
}

extension Journal {
    /// The problems of the rows that aren't settled well, alike ones together, most rows first.
    package func problemGroups() throws(JournalError) -> [ProblemGroup] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT alike.*, row.problem, row.line FROM (
                        SELECT status, coalesce(problem_code, '') AS code, problem_field AS field,
                               http_status, count(*) AS rows, min(id) AS first,
                               min(problem) IS max(problem) AS is_alike
                        FROM row WHERE status IN ('invalid', 'rejected', 'failed', 'unknown')
                        GROUP BY status, problem_code, problem_field, http_status) AS alike
                    JOIN row ON row.id = alike.first
                    ORDER BY rows DESC, first
                    """
            ).map(ProblemGroup.init)
        }
    }
}

extension ProblemGroup {
    fileprivate init(_ row: Row) throws {
        try self.init(
            status: row["status"],
            code: row["code"],
            field: row["field"],
            httpStatus: row["http_status"],
            text: row["problem"] ?? "",
            isAlike: row["is_alike"],
            rows: row["rows"],
            firstRow: row["first"],
            firstLine: row["line"]
        )
    }
}

extension Journal {
    /// The first rows of a group of problems, for a person to look at.
    package func examples(of group: ProblemGroup, limit: Int) throws(JournalError) -> [JournalRow] {
        try read { db in
            let query = try JournalRowQuery(
                db,
                .all,
                """
                WHERE row.status = ? AND coalesce(row.problem_code, '') = ?
                    AND row.problem_field IS ? AND row.http_status IS ?
                ORDER BY +row.id LIMIT ?
                """
            )
            query.bind(group.status.rawValue, 1)
            query.bind(group.code, 2)
            query.bind(group.field, 3)
            query.bind(group.httpStatus.map(Int64.init), 4)
            query.bind(Int64(limit), 5)
            return try query.all()
        }
    }
}

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
