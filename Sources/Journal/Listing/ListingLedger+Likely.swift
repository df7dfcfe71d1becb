import Customers
import GRDB

extension ListingLedger {
    /// Lets pending rows fail whose customers a list seems to hold with other data: one of the two has no
    /// `external_id`, and they have the name and more in common, as ``Likeness`` has it. To be asked after
    /// ``skipDoubted(_:updates:at:)``, which has taken those that are the same.
    ///
    /// A row that a person has put back since is let through. Customers that were there before this import are
    /// let through, too, but for rows that were corrected since.
    ///
    /// - Parameter listing: with the customers' fields.
    /// - Returns: how many rows.
    package func failLikely(
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws(JournalError) -> Int {
        try writer.transaction { db in
            try db.execute(sql: Self.likelyTables)
            guard try collectLikely(db, listing) > 0 else { return 0 }
            try pairLikely(db, listing)
            try db.execute(
                sql: RowMove.likely.statement(where: "id IN (SELECT row FROM temp.likely_pair)"),
                arguments: ["listing": listing.id, "now": now.milliseconds]
            )
            let count = db.changesCount
            try db.execute(sql: "DROP TABLE temp.likely_row; DROP TABLE temp.likely_pair")
            return count
        }
    }

    /// As many rows of one hash are held against a customer: where a file has more of one name, such as “Unknown”,
    /// all with all would be too many pairs.
    private static let mostAlike = 100

    private static let likelyTables = """
        DROP TABLE IF EXISTS temp.likely_row;
        DROP TABLE IF EXISTS temp.likely_pair;
        CREATE TEMP TABLE likely_row (hash INTEGER NOT NULL, row INTEGER NOT NULL);
        CREATE TEMP TABLE likely_pair (row INTEGER PRIMARY KEY, problem TEXT NOT NULL);
        """

    /// Collects hashes of the rows, on the disk, since there may be as many as there are rows.
    private func collectLikely(_ db: Database, _ listing: ServiceListing) throws -> Int {
        let rows = try RawStatement(
            db,
            sql: """
                SELECT row.id, \(LikelyKeys.columns(of: "row.payload")) FROM row
                WHERE row.status = 'pending' AND row.business = ?1 AND row.patch IS NULL
                    AND \(LikelyKeys.isOpen) AND NOT EXISTS (SELECT 1 FROM listed
                        WHERE listing = ?2 AND listed.external_id = row.external_id)
                """
        )
        rows.bind(listing.business, 1)
        rows.bind(listing.id, 2)
        let add = try RawStatement(db, sql: "INSERT INTO temp.likely_row VALUES (?1, ?2)")
        var count = 0
        try rows.run {
            let row = rows.int(0)
            try LikelyKeys.forEach(rows, from: 1, of: "", asks: false) { hash in
                add.bind(Int64(hash), 1)
                add.bind(row, 2)
                try add.run()
                count += 1
            }
        }
        try db.execute(sql: "CREATE INDEX temp.likely_hash ON likely_row (hash, row)")
        return count
    }

    private func pairLikely(_ db: Database, _ listing: ServiceListing) throws {
        let customers = try RawStatement(
            db,
            sql: """
                SELECT customer_id, external_id, customer,
                    customer_id IN (SELECT customer_id FROM listed WHERE listing IN (
                        SELECT id FROM listing WHERE business = ?2 AND purpose = 'snapshot'
                            AND finished_at IS NOT NULL)),
                    \(LikelyKeys.columns(of: "customer"))
                FROM listed WHERE listing = ?1 AND customer IS NOT NULL AND length(digest) = 16
                    AND customer_id NOT IN (
                        SELECT customer_id FROM row WHERE customer_id IS NOT NULL)
                """
        )
        customers.bind(listing.id, 1)
        customers.bind(listing.business, 2)
        let find = try RawStatement(
            db,
            sql: """
                SELECT row.id, row.external_id, row.payload,
                        EXISTS (SELECT 1 FROM edit WHERE edit.row = row.id)
                    FROM temp.likely_row
                    CROSS JOIN row ON row.id = likely_row.row WHERE likely_row.hash = ?1
                    LIMIT \(Self.mostAlike)
                """
        )
        let add = try RawStatement(
            db,
            sql: "INSERT OR IGNORE INTO temp.likely_pair VALUES (?1, ?2)"
        )
        let remove = try RawStatement(
            db,
            sql: "DELETE FROM temp.likely_row WHERE hash = ?1 AND row = ?2"
        )
        try customers.run {
            try LikelyKeys.forEach(customers, from: 4, of: "", asks: true) { hash in
                var pairs: [(row: Int64, problem: String)] = []
                find.bind(Int64(hash), 1)
                try find.run {
                    // A row that was put right since wasn't what it is now when that list was read.
                    guard customers.int(3) == 0 || find.int(3) != 0,
                        let problem = try Self.problem(of: find, customers)
                    else { return }
                    pairs.append((find.int(0), problem))
                }
                for pair in pairs {
                    add.bind(pair.row, 1)
                    add.bind(pair.problem, 2)
                    try add.run()
                    remove.bind(Int64(hash), 1)
                    remove.bind(pair.row, 2)
                    try remove.run()
                }
            }
        }
    }

    /// What makes a row likely to be a customer; nil for nothing.
    private static func problem(
        of row: RawStatement,
        _ listed: RawStatement
    ) throws -> String? {
        guard try row.text(1) == nil || listed.text(1) == nil else { return nil }
        let mine: NewCustomer = try JSONText.decode(try row.string(2) ?? "{}")
        let theirs: NewCustomer = try JSONText.decode(try listed.string(2) ?? "{}")
        guard let sign = Likeness(mine).sign(in: Likeness(theirs)) else { return nil }
        let id = try listed.string(0) ?? ""
        let customer =
            id.hasPrefix("?") ? "a customer of the service" : "the service's customer \(id)"
        return switch sign {
        case .email: "\(customer) has the same name and e-mail address, and other data"
        case .phone: "\(customer) has the same name and phone number, and other data"
        case .street: "\(customer) has the same name and street, and other data"
        case .nameAlone: "\(customer) has the same name, and no more is known of one of the two"
        }
    }
}
