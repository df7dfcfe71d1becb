import Customers
import GRDB

/// Why a row isn't done: what the journal's `problem_code`, `problem_field` and `problem` hold, be it that
/// this version wrote it or another one.
package struct RowProblem: Hashable, Sendable {
    /// A stable word for scripts and for grouping, such as `missing`, `validation`, `timeout`.
    package var code: String
    /// The API's dotted name of the field at fault, where one field is.
    package var field: String?
    /// What is wrong, for a person. Never holds a token or another secret.
    package var text: String

    package init(code: String, field: String? = nil, text: String) {
        self.code = code
        self.field = field
        self.text = text
    }

    package init(_ problem: Problem) {
        self.init(code: problem.code.rawValue, field: problem.field, text: problem.text)
    }
}

/// Something that was found in a row before it was sent, as a journal's table `finding` holds it, be it
/// that this version wrote it or another one.
package struct RowFinding: Hashable, Sendable {
    /// `warned` or `held`; a note is nobody's row.
    package var level: String
    /// A stable word for scripts and for grouping, such as `null_word`.
    package var code: String
    /// The API's dotted name of the field; nil where no one field is meant.
    package var field: String?
    /// The header of the column that the field comes from; nil where there is no single one.
    package var header: String?
    /// What was found, for a person; nil where the row was redacted.
    package var text: String?

    package init(
        level: String,
        code: String,
        field: String? = nil,
        header: String? = nil,
        text: String? = nil
    ) {
        self.level = level
        self.code = code
        self.field = field
        self.header = header
        self.text = text
    }
}

/// The statement that keeps what was found in a row.
struct FindingInsert {
    private let statement: RawStatement

    /// - Parameter table: `finding`, or one of its columns.
    init(_ db: Database, into table: String = "finding") throws {
        statement = try RawStatement(
            db,
            sql: """
                INSERT INTO \(table) (row, number, level, code, field, header, problem)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        )
    }

    func run(_ findings: [RowFinding], row: RowID) throws {
        for (place, finding) in findings.enumerated() {
            statement.bind(row, 1)
            statement.bind(Int64(place + 1), 2)
            statement.bind(finding.level, 3)
            statement.bind(finding.code, 4)
            statement.bind(finding.field, 5)
            statement.bind(finding.header, 6)
            statement.bind(finding.text, 7)
            try statement.run()
        }
    }
}
