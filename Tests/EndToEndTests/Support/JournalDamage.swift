import Foundation
import GRDB

/// What can happen to a journal's file, or be done to it, drawn from a seed.
struct JournalDamage: CustomStringConvertible {
    let description: String
    /// The file afterwards.
    let bytes: Data

    /// - Parameter scratch: a path where a copy may be changed with SQL.
    init(
        of sound: Data,
        scratch: String,
        using random: inout some RandomNumberGenerator
    ) throws {
        let pageBytes = 4_096
        let place = Int.random(in: 0..<sound.count, using: &random)
        var bytes = sound
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4:
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            description = "a bit of byte \(place)"
        case 4:
            // Where a page says what is in it.
            let head = place / pageBytes * pageBytes + Int.random(in: 0..<100, using: &random)
            bytes[head] = .random(in: 0...255, using: &random)
            description = "byte \(head) is \(bytes[head])"
        case 5:
            bytes = bytes.prefix(place)
            description = "cut to \(place) bytes"
        case 6:
            bytes = bytes.prefix(place / pageBytes * pageBytes)
            description = "cut to \(bytes.count) bytes, whole pages"
        case 7:
            let page = place / pageBytes * pageBytes
            bytes.replaceSubrange(page..<page + pageBytes, with: Data(count: pageBytes))
            description = "page \(page / pageBytes) is empty"
        default:
            let forgery = try Self.forged(sound, at: scratch, using: &random)
            (bytes, description) = (forgery.bytes, forgery.what)
        }
        self.bytes = bytes
    }

    /// What a column is made to hold: SQL.
    private static let values = [
        "NULL", "'forged'", "''", "x'ff00fe'", "1.5e300", "-1", "9223372036854775807",
        "-9223372036854775808", "'{\"until\":9223372036854775807,\"per_minute\":1e308}'",
        "'[1,{\"a\":null}]'", "'[[[[[[[['", "253402300799999", "4102444800000",
    ]

    /// A value of any type in a column of any table, with the schema as it was.
    private static func forged(
        _ sound: Data,
        at path: String,
        using random: inout some RandomNumberGenerator
    ) throws -> (bytes: Data, what: String) {
        try sound.write(to: URL(fileURLWithPath: path))
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: path, configuration: configuration)
        let schema = try database.read { db in
            try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema WHERE sql <> ''")
        }
        let columns = try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tables.name AS "table", columns.name AS "column"
                    FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' ORDER BY tables.name, columns.cid
                    """
            )
        }
        let place = columns[Int.random(in: 0..<columns.count, using: &random)]
        let value = values[Int.random(in: 0..<values.count, using: &random)]
        let (table, column): (String, String) = (place["table"], place["column"])
        try database.write { db in
            for entry in schema where entry["type"] == "trigger" {
                try db.execute(sql: "DROP TRIGGER \(entry["name"] as String)")
            }
            try db.execute(sql: "PRAGMA writable_schema = ON")
            for entry in schema where entry["type"] == "table" {
                try db.execute(
                    sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
                    arguments: [loose(entry["sql"]), entry["name"] as String]
                )
            }
        }
        try database.close()
        let loosened = try DatabaseQueue(path: path, configuration: configuration)
        try loosened.write { db in
            let update = "UPDATE \"\(table)\" SET \"\(column)\" = \(value)"
            for condition in ["", " WHERE rowid = (SELECT min(rowid) FROM \"\(table)\")"]
            where (try? db.execute(sql: update + condition)) != nil { break }
            for entry in schema where entry["type"] == "trigger" {
                try db.execute(sql: entry["sql"])
            }
            try db.execute(sql: "PRAGMA writable_schema = ON")
            for entry in schema where entry["type"] == "table" {
                try db.execute(
                    sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
                    arguments: [entry["sql"] as String, entry["name"] as String]
                )
            }
        }
        try loosened.close()
        return (
            try Data(contentsOf: URL(fileURLWithPath: path)), "\(table).\(column) is \(value)"
        )
    }

    /// A table that takes any value.
    private static func loose(_ sql: String) -> String {
        sql.replacing("STRICT, WITHOUT ROWID", with: "WITHOUT ROWID")
            .replacing(") STRICT", with: ")")
            .replacing("INTEGER PRIMARY KEY", with: "KEY PRIMARY KEY")
            .replacing(#/\s(TEXT|INTEGER|BLOB)( NOT NULL)?/#, with: " BLOB")
            .replacing("KEY PRIMARY KEY", with: "INTEGER PRIMARY KEY")
            .replacing("CHECK (", with: "CHECK (1 OR ")
    }
}
