import GRDB

/// Problems that are alike, for a summary.
package struct ProblemGroup: Hashable, Sendable, Encodable {
    package var status: RowStatus
    package var code: String
    package var field: String?
    /// The text of the first of them.
    package var text: String
    package var rows: Int
    package var firstRow: Int64
    package var firstLine: Int

    enum CodingKeys: String, CodingKey {
        case status, code, field, text, rows
        case firstRow = "first_row"
        case firstLine = "first_line"
    }
}

extension Journal {
    /// The problems of the rows that aren't settled well, alike ones together, most rows first.
    package func problemGroups(limit: Int = 20) throws(JournalError) -> [ProblemGroup] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT status, coalesce(problem_code, '') AS code, problem_field AS field,
                           count(*) AS rows, min(id) AS first, problem, line
                    FROM row WHERE status IN ('invalid', 'rejected', 'failed', 'unknown')
                    GROUP BY status, problem_code, problem_field
                    ORDER BY rows DESC, first LIMIT ?
                    """,
                arguments: [limit]
            ).compactMap(ProblemGroup.init)
        }
    }
}

extension ProblemGroup {
    fileprivate init?(_ row: Row) {
        guard let status = RowStatus(rawValue: row["status"]) else { return nil }
        self.init(
            status: status,
            code: row["code"],
            field: row["field"],
            text: row["problem"] ?? "",
            rows: row["rows"],
            firstRow: row["first"],
            firstLine: row["line"]
        )
    }
}
