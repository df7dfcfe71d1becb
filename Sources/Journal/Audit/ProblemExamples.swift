import GRDB

extension Journal {
    /// The first rows of a group of problems, for a person to look at.
    package func examples(of group: ProblemGroup, limit: Int) throws(JournalError) -> [JournalRow] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    \(JournalRow.query(db))
                    WHERE row.status = ? AND coalesce(row.problem_code, '') = ?
                        AND row.problem_field IS ? AND row.http_status IS ?
                    ORDER BY +row.id LIMIT ?
                    """,
                arguments: [
                    group.status.rawValue, group.code, group.field, group.httpStatus, limit,
                ]
            ).map(JournalRow.init)
        }
    }
}
