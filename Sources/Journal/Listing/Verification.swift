import Customers
import Foundation
import GRDB

/// How the service's customers compare with what a journal says was created.
package struct Verification: Hashable, Sendable, Encodable {
    /// A row whose customer isn't as it was sent.
    package struct Difference: Hashable, Sendable, Encodable {
        package var row: RowID
        package var line: Int
        package var customer: String
        /// The names of the fields that differ; empty for a customer that is gone.
        package var fields: [String]
        /// What was sent of each of those fields, and what the service holds.
        package var changes: [Change]
    }

    /// A field that isn't as it was sent; the texts are trimmed.
    package struct Change: Hashable, Sendable, Encodable {
        package var field: String
        package var sent: String
        /// Nil where the service holds nothing there.
        package var held: String?
    }

    /// A customer that doesn't belong to any row.
    package struct Extra: Hashable, Sendable, Encodable {
        package var customer: String
        package var externalID: String?

        enum CodingKeys: String, CodingKey {
            case customer
            case externalID = "external_id"
        }
    }

    /// As many differences, and customers without a row, as are kept.
    private static let mostKept = 1_000

    /// Of the shape that JSON has.
    private let version = 1

    /// Rows that have a customer and were sent by this import.
    package var rows = 0
    /// Rows whose customer is as it was sent.
    package var equal = 0
    /// Rows whose customer is there, and of which no more can be told: the journal was redacted.
    package var redacted = 0
    package var missing = 0
    package var changed = 0
    /// Rows of which nothing tells whether a customer was made: it would be among the extra ones.
    package var unknown = 0
    /// Customers that don't belong to any row, and weren't there before the first send as far as is known.
    package var extra = 0
    /// The first thousand differences.
    package var differences: [Difference] = []
    /// The first thousand of the customers that don't belong to any row.
    package var extras: [Extra] = []
    /// Whether the list held still long enough to say that something is missing.
    package var isCertain = true

    package init() {}

    enum CodingKeys: String, CodingKey {
        case version, rows, equal, redacted, missing, changed, unknown, extra, differences, extras
        case isCertain = "is_certain"
    }

    /// Whether all that the journal says is so.
    package var isRight: Bool { missing == 0 && changed == 0 }

    package static func + (a: Verification, b: Verification) -> Verification {
        var sum = a
        sum.rows += b.rows
        sum.equal += b.equal
        sum.redacted += b.redacted
        sum.missing += b.missing
        sum.changed += b.changed
        sum.unknown += b.unknown
        sum.extra += b.extra
        sum.differences = Array((sum.differences + b.differences).prefix(mostKept))
        sum.extras = Array((sum.extras + b.extras).prefix(mostKept))
        sum.isCertain = a.isCertain && b.isCertain
        return sum
    }
}

extension ListingLedger {
    /// Holds the created and updated rows of a business against a whole reading of its list.
    ///
    /// Fields that the row has are compared, trimmed; what the service has besides is its own. Of a
    /// redacted row only whether its customer is there can be told.
    package func verify(_ listing: ServiceListing) throws(JournalError) -> Verification {
        do {
            return try writer.journal.database.read { db in
                var result = Verification()
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT row.id, row.line, row.customer_id, row.payload, listed.customer,
                               listed.customer_id IS NOT NULL AS is_there
                        FROM row LEFT JOIN listed
                            ON listed.listing = ?1 AND listed.customer_id = row.customer_id
                        WHERE row.status IN ('created', 'updated') AND row.business = ?2
                        ORDER BY +row.id
                        """,
                    arguments: [listing.id, listing.business]
                )
                while let row = try rows.next() { try result.count(row) }
                result.unknown =
                    try Int.fetchOne(
                        db,
                        sql: "SELECT count(*) FROM row WHERE status = 'unknown' AND business = ?",
                        arguments: [listing.business]
                    ) ?? 0
                let extras = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT customer_id, external_id FROM listed
                        WHERE listing = ?1 AND \(NamelessEntry.isNone()) AND customer_id NOT IN (
                            SELECT customer_id FROM row WHERE customer_id IS NOT NULL
                            UNION ALL SELECT customer_id FROM listed WHERE listing IN (
                                SELECT id FROM listing WHERE purpose = 'snapshot'))
                        ORDER BY customer_id
                        """,
                    arguments: [listing.id]
                )
                while let row = try extras.next() { try result.count(extra: row) }
                return result
            }
        } catch {
            throw .from(error, path: writer.path)
        }
    }
}

extension Verification {
    fileprivate mutating func count(_ row: Row) throws {
        rows += 1
        var changes: [Change] = []
        if try row["is_there"] as Bool {
            guard let payload = try row["payload"] as String?,
                let held = try row["customer"] as String?
            else {
                redacted += 1
                return
            }
            let sent = try (JSONText.decode(payload) as NewCustomer).normalised
            let customer = try (JSONText.decode(held) as NewCustomer).normalised
            changes = sent.fieldsThatDiffer(in: customer).map { field in
                Change(field: field.path, sent: sent[field] ?? "", held: customer[field])
            }
            if changes.isEmpty {
                equal += 1
                return
            }
            changed += 1
        } else {
            missing += 1
        }
        guard differences.count < Self.mostKept else { return }
        differences.append(
            try Difference(
                row: row["id"],
                line: row["line"],
                customer: row["customer_id"],
                fields: changes.map(\.field),
                changes: changes
            )
        )
    }

    fileprivate mutating func count(extra row: Row) throws {
        extra += 1
        guard extras.count < Self.mostKept else { return }
        extras.append(try Extra(customer: row["customer_id"], externalID: row["external_id"]))
    }
}
