import Customers
import Foundation
import GRDB
import Testing

@testable import Journal

/// A journal with something in each of its tables, whose columns take values of any type: what a
/// damaged file may hold, or one that somebody made.
struct ForgedJournal {
    /// A column of a table.
    struct Place: Hashable, CustomStringConvertible {
        var table: String
        var column: String

        var description: String { "\(table).\(column)" }
    }

    /// What a column can be made to hold: SQL, each of another kind.
    static let values = [
        "NULL", "'forged'", "''", "x'ff00fe'", "1.5e300", "-1", "9223372036854775807",
        "-9223372036854775808", "'[1,{\"a\":null}]'",
        "'{\"until\":9223372036854775807,\"per_minute\":1e308,\"left_out\":-9223372036854775808}'",
    ]

    let temporary: TemporaryJournal
    var path: String { temporary.path }

    init() throws {
        temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 12, invalid: [12])
        let session = try writer.beginSession(
            command: "customer-import run a.csv --limit 5 --rate 5/s",
            toolVersion: "0",
            at: Timestamp(milliseconds: 4_000)
        ).id
        let ledger = DeliveryLedger(writer, session: session)
        let claimed = try ledger.claim(
            ClaimRequest(business: 1, count: 6),
            at: Timestamp(milliseconds: 4_500)
        ).rows
        let problem = RowProblem(code: "validation", field: "name", text: "too long")
        let verdicts: [Settlement.Verdict] = [
            .created(try #require(CustomerID("cus_1"))), .rejected, .unknown, .failed,
            .pending(dueAt: Timestamp(milliseconds: 9_000), counts: true),
        ]
        for (row, verdict) in zip(claimed, verdicts) {
            _ = try ledger.settle(.example(row, verdict, problem: problem), at: .now())
        }
        try writer.retry([2], from: .rejected, session: session, at: Timestamp(milliseconds: 9_500))
        let listings = ListingLedger(writer, session: session)
        let listing = try listings.begin(.existing, of: 1, keepsCustomers: true, at: .now())
        let customer = Customer(
            id: try #require(CustomerID("cus_1")),
            fields: NewCustomer([.name: "Customer 1"])
        )
        _ = try listings.add([ListedCustomer(customer)], nextPage: "next", to: listing)
        try writer.tell(SessionProgress(cause: .retry, until: .now()), session: session)
        writer.close()
        try loosen()
    }

    /// Every column of every table that is the journal's own.
    func places() throws -> [Place] {
        try temporary.sqlite { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tables.name, columns.name FROM sqlite_schema AS tables,
                        pragma_table_info(tables.name) AS columns
                    WHERE tables.type = 'table' AND tables.name NOT LIKE 'grdb%'
                    ORDER BY tables.name, columns.cid
                    """
            ).map { Place(table: $0[0], column: $0[1]) }
        }
    }

    /// Writes a value into a column of each row, or of one where no two may have it.
    ///
    /// - Returns: whether SQLite let it.
    func forge(_ place: Place, _ value: String) throws -> Bool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration).write { db in
            let update = "UPDATE \"\(place.table)\" SET \"\(place.column)\" = \(value)"
            for condition in ["", " WHERE rowid = 1", " LIMIT 1"]
            where (try? db.execute(sql: update + condition)) != nil {
                return true
            }
            return false
        }
    }

    /// Takes the types, the checks and the triggers out of the schema.
    private func loosen() throws {
        try temporary.sqlite { db in
            for name in try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            ) {
                try db.execute(sql: "DROP TRIGGER \(name)")
            }
            let tables = try Row.fetchAll(
                db,
                sql:
                    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
            )
            try db.execute(sql: "PRAGMA writable_schema = ON")
            for table in tables {
                let sql: String = table["sql"]
                let loose = sql.replacing("STRICT, WITHOUT ROWID", with: "WITHOUT ROWID")
                    .replacing(") STRICT", with: ")")
                    .replacing("INTEGER PRIMARY KEY", with: "KEY PRIMARY KEY")
                    .replacing(#/\s(TEXT|INTEGER|BLOB)( NOT NULL)?/#, with: " BLOB")
                    .replacing("KEY PRIMARY KEY", with: "INTEGER PRIMARY KEY")
                    .replacing("CHECK (", with: "CHECK (1 OR ")
                try db.execute(
                    sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
                    arguments: [loose, table["name"] as String]
                )
            }
        }
    }
}
