import GRDB

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
