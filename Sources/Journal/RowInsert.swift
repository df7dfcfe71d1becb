import GRDB
import GRDBSQLite

/// The statement that stages a row: all unsafe code of this room.
///
/// GRDB's way to pass arguments boxes each of them, which took a fifth of the time of staging
/// (measured: `make bench-reader`); here SQLite copies the bytes from where they are. The statement is
/// the connection's own, used on its queue only, within the call that gave the connection.
struct RowInsert {
    private let db: Database
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ db: Database) throws {
        self.db = db
        statement = try db.cachedStatement(
            sql: """
                INSERT INTO row (id, line, business, external_id, digest, cells, payload,
                    status, problem_code, problem_field, problem, same_as)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        handle = statement.sqliteStatement
    }

    func run(_ row: StagedRow, business: Int64?) throws {
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        bind(Int64(row.number), 1)
        bind(Int64(row.line), 2)
        bind(business, 3)
        bind(row.externalID, 4)
        _ = row.digest.withUnsafeBytes {
            sqlite3_bind_blob(handle, 5, $0.baseAddress, Int32($0.count), Self.copied)
        }
        bind(row.cells, 6)
        if let payload = row.payload { bind(payload, 7) }
        bind(row.status.rawValue, 8)
        bind(row.problem?.code, 9)
        bind(row.problem?.field, 10)
        bind(row.problem?.text, 11)
        bind(row.sameAs.map(Int64.init), 12)
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: db.sqliteConnection.flatMap(sqlite3_errmsg).map { String(cString: $0) }
            )
        }
    }

    /// `SQLITE_TRANSIENT`, a cast in C that Swift doesn't import: SQLite makes a copy at once.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    private func bind(_ number: Int64?, _ place: Int32) {
        if let number { sqlite3_bind_int64(handle, place, number) }
    }

    private func bind(_ text: String?, _ place: Int32) {
        guard var text else { return }
        text.withUTF8 { bind($0, place) }
    }

    private func bind(_ utf8: [UInt8], _ place: Int32) {
        utf8.withUnsafeBufferPointer { bind($0, place) }
    }

    private func bind(_ utf8: UnsafeBufferPointer<UInt8>, _ place: Int32) {
        // An empty text has no address, and would be bound as NULL.
        guard let base = utf8.baseAddress else {
            sqlite3_bind_text(handle, place, "", 0, Self.copied)
            return
        }
        base.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
            _ = sqlite3_bind_text(handle, place, $0, Int32(utf8.count), Self.copied)
        }
    }
}
