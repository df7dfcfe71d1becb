import Customers
import GRDB
import Hashing

/// How far the reading of one business's list has come. It may take several whole readings, since
/// the list can change while it is read.
package struct ServiceListing: Hashable, Sendable {
    package var id: ListingID
    /// The `business.id`.
    package var business: BusinessKey
    package var purpose: Purpose
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?
    /// Pages read in all readings.
    package var requests: Int
    /// The whole reading that is under way: 1 is the first.
    package var reading: Int
    /// Pages of the present reading so far.
    package var pages: Int
    /// Where the present reading goes on; nil at its start and at its end.
    package var nextPage: String?
    /// Customers that turned up twice in the present reading: the list moved meanwhile.
    package var repeated: Int
    /// Whether the customers' fields are kept, for updating them.
    package var keepsCustomers: Bool
    /// The policy by which the rows were settled; nil before that.
    package var policy: String?

    /// Whether the present reading has come to the list's end.
    package var isWhole: Bool { pages > 0 && nextPage == nil }

    /// What a list is read for. The raw value is the text in `listing.purpose`.
    package enum Purpose: String, Hashable, Sendable {
        /// What the service held before this import sent anything.
        case snapshot
        /// What the service holds, read when rows had been sent already.
        case existing
        /// What became of unknown rows.
        case reconciliation
        /// Whether what the journal says is still so.
        case verification
        /// Which pending rows the service holds, of a journal that isn't known to be the one that last
        /// sent.
        case doubt
    }

    init?(_ row: Row) throws {
        guard let purpose = Purpose(rawValue: try row["purpose"]) else { return nil }
        id = try row["id"]
        business = try row["business"]
        self.purpose = purpose
        startedAt = try row["started_at"]
        finishedAt = try row["finished_at"]
        requests = try row["requests"]
        reading = try row["reading"]
        pages = try row["pages"]
        nextPage = try row["next_page"]
        repeated = try row["repeated"]
        keepsCustomers = try row["keeps_customers"]
        policy = try row["policy"]
    }
}

/// A customer of the service's list, as a journal keeps it.
package struct ListedCustomer: Hashable, Sendable {
    /// Nil where the list gives none.
    package var id: CustomerID?
    /// Trimmed; nil where it is blank.
    package var externalID: String?
    /// Of all fields, as the service normalises them.
    package var digest: FieldsDigest
    /// The fields themselves.
    package var fields: NewCustomer

    package init(_ customer: Customer) {
        self.init(id: customer.id, fields: customer.fields)
    }

    /// - Parameter gap: what isn't known of an entry that can't be read like the others.
    package init(id: CustomerID?, fields: NewCustomer, gap: Gap? = nil) {
        self.id = id
        self.fields = fields.normalised
        externalID = self.fields.externalID
        digest = gap.map(FieldsDigest.init) ?? FieldsDigest(normalised: self.fields)
    }

    /// What isn't known of an entry of the list, so that it could be a row that isn't found.
    package enum Gap: Hashable, Sendable {
        /// It could be any row without an `external_id`, unless it has one.
        case fields
        /// It could be any row.
        case everything
    }
}

/// What tells whether two customers are equal in every field: 16 bytes of SHA-256 of their
/// payload, after the service's own normalisation.
package struct FieldsDigest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of customer: NewCustomer) {
        self.init(normalised: customer.normalised)
    }

    /// No digest at all: nothing for fields that can't be read, one byte where nothing can.
    fileprivate init(_ gap: ListedCustomer.Gap) {
        bytes = gap == .fields ? [] : [0]
    }

    fileprivate init(normalised customer: NewCustomer) {
        bytes = Array(SHA256.digest(of: customer.payload()).prefix(16))
    }
}

/// The entries of a reading of the service's list that can't be read like the others, and what they
/// mean for rows that aren't found in it.
package struct OddEntries: Hashable, Sendable {
    package var count: Int
    /// Those of which so little is known that each could be any row.
    package var couldBeAnyRow: Int
    /// Those that could be any row without an `external_id`.
    package var couldBeRowsWithoutID: Int
    /// Those that have no customer id.
    package var unnamed: Int

    package init(
        count: Int = 0,
        couldBeAnyRow: Int = 0,
        couldBeRowsWithoutID: Int = 0,
        unnamed: Int = 0
    ) {
        self.count = count
        self.couldBeAnyRow = couldBeAnyRow
        self.couldBeRowsWithoutID = couldBeRowsWithoutID
        self.unnamed = unnamed
    }

    /// How many of them could be a row that wasn't found.
    package func doubt(hasExternalID: Bool) -> Int {
        couldBeAnyRow + (hasExternalID ? 0 : couldBeRowsWithoutID)
    }
}
