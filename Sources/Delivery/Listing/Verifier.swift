import AssetAPI
import Customers
import Journal

/// Reads the service's list and holds it against the journal; changes no row.
struct Verifier: ListQuestion {
    let room: ListRoom

    func activity(pages: Int) -> DeliverySnapshot.Activity { .verifying(pages: pages) }

    func open(_ lane: Int) throws(JournalError) -> Case? {
        let start = try room.ledger.begin(
            .verification,
            of: room.business(lane).key,
            keepsCustomers: true,
            at: room.now
        )
        return Case(room: room, start: start)
    }

    struct Case: ListCase {
        let room: ListRoom
        let start: ServiceListing
        /// What was found, as far as the list could be read.
        var result = Verification()

        init(room: ListRoom, start: ServiceListing) {
            self.room = room
            self.start = start
            // Until a whole reading says so.
            result.isCertain = false
        }

        mutating func refused(_ problem: Problem, _ scope: StopScope) {
            room.end(.stopped(problem))
            result.isCertain = false
        }

        mutating func wantsAnother(after reading: WholeReading) throws(JournalError) -> Bool {
            let listing = reading.listing
            result = try room.ledger.verify(listing)
            // What is missing is what is looked for here: it can't speak against the reading.
            let absence = ReadingRule().absence(
                listing,
                vanished: reading.vanished,
                witnesses: Witnesses()
            )
            // An entry without an id could be each customer that is missing.
            let unnamed = try room.ledger.oddEntries(listing).unnamed
            result.isCertain =
                absence == .proven(byExternalID: true, byFields: true) && unnamed == 0
                || result.missing == 0
            if absence == .undecided, result.missing > 0 { return true }
            try room.ledger.finish(listing, at: room.now)
            return false
        }
    }
}
