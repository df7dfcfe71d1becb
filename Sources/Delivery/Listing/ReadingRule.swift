import AssetAPI
import Customers
import Journal

/// Tells whether a whole reading of a list can be trusted. Pure.
///
/// The order of the list isn't documented, and its pages may be cut by counting. A customer that is
/// added while the pages are read pushes others to later pages, where they turn up again; one that
/// goes away, or moves to the front, pulls others to earlier pages, where nobody sees them. So that
/// something isn't there is believed only where nothing moved during a reading, nothing that the one
/// before saw was gone, and everything was there that this import is known to have made.
package struct ReadingRule: Sendable {
    /// The most whole readings of one list. Default: 5.
    package var maximumReadings: Int

    package init(maximumReadings: Int = 5) {
        self.maximumReadings = maximumReadings
    }

    /// What a whole reading says of what it didn't see.
    ///
    /// - Parameters:
    ///   - vanished: customers that the reading before saw, and this one didn't.
    ///   - witnesses: what the reading makes of the customers that this import is known to have made.
    ///   - odd: its entries that can't be read: each could be a row that isn't found.
    package func absence(
        _ listing: ServiceListing,
        vanished: Int,
        witnesses: Witnesses,
        odd: OddEntries = OddEntries()
    ) -> ListingLedger.Absence {
        if witnesses.missing == 0, isSteady(listing, vanished: vanished) {
            return .proven(
                byExternalID: witnesses.otherIDs == 0,
                byFields: witnesses.otherFields == 0,
                odd: odd
            )
        }
        if listing.reading < maximumReadings { return .undecided }
        return .unprovable(missing: witnesses.missing, first: witnesses.firstMissing)
    }

    private func isSteady(_ listing: ServiceListing, vanished: Int) -> Bool {
        // One page is one answer: nothing can move while it is read.
        if listing.pages == 1, listing.reading == 1 { return true }
        return listing.reading > 1 && vanished == 0 && listing.repeated == 0
    }

    /// What the snapshot before the first send comes to.
    package enum Snapshot: Hashable, Sendable {
        case whole
        /// Its customers moved: it wants another reading.
        case again
        /// It never held still.
        case unsteady
    }

    /// - Parameter added: customers that the present reading saw and no earlier one did: each may
    ///   have pushed another to a later page, which does no harm. 0 for the first reading.
    package func snapshot(_ listing: ServiceListing, vanished: Int, added: Int) -> Snapshot {
        if listing.repeated == 0 { return .whole }
        if listing.reading > 1, vanished == 0, listing.repeated <= added { return .whole }
        return listing.reading < maximumReadings ? .again : .unsteady
    }
}

/// Tells a list that ends from one that doesn't. A pure value, for one whole reading.
struct PageProgress {
    /// Pages in a row without a customer that the reading hadn't seen. A page or two may be empty
    /// where customers were filtered out.
    static let mostPagesWithoutNews = 10
    /// From so many pages on, they have to be a tenth full on the average.
    static let mostThinPages = 250
    /// The customers that any business may have, whatever the import's size.
    static let mostCustomers = 2_000_000
    /// So many customers a row of the import are taken besides.
    static let mostCustomersPerRow = 10

    /// What to say of a list that doesn't end.
    static let problem = Problem(
        code: .listEndless,
        text:
            "the service's list of customers doesn't come to an end: its pages go round in circles,"
            + " or there are more of them than it can have"
    )

    /// The rows of the import.
    private let rows: Int
    /// The hashes of the page tokens that were named so far.
    private var seen: Set<Int> = []
    private var pagesWithoutNews = 0
    private var pages = 0
    private var customers = 0

    init(rows: Int) {
        self.rows = rows
    }

    /// Whether the list leads nowhere.
    ///
    /// - Parameters:
    ///   - next: the token of the next page; nil on the last.
    ///   - news: the page's customers that no earlier page had.
    ///   - size: the customers that were asked for.
    mutating func isStuck(next: String?, news: Int, size: Int) -> Bool {
        guard let next else { return false }
        pages += 1
        customers += news
        pagesWithoutNews = news > 0 ? 0 : pagesWithoutNews + 1
        if pagesWithoutNews >= Self.mostPagesWithoutNews { return true }
        if pages > Self.mostThinPages, customers < pages * size / 10 { return true }
        // As many pages as full ones would be, so that the tokens that are kept have a bound, too.
        let most = Self.mostCustomers + rows * Self.mostCustomersPerRow
        if customers > most { return true }
        return !seen.insert(next.hashValue).inserted
    }
}
