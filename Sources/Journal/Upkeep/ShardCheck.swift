import Customers
import GRDB

/// Whether a shard's journal has rows of its own only.
enum ShardCheck {
    /// As many rows as are named of one fault.
    private static let named = 5

    /// A line for each fault; none for a journal that has all of its source.
    static func faults(_ db: Database) throws -> [String] {
        guard let shard = try ImportRecord.fetch(db)?.shard else { return [] }
        var faults: [String] = []
        let businesses = try Row.fetchCursor(db, sql: "SELECT id, business_id FROM business")
        while let business = try businesses.next() {
            let (key, id): (BusinessKey, String) = try (business[0], business[1])
            guard let known = BusinessID(id), !shard.holds(known) else { continue }
            // An invalid row may have the business that was given for those without one.
            let rows = try RowID.fetchAll(
                db,
                sql: """
                    SELECT id FROM row WHERE business = ? AND status <> 'invalid' ORDER BY id LIMIT ?
                    """,
                arguments: [key, named]
            )
            if !rows.isEmpty {
                let other = Shard.number(for: known, among: shard.count)
                faults.append("of shard \(other)/\(shard.count), and here: row \(list(rows))")
            }
        }
        return faults
    }

    private static func list(_ rows: [RowID]) -> String {
        rows.map(\.description).joined(separator: ", ")
    }
}
