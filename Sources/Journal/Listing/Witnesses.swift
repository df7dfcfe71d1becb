import Customers
import Foundation
import GRDB

/// What a whole reading of the list makes of the customers that this import is known to have made:
/// whether such a list can tell at all that a customer isn't there.
package struct Witnesses: Hashable, Sendable {
    /// Customers of created rows that aren't in the list: it is out of date, or not the whole list.
    package var missing = 0
    /// The first of them, by their rows.
    package var firstMissing: [Missing] = []
    /// Those that are in it with another `external_id`, or none: the list doesn't give it back.
    package var otherIDs = 0
    /// Those whose fields aren't as they were sent, among the latest: the service keeps them in
    /// another form, or somebody changed them since.
    package var otherFields = 0

    /// A customer that isn't there, and the row that it was made for.
    package struct Missing: Hashable, Sendable {
        package var row: RowID
        package var customer: String
    }

    package init(
        missing: Int = 0,
        firstMissing: [Missing] = [],
        otherIDs: Int = 0,
        otherFields: Int = 0
    ) {
        self.missing = missing
        self.firstMissing = firstMissing
        self.otherIDs = otherIDs
        self.otherFields = otherFields
    }
}

extension ListingLedger {
    /// How many of the customers that are missing are named.
    private static let named = 5
    /// How many of the latest customers are compared field by field.
    private static let compared = 500

    /// Holds a whole reading against the rows that are known to be customers.
    package func witnesses(_ listing: ServiceListing) throws(JournalError) -> Witnesses {
        try writer.journal.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) FILTER (WHERE listed.customer_id IS NULL) AS missing,
                        count(*) FILTER (WHERE listed.customer_id IS NOT NULL
                            AND trim(row.external_id) <> ''
                            AND listed.external_id IS NOT trim(row.external_id)) AS other_ids
                    FROM row LEFT JOIN listed ON listed.listing = ?1
                        AND listed.customer_id = row.customer_id AND listed.last_reading = ?2
                    WHERE row.business = ?3 AND row.status = 'created'
                    """,
                arguments: [listing.id, listing.reading, listing.business]
            )
            var witnesses = try Witnesses(
                missing: row?["missing"] ?? 0,
                otherIDs: row?["other_ids"] ?? 0
            )
            if witnesses.missing > 0 { witnesses.firstMissing = try Self.missing(listing, db) }
            let latest = try Row.fetchCursor(
                db,
                sql: """
                    SELECT row.payload, listed.digest FROM row JOIN listed ON listed.listing = ?1
                        AND listed.customer_id = row.customer_id AND listed.last_reading = ?2
                    WHERE row.business = ?3 AND row.status = 'created' AND row.payload IS NOT NULL
                    ORDER BY row.settled_at DESC LIMIT ?4
                    """,
                arguments: [listing.id, listing.reading, listing.business, Self.compared]
            )
            while let row = try latest.next() {
                let sent: NewCustomer = try JSONText.decode(row["payload"])
                let listed: Data = try row["digest"]
                if Data(FieldsDigest(of: sent).bytes) != listed { witnesses.otherFields += 1 }
            }
            return witnesses
        }
    }

    private static func missing(
        _ listing: ServiceListing,
        _ db: Database
    ) throws -> [Witnesses.Missing] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT row.id, row.customer_id FROM row LEFT JOIN listed ON listed.listing = ?1
                    AND listed.customer_id = row.customer_id AND listed.last_reading = ?2
                WHERE row.business = ?3 AND row.status = 'created' AND listed.customer_id IS NULL
                ORDER BY row.id LIMIT ?4
                """,
            arguments: [listing.id, listing.reading, listing.business, named]
        ).map { try Witnesses.Missing(row: $0["id"], customer: $0["customer_id"] ?? "") }
    }
}
