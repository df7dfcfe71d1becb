import Customers
import Foundation
import GRDB

extension ListingLedger {
    /// Whether any row that may still be sent carries an `external_id`.
    package func hasExternalIDs(business: BusinessKey) throws(JournalError) -> Bool {
        try writer.journal.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM row WHERE status = 'pending' AND business = ?
                        AND external_id IS NOT NULL)
                    """,
                arguments: [business]
            ) ?? false
        }
    }

    /// The pending rows whose `external_id` the service holds, and the first of them.
    package func held(
        _ listing: ServiceListing
    ) throws(JournalError) -> (rows: Int, first: [RowID]) {
        try writer.journal.read { db in
            let rows = try RowID.fetchAll(
                db,
                sql: Self.heldRows,
                arguments: Self.arguments(listing)
            )
            return (rows.count, Array(rows.prefix(5)))
        }
    }

    /// Makes the pending rows `existing` whose `external_id` the service holds, and finishes the
    /// listing in the same commit.
    ///
    /// - Returns: how many rows.
    package func skipHeld(
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws(JournalError) -> Int {
        try writer.transaction { db in
            let count = try skipHeld(db, listing, at: now)
            try settle(db, listing, policy: "skip", at: now)
            return count
        }
    }

    /// Makes the pending rows `existing` whose `external_id` a list holds that was read for unknown
    /// rows.
    ///
    /// There are none, unless somebody else created them since, or the journal has forgotten what it
    /// knew: it was restored from a copy, or the disk lost a part of it. To send them would create their
    /// customers for a second time.
    ///
    /// - Returns: how many rows.
    package func skipForgotten(
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws(JournalError) -> Int {
        try writer.transaction { db in try skipHeld(db, listing, at: now) }
    }

    func skipHeld(
        _ db: Database,
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws -> Int {
        try db.execute(
            sql: RowMove.held.statement(where: "id IN (\(Self.heldRows))"),
            arguments: Self.arguments(listing) + ["now": now.milliseconds]
        )
        return db.changesCount
    }

    /// What updating comes to.
    package struct UpdatePlan: Hashable, Sendable {
        /// Rows whose fields differ from the service's: pending still, with a `PATCH` to send.
        package var toUpdate = 0
        /// Rows that are equal already.
        package var equal = 0
        /// Rows whose `external_id` several customers hold: none can be chosen, so they fail.
        package var ambiguous = 0

        package init() {}
    }

    /// Plans a `PATCH` for the pending rows whose `external_id` the service holds, and finishes
    /// the listing in the same commit.
    package func planUpdates(
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws(JournalError) -> UpdatePlan {
        try writer.transaction { db in
            var plan = UpdatePlan()
            let candidates = try db.makeStatement(
                sql:
                    "SELECT customer_id, customer FROM listed WHERE listing = ? AND external_id = ?"
            )
            let rows = try RowID.fetchAll(
                db,
                sql: Self.heldRows,
                arguments: Self.arguments(listing)
            )
            for number in rows {
                guard
                    let row = try Row.fetchOne(
                        db,
                        sql: "SELECT external_id, payload FROM row WHERE id = ?",
                        arguments: [number]
                    )
                else { continue }
                let held = try Row.fetchAll(
                    candidates,
                    arguments: [listing.id, row["external_id"] as String?]
                )
                guard held.count == 1, let one = held.first,
                    let customer = CustomerID(try one["customer_id"])
                else {
                    plan.ambiguous += 1
                    try fail(db, number, held.count, listing, at: now)
                    continue
                }
                let wanted: NewCustomer = try JSONText.decode(row["payload"] ?? "{}")
                let fields: NewCustomer = try JSONText.decode(one["customer"] ?? "{}")
                let patch = wanted.changes(from: fields).map { String(decoding: $0, as: UTF8.self) }
                if patch == nil { plan.equal += 1 } else { plan.toUpdate += 1 }
                try db.execute(
                    sql: patch == nil
                        ? RowMove.upToDate.statement(where: "id = :row") : Self.update,
                    arguments: [
                        "row": number, "listing": listing.id, "customer": customer.text,
                    ] + (patch.map { ["patch": $0] } ?? ["now": now.milliseconds])
                )
            }
            try settle(db, listing, policy: "update", at: now)
            return plan
        }
    }

    private func fail(
        _ db: Database,
        _ row: RowID,
        _ count: Int,
        _ listing: ServiceListing,
        at now: Timestamp
    ) throws {
        try db.execute(
            sql: RowMove.ambiguous.statement(where: "id = :row"),
            arguments: [
                "row": row, "listing": listing.id, "now": now.milliseconds,
                "problem": count == 1
                    ? "the service's list gives no id for the customer that holds this external_id:"
                        + " it wasn't updated"
                    : "\(count) customers of the service hold this external_id: none was updated",
            ]
        )
    }

    private func settle(
        _ db: Database,
        _ listing: ServiceListing,
        policy: String,
        at now: Timestamp
    ) throws {
        try db.execute(
            sql: """
                UPDATE listing SET finished_at = coalesce(finished_at, ?), policy = ? WHERE id = ?
                """,
            arguments: [now.milliseconds, policy, listing.id]
        )
    }

    /// The row stays pending, with a `PATCH` to be sent.
    private static let update = """
        UPDATE row SET customer_id = :customer, patch = :patch, listing = :listing
        WHERE id = :row AND status = 'pending'
        """

    private static let heldRows = """
        SELECT id FROM row WHERE status = 'pending' AND business = :business AND patch IS NULL
            AND EXISTS (SELECT 1 FROM listed
                WHERE listing = :listing AND listed.external_id = row.external_id)
        ORDER BY id
        """

    private static func arguments(_ listing: ServiceListing) -> StatementArguments {
        ["listing": listing.id, "business": listing.business]
    }
}
