import AssetAPI
import Customers
import Journal

/// Holds the service's list against the pending rows of a journal that isn't known to be the one that
/// last sent, before anything is sent.
///
/// What the list holds isn't sent. A list that can't tell what it lacks stops the delivery.
struct DoubtCheck: ListQuestion {
    let room: ListRoom
    let identity: JournalIdentity
    /// Whether what others sent last is waited for.
    private let waits: Bool

    /// Nil where the journal isn't in doubt.
    init?(_ room: ListRoom, waits: Bool = true) throws(JournalError) {
        guard let identity = try room.journal.identity(), identity.doubt != nil else { return nil }
        (self.room, self.waits) = (room, waits)
        self.identity = identity
    }

    /// Notes that nothing is in doubt any more, where every list has told.
    func settle(_ cases: [Case]) throws(JournalError) {
        guard cases.allSatisfy(\.isSettled), room.pool.ending == nil else { return }
        try room.ledger.settleDoubt()
    }

    func activity(pages: Int) -> DeliverySnapshot.Activity {
        .snapshot(pages: pages, customers: pages * CustomerPage.mostCustomers)
    }

    func open(_ lane: Int) throws(JournalError) -> Case? {
        let business = room.business(lane).key
        guard try room.ledger.doubtedRows(business: business).count > 0 else { return nil }
        let earlier = try room.ledger.newest(.doubt, of: business)
            .flatMap { $0.id > identity.listedBefore ? $0 : nil }
        if earlier?.finishedAt != nil { return nil }
        // What was sent last by others may be at work still.
        let left = waits ? identity.quietSince.map(room.graceLeft) : nil
        guard room.wait(left ?? .zero, rows: 0) else { return nil }
        // An earlier version kept them for updates only.
        if let earlier, earlier.keepsCustomers {
            return Case(
                room: room,
                lane: lane,
                start: earlier,
                comparesOthers: comparesOthers
            )
        }
        return Case(
            room: room,
            lane: lane,
            start: try room.ledger.begin(
                .doubt,
                of: business,
                keepsCustomers: true,
                at: room.now
            ),
            comparesOthers: comparesOthers
        )
    }

    /// A copy or an older state of a journal has the rows that were sent as they were sent.
    private var comparesOthers: Bool {
        switch identity.doubt {
        case .elsewhere, .older, .noLog, .noRecord, .earlierVersion, .noFolder, nil: false
        case .sentBefore, .sharedRows, .lostJournal, .released: true
        }
    }

    struct Case: ListCase {
        let room: ListRoom
        let lane: Int
        let start: ServiceListing
        /// Whether somebody else's file may have the same customers with other data.
        let comparesOthers: Bool
        /// Whether every pending row of the business was found, or is surely absent.
        private(set) var isSettled = false
        private var held = 0

        init(room: ListRoom, lane: Int, start: ServiceListing, comparesOthers: Bool) {
            self.comparesOthers = comparesOthers
            self.room = room
            self.lane = lane
            self.start = start
        }

        mutating func refused(_ problem: Problem, _ scope: StopScope) {
            room.stop(problem, scope, lane)
        }

        mutating func wantsAnother(after reading: WholeReading) throws(JournalError) -> Bool {
            let listing = reading.listing
            if let refusal = try refusal(listing) {
                room.end(refusal)
                return false
            }
            held += try room.ledger.skipDoubted(
                listing,
                updates: room.options.existing == .update,
                at: room.now
            )
            if comparesOthers { _ = try room.ledger.failLikely(listing, at: room.now) }
            let left = try left(listing)
            if left.count > 0 {
                let absence = try room.absence(reading)
                if absence == .undecided { return true }
                if let problem = absence.doubt(left) {
                    room.stop(problem, .business, lane)
                    return false
                }
            }
            try settle(listing)
            return false
        }

        /// The rows of which the list holds no customer.
        private func left(_ listing: ServiceListing) throws(JournalError) -> DoubtedRows {
            var rows = try room.ledger.doubtedRows(business: listing.business)
            // Those that are to be updated are pending still.
            if room.options.existing == .update {
                rows.withExternalID -= try room.ledger.held(listing).rows
            }
            return rows
        }

        /// The end where `--existing fail` is to speak, which no list has settled before.
        private func refusal(_ listing: ServiceListing) throws(JournalError) -> DeliveryEnd? {
            guard room.options.existing == .fail,
                try !room.ledger.hasSettledExisting(business: listing.business)
            else { return nil }
            let held = try room.ledger.held(listing)
            return held.rows > 0 ? .existing(rows: held.rows, first: held.first) : nil
        }

        private mutating func settle(_ listing: ServiceListing) throws(JournalError) {
            let customers = try room.ledger.count(listing)
            let result: ExistingResult =
                room.options.existing == .update
                ? .updates(try room.ledger.planUpdates(listing, at: room.now)) : .skipped(held)
            try room.ledger.settleDoubt(of: listing, at: room.now)
            isSettled = true
            room.report(
                .doubtSettled(
                    room.business(lane).id,
                    customers: customers,
                    requests: listing.requests,
                    existing: result
                )
            )
        }
    }
}

extension ListingLedger.Absence {
    /// Why the list can't tell that these rows' customers aren't there; nil where it can.
    fileprivate func doubt(_ rows: DoubtedRows) -> Problem? {
        let reasons = [
            rows.withExternalID > 0 ? doubt(hasExternalID: true) : nil,
            rows.withoutExternalID > 0 ? doubt(hasExternalID: false) : nil,
        ]
        guard let reason = reasons.compactMap(\.self).first else { return nil }
        // Whoever deleted customers can say so: that is another way on than for a list that is behind.
        let isIncomplete = reason.code == .listIncomplete
        return Problem(code: isIncomplete ? .doubtMissing : .doubt, text: reason.text)
    }
}
