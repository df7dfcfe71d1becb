import Foundation
import GRDB

/// A row that a query gave. Each of its values is held against what is asked of it, and one that
/// isn't so throws.
///
/// A journal may be damaged, or somebody else's work: a column holds whatever the file says, for all
/// that the schema demands. GRDB's own `Row` ends the program where a value is of another type. This
/// one takes its name, so that no other is at hand in this room.
struct Row {
    private let row: GRDB.Row

    fileprivate init(_ row: GRDB.Row) { self.row = row }

    /// The value of a column, which is NULL where the query gave no such column: an older journal
    /// that is only read lacks some.
    ///
    /// - Throws: ``DamagedValue``.
    subscript<Value: StoredValue>(_ column: String) -> Value {
        get throws { try value(row[column] as DatabaseValue? ?? .null, of: column) }
    }

    /// The value of a column by its place, from 0.
    ///
    /// - Throws: ``DamagedValue``.
    subscript<Value: StoredValue>(_ place: Int) -> Value {
        get throws {
            guard (0..<row.count).contains(place) else { return try value(.null, of: "\(place)") }
            return try value(row[place] as DatabaseValue, of: Array(row.columnNames)[place])
        }
    }

    private func value<Value: StoredValue>(
        _ stored: DatabaseValue,
        of column: @autoclosure () -> String
    ) throws -> Value {
        guard let value = Value(stored) else {
            throw DamagedValue(column: column(), held: stored)
        }
        return value
    }
}

/// A value of the journal that can't be what it is there for: the file is damaged, or was forged.
struct DamagedValue: Error, CustomStringConvertible {
    var column: String
    var held: String

    /// - Parameter held: in words that hold no text of the journal.
    init(column: String, held: String) {
        (self.column, self.held) = (column, held)
    }

    init(column: String, held: DatabaseValue) {
        self.column = column
        self.held =
            switch held.storage {
            case .null: "nothing"
            case .int64(let number): "the number \(number)"
            case .double(let number): "the number \(number)"
            case .string: "a text"
            case .blob: "bytes"
            }
    }

    /// Never holds a text of the journal, which may be a customer's.
    var description: String { "the column “\(column)” holds \(held), which can't be" }
}

// MARK: Fetching

extension Row {
    static func fetchAll(
        _ db: Database,
        sql: String,
        arguments: StatementArguments = []
    ) throws -> [Row] {
        try GRDB.Row.fetchAll(db, sql: sql, arguments: arguments).map(Row.init)
    }

    static func fetchAll(_ statement: Statement, arguments: StatementArguments) throws -> [Row] {
        try GRDB.Row.fetchAll(statement, arguments: arguments).map(Row.init)
    }

    static func fetchOne(
        _ db: Database,
        sql: String,
        arguments: StatementArguments = []
    ) throws -> Row? {
        try GRDB.Row.fetchOne(db, sql: sql, arguments: arguments).map(Row.init)
    }

    /// The rows one by one: each is valid until the next is asked for.
    static func fetchCursor(
        _ db: Database,
        sql: String,
        arguments: StatementArguments = []
    ) throws -> Rows {
        Rows(cursor: try GRDB.Row.fetchCursor(db, sql: sql, arguments: arguments))
    }

    struct Rows {
        fileprivate let cursor: RowCursor

        func next() throws -> Row? { try cursor.next().map(Row.init) }
    }
}

extension Database {
    /// Whether a table has a column: a journal of an earlier version that is only read may lack it.
    func hasColumn(_ name: String, in table: String) throws -> Bool {
        try columns(in: table).contains { $0.name == name }
    }
}
