import Customers
import Foundation
import GRDB

/// The part of a journal that keeps what the service's list said, page by page, so that a reading
/// that is cut off goes on where it stopped.
package struct ListingLedger: Sendable {
    let writer: JournalWriter
    private let session: SessionID

    package init(_ writer: JournalWriter, session: SessionID) {
        self.writer = writer
        self.session = session
    }

    /// The newest listing of a business for a purpose, finished or not; nil if there is none.
    package func newest(
        _ purpose: ServiceListing.Purpose,
        of business: BusinessKey
    ) throws(JournalError) -> ServiceListing? {
        try writer.journal.read { db in
            try Row.fetchOne(
                db,
                sql:
                    "SELECT * FROM listing WHERE business = ? AND purpose = ? ORDER BY id DESC LIMIT 1",
                arguments: [business, purpose.rawValue]
            ).flatMap(ServiceListing.init)
        }
    }

    /// Begins a listing. What an earlier one of the same purpose kept is dropped with it, unless
    /// it is the snapshot, of which there is one.
    package func begin(
        _ purpose: ServiceListing.Purpose,
        of business: BusinessKey,
        keepsCustomers: Bool = false,
        at now: Timestamp
    ) throws(JournalError) -> ServiceListing {
        try writer.transaction { db in
            try dropCustomers(db, purpose, business)
            try db.execute(
                sql: """
                    INSERT INTO listing (business, purpose, session, started_at, keeps_customers)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    business, purpose.rawValue, session, now.milliseconds, keepsCustomers,
                ]
            )
            return try fetch(db, ListingID(db.lastInsertedRowID))
        }
    }

    /// Keeps a page, and where the next one is.
    package func add(
        _ customers: [ListedCustomer],
        nextPage: String?,
        to listing: ServiceListing
    ) throws(JournalError) -> ServiceListing {
        try writer.transaction { db in
            let find = try db.cachedStatement(
                sql: "SELECT last_reading FROM listed WHERE listing = ? AND customer_id = ?"
            )
            let put = try db.cachedStatement(
                sql: """
                    INSERT INTO listed (listing, customer_id, external_id, digest, customer,
                        last_reading)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (listing, customer_id) DO UPDATE SET
                        external_id = excluded.external_id, digest = excluded.digest,
                        customer = excluded.customer, last_reading = excluded.last_reading
                    """
            )
            var repeated = 0
            for (place, customer) in customers.enumerated() {
                let id = customer.id?.text ?? NamelessEntry.stand(in: listing.pages, at: place)
                let seen = try Int.fetchOne(find, arguments: [listing.id, id])
                if seen == listing.reading { repeated += 1 }
                let fields =
                    listing.keepsCustomers
                    ? String(decoding: customer.fields.payload(), as: UTF8.self) : nil
                try put.execute(arguments: [
                    listing.id, id, customer.externalID, Data(customer.digest.bytes), fields,
                    listing.reading,
                ])
            }
            try db.execute(
                sql: """
                    UPDATE listing SET requests = requests + 1, pages = pages + 1, next_page = ?,
                        repeated = repeated + ? WHERE id = ?
                    """,
                arguments: [nextPage, repeated, listing.id]
            )
            return try fetch(db, listing.id)
        }
    }

    /// Begins the next whole reading from the first page.
    ///
    /// - Parameter isAnew: whether what the present one read so far counts as not read.
    package func readAgain(
        _ listing: ServiceListing,
        isAnew: Bool = false
    ) throws(JournalError) -> ServiceListing {
        try writer.transaction { db in
            try db.execute(
                sql: """
                    UPDATE listing SET reading = reading + ?, pages = 0, next_page = NULL,
                        repeated = 0 WHERE id = ?
                    """,
                arguments: [isAnew ? 0 : 1, listing.id]
            )
            if isAnew {
                try db.execute(
                    sql:
                        "UPDATE listed SET last_reading = ? - 1 WHERE listing = ? AND last_reading = ?",
                    arguments: [listing.reading, listing.id, listing.reading]
                )
            }
            return try fetch(db, listing.id)
        }
    }

    /// The customers that the reading before the present one saw and the present one didn't.
    package func vanished(_ listing: ServiceListing) throws(JournalError) -> Int {
        try writer.journal.read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM listed WHERE listing = ? AND last_reading = ?",
                arguments: [listing.id, listing.reading - 1]
            ) ?? 0
        }
    }

    /// Whether each page of the present reading so far was as long as a page may be: only then is
    /// it known to have been read by pages of that size.
    package func hasFullPages(_ listing: ServiceListing, of size: Int) throws(JournalError) -> Bool
    {
        try writer.journal.read { db in
            let seen = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM listed WHERE listing = ? AND last_reading = ?",
                arguments: [listing.id, listing.reading]
            )
            return (seen ?? 0) + listing.repeated >= listing.pages * size
        }
    }

    /// The entries of a whole reading that can't be read like the others.
    package func oddEntries(_ listing: ServiceListing) throws(JournalError) -> OddEntries {
        try writer.journal.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS count,
                        count(*) FILTER (WHERE length(digest) = 1) AS any_row,
                        count(*) FILTER (WHERE length(digest) = 0 AND external_id IS NULL)
                            AS without_id,
                        count(*) FILTER (WHERE NOT \(NamelessEntry.isNone())) AS unnamed
                    FROM listed WHERE listing = ? AND last_reading = ?
                        AND (length(digest) < 16 OR NOT \(NamelessEntry.isNone()))
                    """,
                arguments: [listing.id, listing.reading]
            )
            return try OddEntries(
                count: row?["count"] ?? 0,
                couldBeAnyRow: row?["any_row"] ?? 0,
                couldBeRowsWithoutID: row?["without_id"] ?? 0,
                unnamed: row?["unnamed"] ?? 0
            )
        }
    }

    /// The customers that a listing holds.
    package func count(_ listing: ServiceListing) throws(JournalError) -> Int {
        try writer.journal.read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM listed WHERE listing = ?",
                arguments: [listing.id]
            ) ?? 0
        }
    }

    /// Ends a listing; only the snapshot's customers are needed any longer.
    package func finish(_ listing: ServiceListing, at now: Timestamp) throws(JournalError) {
        try writer.transaction { db in
            try db.execute(
                sql: "UPDATE listing SET finished_at = ?, next_page = NULL WHERE id = ?",
                arguments: [now.milliseconds, listing.id]
            )
            if [.reconciliation, .verification, .doubt].contains(listing.purpose) {
                try dropCustomers(db, listing.purpose, listing.business)
            }
        }
    }

    package func totals() throws(JournalError) -> Totals { try writer.journal.totals() }

    /// How many unknown rows of a business were sent by a time.
    package func unknownRows(
        _ business: BusinessKey,
        sentBefore: Timestamp
    ) throws(JournalError) -> Int {
        try writer.journal.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM row
                    WHERE status = 'unknown' AND business = ? AND sent_at <= ?
                    """,
                arguments: [business, sentBefore.milliseconds]
            ) ?? 0
        }
    }

    /// Whether this import has sent anything yet.
    package func hasSent() throws(JournalError) -> Bool {
        try writer.journal.read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM attempt)") ?? false
                || Bool.fetchOne(
                    db,
                    sql: "SELECT EXISTS (SELECT 1 FROM row WHERE status = 'sending')"
                )
                    ?? false
        }
    }

    private func dropCustomers(
        _ db: Database,
        _ purpose: ServiceListing.Purpose,
        _ business: BusinessKey
    ) throws {
        try db.execute(
            sql: """
                DELETE FROM listed WHERE listing IN (
                    SELECT id FROM listing WHERE business = ? AND purpose = ?)
                """,
            arguments: [business, purpose.rawValue]
        )
    }

    private func fetch(_ db: Database, _ id: ListingID) throws -> ServiceListing {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM listing WHERE id = ?", arguments: [id])
        guard let listing = try row.flatMap(ServiceListing.init) else {
            throw JournalError.database(path: writer.path, reason: "listing \(id) is missing")
        }
        return listing
    }
}
