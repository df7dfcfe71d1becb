import GRDB

/// What the lines of tables refer to, which has to be there.
enum References {
    /// As many as are listed.
    private static let most = 20

    /// A line for each that isn't there.
    ///
    /// - Parameter ofRowsToo: whether rows and attempts are looked at, of which there are many.
    static func faults(_ db: Database, ofRowsToo: Bool) throws -> [String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT found."table", found.parent FROM sqlite_master AS own,
                    pragma_foreign_key_check(own.name) AS found
                WHERE own.type = 'table' AND (? OR own.name NOT IN ('row', 'attempt'))
                LIMIT \(most)
                """,
            arguments: [ofRowsToo]
        )
        return try rows.map { row in
            let (table, parent): (String, String) = try (row[0], row[1])
            return "\(table) refers to a missing \(parent)"
        }
    }
}

/// What rows and attempts refer to, as SQL that asks no other table for each of them: those others are
/// numbered from 1 without a gap, as a rule.
struct Parents {
    /// Whether they are; else what isn't there is told by nobody but SQLite.
    let areWhole: Bool
    /// Whether a row, or an attempt by itself, surely or likely refers to what isn't there.
    let rowIsOrphan: String
    let attemptIsOrphan: String

    init(_ db: Database) throws {
        let businesses = try Self.last(of: "business", db)
        let sessions = try Self.last(of: "session", db)
        // An older journal that is only read has no such table.
        let hasListings = try db.hasColumn("listing", in: "row")
        let listings = hasListings ? try Self.last(of: "listing", db) : 0
        let names = try String.fetchAll(db, sql: "SELECT name FROM status")
            .compactMap(RowStatus.init(rawValue:))
        areWhole =
            businesses != nil && sessions != nil && listings != nil && names.contains(.created)
        let known = names.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let conditions = [
            // The one that most have is asked for first.
            "status <> 'created' AND status NOT IN (\(known))",
            "business NOT BETWEEN 1 AND \(businesses ?? 0)",
            "same_as IS NOT NULL AND NOT EXISTS (SELECT 1 FROM row AS twin WHERE twin.id = row.same_as)",
        ]
        let listing = hasListings ? ["listing NOT BETWEEN 1 AND \(listings ?? 0)"] : []
        rowIsOrphan = (conditions + listing).map { "(\($0))" }.joined(separator: " OR ")
        attemptIsOrphan = "session NOT BETWEEN 1 AND \(sessions ?? 0)"
    }

    /// The last number of a table; nil where there are gaps before it.
    private static func last(of table: String, _ db: Database) throws -> Int64? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT coalesce(max(id), 0), coalesce(min(id), 1), count(*) FROM \(table)"
        )
        guard let row, try (row[1] as Int64) == 1, try (row[0] as Int64) == (row[2] as Int64)
        else { return nil }
        return try row[0]
    }
}
