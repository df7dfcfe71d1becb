import Customers
import Foundation
import GRDB

/// How many pending rows of a business there are that a list is to tell of.
package struct DoubtedRows: Hashable, Sendable {
    /// Rows that are known again by their `external_id`.
    package var withExternalID = 0
    /// Rows that are known again only by all their fields.
    package var withoutExternalID = 0

    package var count: Int { withExternalID + withoutExternalID }
}

extension ListingLedger {
    /// The pending rows of a business that would create customers.
    package func doubtedRows(business: BusinessKey) throws(JournalError) -> DoubtedRows {
        try writer.journal.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) FILTER (WHERE \(Self.hasExternalID)),
                        count(*) FILTER (WHERE NOT \(Self.hasExternalID))
                    FROM row WHERE status = 'pending' AND business = ? AND patch IS NULL
                    """,
                arguments: [business]
            )
            return DoubtedRows(
                withExternalID: try row?[0] ?? 0,
                withoutExternalID: try row?[1] ?? 0
            )
        }
    }

    /// Makes the pending rows `existing` that a whole reading of the list holds.
    ///
    /// Of rows without an `external_id`, as many become so as the list has customers that equal them in
    /// all fields, are no other row's, and weren't there before this import.
    ///
    /// - Parameter updates: whether rows with an `external_id` are left as they are, to be planned
    ///   by ``planUpdates(_:at:)``.
    /// - Returns: how many rows.
    package func skipDoubted(
        _ listing: ServiceListing,
        updates: Bool,
        at now: Timestamp
    ) throws(JournalError) -> Int {
        try writer.transaction { db in
            let byID = updates ? 0 : try skipHeld(db, listing, at: now)
            return try byID + skipEqual(db, listing, at: now)
        }
    }

    /// Whether a list settled once what becomes of rows that the service holds.
    package func hasSettledExisting(business: BusinessKey) throws(JournalError) -> Bool {
        for purpose in [ServiceListing.Purpose.snapshot, .existing]
        where try newest(purpose, of: business)?.policy != nil {
            return true
        }
        return false
    }

    /// Notes that a list has told of all pending rows of its business.
    package func settleDoubt(of listing: ServiceListing, at now: Timestamp) throws(JournalError) {
        try writer.transaction { db in
            try db.execute(
                sql: "UPDATE listing SET policy = coalesce(policy, 'skip') WHERE id = ?",
                arguments: [listing.id]
            )
        }
        try finish(listing, at: now)
    }

    private func skipEqual(
        _ db: Database,
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws -> Int {
        guard try collectEqual(db, listing) > 0 else { return 0 }
        try db.execute(
            sql: """
                CREATE TEMP TABLE equal_pair AS
                SELECT mine.row, theirs.customer_id FROM (
                    SELECT row, digest, row_number() OVER (PARTITION BY digest ORDER BY row) AS place
                    FROM temp.equal_row) AS mine
                JOIN (
                    SELECT customer_id, digest,
                        row_number() OVER (PARTITION BY digest ORDER BY customer_id) AS place
                    FROM listed WHERE listing = ?1 AND external_id IS NULL
                        AND digest IN (SELECT digest FROM temp.equal_row)
                        AND customer_id NOT IN (
                            SELECT customer_id FROM row WHERE customer_id IS NOT NULL)
                        AND customer_id NOT IN (SELECT customer_id FROM listed WHERE listing IN (
                            SELECT id FROM listing WHERE business = ?2 AND purpose = 'snapshot'
                                AND finished_at IS NOT NULL))) AS theirs
                USING (digest, place)
                """,
            arguments: [listing.id, listing.business]
        )
        try db.execute(
            sql: RowMove.equalled.statement(where: "id IN (SELECT row FROM temp.equal_pair)"),
            arguments: ["listing": listing.id, "now": now.milliseconds]
        )
        let count = db.changesCount
        try db.execute(sql: "DROP TABLE temp.equal_pair; DROP TABLE temp.equal_row")
        return count
    }

    /// Collects the pending rows without an `external_id` that a customer of the list equals: on the disk,
    /// since there may be as many as there are rows.
    private func collectEqual(_ db: Database, _ listing: ServiceListing) throws -> Int {
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS temp.equal_row;
                DROP TABLE IF EXISTS temp.equal_pair;
                CREATE TEMP TABLE equal_row (row INTEGER PRIMARY KEY, digest BLOB NOT NULL);
                """
        )
        let isListed = try db.makeStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM listed
                    WHERE listing = ? AND external_id IS NULL AND digest = ?)
                """
        )
        let add = try db.makeStatement(sql: "INSERT INTO temp.equal_row VALUES (?, ?)")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, payload FROM row WHERE status = 'pending' AND business = ?
                    AND patch IS NULL AND NOT \(Self.hasExternalID)
                """,
            arguments: [listing.business]
        )
        var count = 0
        while let row = try rows.next() {
            let customer: NewCustomer = try JSONText.decode(try row["payload"] ?? "{}")
            let digest = Data(FieldsDigest(of: customer).bytes)
            guard try Bool.fetchOne(isListed, arguments: [listing.id, digest]) ?? false else {
                continue
            }
            try add.execute(arguments: [try row["id"] as RowID, digest])
            count += 1
        }
        return count
    }

    private static let hasExternalID = "(trim(coalesce(external_id, '')) <> '')"
}

extension ListingLedger {
    /// Notes that the service's list has told of every pending row.
    package func settleDoubt() throws(JournalError) {
        try writer.transaction { db in
            try db.execute(sql: "UPDATE identity SET doubt = NULL, quiet_since = NULL")
        }
    }
}
