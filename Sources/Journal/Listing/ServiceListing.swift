import Customers
import GRDB

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
