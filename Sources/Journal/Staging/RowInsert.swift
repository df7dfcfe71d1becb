import GRDB

/// The statement that stages a row.
struct RowInsert {
    private let statement: RawStatement

    init(_ db: Database) throws {
        statement = try RawStatement(
            db,
            sql: """
                INSERT INTO row (id, line, business, external_id, digest, cells, payload,
                    status, problem_code, problem_field, problem, same_as, raw)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
    }

    func run(_ row: StagedRow, business: BusinessKey?) throws {
        statement.bind(Int64(row.number), 1)
        statement.bind(Int64(row.line), 2)
        statement.bind(business, 3)
        statement.bind(row.externalID, 4)
        statement.bind(blob: row.digest, 5)
        statement.bind(row.status.rawValue, 8)
        statement.bind(row.problem?.code, 9)
        statement.bind(row.problem?.field, 10)
        statement.bind(row.problem?.text, 11)
        statement.bind(row.sameAs.map(Int64.init), 12)
        statement.bind(row.raw, 13)
        try statement.with(text: row.cells, 6) {
            guard let payload = row.payload else { return try statement.run() }
            try statement.with(text: payload, 7) { try statement.run() }
        }
    }
}
