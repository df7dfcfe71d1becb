import Customers
import GRDB
import GRDBSQLite

/// A prepared statement that takes and gives bytes from where they are: all unsafe code of this room.
///
/// For the statements that run once or more for each row. GRDB's way to pass arguments boxes each of
/// them, which took a fifth of the time of staging (measured: `make bench-reader`). The statement is
/// the connection's own, prepared once and used on its queue, within the call that gave the connection.
struct RawStatement {
    private let db: Database
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ db: Database, sql: String) throws {
        self.db = db
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Runs the statement, then lets go of what was bound.
    ///
    /// - Parameter row: called for each row that it gives; ``int(_:)`` and its like tell its columns.
    func run(_ row: () throws -> Void = {}) throws {
        defer { reset() }
        while try step() { try row() }
    }

    /// Goes on to the next row, for who reads several statements side by side, and ends with ``reset()``.
    ///
    /// - Returns: false at the end.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: db.sqliteConnection.flatMap(sqlite3_errmsg).map { String(cString: $0) }
            )
        }
    }

    /// Lets go of what was bound, and of the row.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    // MARK: Arguments, numbered from 1; nil is NULL

    func bind(_ number: Int64?, _ place: Int32) {
        if let number { sqlite3_bind_int64(handle, place, number) }
    }

    func bind(_ key: (some TableKey)?, _ place: Int32) { bind(key?.number, place) }

    func bind(_ text: String?, _ place: Int32) {
        guard var text else { return }
        text.withUTF8 { bind($0, place) }
    }

    func bind(utf8 text: [UInt8]?, _ place: Int32) {
        text?.withUnsafeBufferPointer { bind($0, place) }
    }

    /// Binds a text where it is, without a copy, for as long as a closure runs.
    func with<Value>(text utf8: [UInt8], _ place: Int32, _ body: () throws -> Value) rethrows
        -> Value
    {
        try utf8.withUnsafeBufferPointer { bytes in
            defer { sqlite3_bind_null(handle, place) }
            bind(bytes, place, nil)
            return try body()
        }
    }

    func bind(blob bytes: [UInt8], _ place: Int32) {
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob(handle, place, $0.baseAddress, Int32($0.count), Self.copied)
        }
    }

    /// - Parameter keeping: nil where the bytes stay where they are until the statement has run.
    private func bind(
        _ utf8: UnsafeBufferPointer<UInt8>,
        _ place: Int32,
        _ keeping: sqlite3_destructor_type? = copied
    ) {
        // An empty text has no address, and would be bound as NULL.
        guard let base = utf8.baseAddress else {
            sqlite3_bind_text(handle, place, "", 0, Self.copied)
            return
        }
        base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
            _ = sqlite3_bind_text(handle, place, $0, Int32(utf8.count), keeping)
        }
    }

    /// `SQLITE_TRANSIENT`, a cast in C that Swift doesn't import: SQLite makes a copy at once.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    // MARK: Columns of the present row, numbered from 0

    /// A value as it is, for another statement: whatever its type is. Good until the next row.
    func value(_ column: Int32) -> OpaquePointer? { sqlite3_column_value(handle, column) }

    /// A row id, or a count that the query made: SQLite sees to it that it is a number.
    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A value that the journal keeps.
    ///
    /// - Throws: ``DamagedValue``.
    func stored<Key: TableKey & StoredValue>(_ column: Int32) throws -> Key {
        if let number = try number(column) { return Key(number) }
        throw DamagedValue(column: name(column), held: .null)
    }

    /// A value that the journal keeps.
    ///
    /// - Throws: ``DamagedValue``.
    func stored<Value: StoredValue>(_ column: Int32) throws -> Value {
        let stored = DatabaseValue(sqliteStatement: handle, index: column)
        guard let value = Value(stored) else {
            throw DamagedValue(column: name(column), held: stored)
        }
        return value
    }

    /// A number that the journal keeps; nil for NULL.
    ///
    /// - Throws: ``DamagedValue``.
    func number(_ column: Int32) throws -> Int64? {
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else {
            return try stored(column)
        }
        return sqlite3_column_int64(handle, column)
    }

    /// A text's UTF-8; nil for NULL.
    ///
    /// - Throws: ``DamagedValue``.
    func text(_ column: Int32) throws -> [UInt8]? {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT: break
        default:
            let stored = DatabaseValue(sqliteStatement: handle, index: column)
            throw DamagedValue(column: name(column), held: stored)
        }
        guard let base = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// Adds a value's text to a hash; false for NULL.
    func hash(_ column: Int32, into hasher: inout Hasher) -> Bool {
        guard let base = sqlite3_column_text(handle, column) else { return false }
        let count = Int(sqlite3_column_bytes(handle, column))
        hasher.combine(bytes: UnsafeRawBufferPointer(start: base, count: count))
        return true
    }

    /// Adds a value's text to a hash as ``Likeness`` compares it; false for NULL, and where nothing is left of it.
    func hashFolded(_ column: Int32, into hasher: inout Hasher) -> Bool {
        guard let base = sqlite3_column_text(handle, column) else { return false }
        let bytes = Int(sqlite3_column_bytes(handle, column))
        let text = UnsafeBufferPointer(start: base, count: bytes)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes) { folded in
            var count = 0
            for byte in text {
                guard let byte = Likeness.folded(byte) else { continue }
                folded.initializeElement(at: count, to: byte)
                count += 1
            }
            hasher.combine(bytes: UnsafeRawBufferPointer(start: folded.baseAddress, count: count))
            return count > 0
        }
    }

    /// A text; nil for NULL.
    ///
    /// - Throws: ``DamagedValue``.
    func string(_ column: Int32) throws -> String? {
        try text(column).map { String(decoding: $0, as: UTF8.self) }
    }

    private func name(_ column: Int32) -> String {
        sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "\(column)"
    }
}
