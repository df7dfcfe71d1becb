import Journal

/// Tells whether a whole reading of a list can be trusted. Pure.
///
/// The order of the list isn't documented, and its pages may be cut by counting. A customer that is
/// added while the pages are read pushes others to later pages, where they turn up again; one that
/// goes away, or moves to the front, pulls others to earlier pages, where nobody sees them. So that
/// something isn't there is believed only where nothing that one reading saw was gone in the next.
package struct ReadingRule: Sendable {
    /// The most whole readings of one list. Default: 5.
    package var maximumReadings: Int

    package init(maximumReadings: Int = 5) {
        self.maximumReadings = maximumReadings
    }

    /// What a whole reading says of what it didn't see.
    ///
    /// - Parameter vanished: customers that the reading before saw, and this one didn't.
    package func absence(_ listing: ServiceListing, vanished: Int) -> ListingLedger.Absence {
        // One page is one answer: nothing can move while it is read.
        if listing.pages == 1, listing.reading == 1 { return .proven }
        if listing.reading > 1, vanished == 0 { return .proven }
        return listing.reading < maximumReadings ? .undecided : .unprovable
    }

    /// Whether the snapshot before the first send wants another reading: its customers moved.
    package func snapshotWantsMore(_ listing: ServiceListing) -> Bool {
        listing.repeated > 0 && listing.reading < 3
    }
}
