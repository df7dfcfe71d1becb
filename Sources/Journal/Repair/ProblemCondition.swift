import CSQLite
import GRDBSQLite

/// A condition on the view `problems` that a user gave: one SQL expression, and nothing else.
///
/// It never reaches the journal. It is compiled for an empty database in memory, into which one row
/// after the other is copied to be asked about, so that whatever it says it sees that row only.
///
/// That it is one expression is told by SQLite's own grammar: an index's `WHERE` takes an expression
/// and then nothing, neither a bracket too many nor a `UNION`, and no subquery, parameter or function
/// whose result changes. All unsafe code of a condition is here.
package final class ProblemCondition {
    /// What a condition may call: nothing that takes long, makes large texts, or looks elsewhere.
    package static let functions = [
        "abs", "char", "coalesce", "glob", "hex", "ifnull", "iif", "instr", "length", "like",
        "lower",
        "ltrim", "max", "min", "nullif", "replace", "round", "rtrim", "sign", "substr", "substring",
        "trim", "typeof", "unicode", "upper",
    ]

    /// The columns of the view `problems`, with the types that its values have in the journal.
    static let columns = [
        "row INTEGER", "line INTEGER", "external_id TEXT", "status TEXT", "field TEXT", "code TEXT",
        "problem TEXT", "http_status INTEGER", "attempts INTEGER",
    ]

    /// What SQLite may be asked for, so that one row takes 0.1 s at the very most: bytes of a text, of
    /// the condition itself and of a pattern, and how deep brackets may go.
    private static let limits: [(what: Int32, most: Int32)] = [
        (SQLITE_LIMIT_LENGTH, 100_000), (SQLITE_LIMIT_SQL_LENGTH, 10_000),
        (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000), (SQLITE_LIMIT_EXPR_DEPTH, 200),
        (SQLITE_LIMIT_ATTACHED, 0),
    ]

    /// Between two looks at the budget: one function each at the most.
    private static let stepsBetweenLooks: Int32 = 16

    private let text: String
    private let connection: OpaquePointer
    private var forget: OpaquePointer?
    private var keep: OpaquePointer?
    private var ask: OpaquePointer?
    /// Whether no more time may be spent; lives as long as the connection, which asks it.
    private let budget: Budget

    /// - Parameters:
    ///   - text: such as `http_status = 409`.
    ///   - isSpent: asked again and again while the condition runs; true ends it with an error.
    /// - Throws: ``JournalError/condition(_:reason:)`` where it isn't one expression.
    package init(_ text: String, isSpent: @escaping () -> Bool) throws(JournalError) {
        self.text = text
        budget = Budget(isSpent)
        Journal.setUpSQLite
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(
            ":memory:",
            &opened,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOFOLLOW,
            nil
        )
        guard code == SQLITE_OK, let opened else {
            sqlite3_close(opened)
            throw .condition(text, reason: "there is no memory for it")
        }
        connection = opened
        csqlite_refuse_quoted_texts(connection)
        try prepare()
    }

    deinit {
        for statement in [forget, keep, ask] { sqlite3_finalize(statement) }
        sqlite3_close(connection)
    }

    private func prepare() throws(JournalError) {
        let table = "CREATE TABLE problems (\(Self.columns.joined(separator: ", ")))"
        guard sqlite3_exec(connection, table, nil, nil, nil) == SQLITE_OK else { throw failure }
        let marks = Self.columns.map { _ in "?" }.joined(separator: ", ")
        forget = try compiled("DELETE FROM problems")
        keep = try compiled("INSERT INTO problems VALUES (\(marks))")
        for limit in Self.limits { sqlite3_limit(connection, limit.what, limit.most) }
        // Only to be compiled: it tells whether the text is one expression, see above.
        sqlite3_finalize(
            try compiled("CREATE INDEX one_expression ON problems (row) WHERE \(text)")
        )
        sqlite3_set_authorizer(connection, Self.authorise, nil)
        // Nothing follows the text, so that nothing of ours could become a part of it.
        ask = try compiled("SELECT 1 FROM problems WHERE \(text)")
        sqlite3_progress_handler(
            connection,
            Self.stepsBetweenLooks,
            { budget in
                guard let budget else { return 1 }
                return Unmanaged<Budget>.fromOpaque(budget).takeUnretainedValue().isSpent() ? 1 : 0
            },
            Unmanaged.passUnretained(budget).toOpaque()
        )
    }

    /// Whether the condition holds for the row that a statement on the journal is at.
    ///
    /// - Parameter row: gives the values of ``columns``, in their order.
    func holds(for row: RawStatement) throws(JournalError) -> Bool {
        defer { for statement in [forget, keep, ask] { sqlite3_reset(statement) } }
        for place in 0..<Int32(Self.columns.count) {
            guard sqlite3_bind_value(keep, place + 1, row.value(place)) == SQLITE_OK else {
                throw failure
            }
        }
        guard sqlite3_step(forget) == SQLITE_DONE, sqlite3_step(keep) == SQLITE_DONE else {
            throw failure
        }
        switch sqlite3_step(ask) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case SQLITE_INTERRUPT:
            throw .condition(text, reason: "it takes too long. Nothing was changed")
        default: throw failure
        }
    }

    private func compiled(_ sql: String) throws(JournalError) -> OpaquePointer? {
        guard !text.utf8.contains(0) else {
            throw .condition(text, reason: "there is a NUL character in it")
        }
        var statement: OpaquePointer?
        var hasMore = false
        let code = sql.withCString { sql in
            var rest: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(connection, sql, -1, &statement, &rest)
            hasMore = rest.map { String(cString: $0).contains { !$0.isWhitespace } } ?? false
            return code
        }
        guard code == SQLITE_OK, !hasMore else {
            sqlite3_finalize(statement)
            guard code == SQLITE_OK else { throw failure }
            throw .condition(text, reason: "there is more than one expression")
        }
        return statement
    }

    /// What SQLite says, in words about a condition.
    private var failure: JournalError {
        let reason = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "it can't be run"
        return .condition(
            text,
            reason: reason.replacing(
                " prohibited in partial index WHERE clauses",
                with: " aren't allowed in a condition"
            )
        )
    }

    /// Lets the condition read its row and call ``functions``, and nothing else.
    private static let authorise:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?, UnsafePointer<CChar>?
        ) -> Int32 = { _, action, table, name, _, _ in
            let isAllowed =
                switch action {
                case SQLITE_SELECT: true
                // Our own statements, compiled anew under this rule; a condition is no statement.
                case SQLITE_INSERT, SQLITE_DELETE:
                    table.map { String(cString: $0) } == "problems"
                case SQLITE_READ:
                    // A row's place in this database says nothing of the journal.
                    table.map { String(cString: $0) } == "problems"
                        && name.map { String(cString: $0) } != "ROWID"
                case SQLITE_FUNCTION:
                    name.map { functions.contains(String(cString: $0).lowercased()) } ?? false
                default: false
                }
            return isAllowed ? SQLITE_OK : SQLITE_DENY
        }

    private final class Budget {
        let isSpent: () -> Bool

        init(_ isSpent: @escaping () -> Bool) {
            self.isSpent = isSpent
        }
    }
}
