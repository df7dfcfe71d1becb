import AssetAPI
import Customers
import Journal

/// Finds out what became of unknown rows, from the service's own list.
struct Reconciler: ListQuestion {
    let room: ListRoom
    /// Whether rows that were sent lately are waited for, until their grace period is over.
    let waits: Bool
    /// The unknown rows of all businesses, for a display.
    let rows: Int

    func activity(pages: Int) -> DeliverySnapshot.Activity {
        .reconciling(rows: rows, pages: pages)
    }

    func open(_ lane: Int) throws(JournalError) -> Case? {
        let business = room.business(lane).key
        let unknown = try room.journal.unknown(business: business)
        guard unknown.rows > 0, let last = unknown.lastSentAt else { return nil }
        if waits {
            guard room.wait(room.graceLeft(sentAt: last), rows: unknown.rows) else { return nil }
        }
        return try listing(business).map { Case(room: room, lane: lane, start: $0) }
    }

    /// The listing to go on with, or a new one; nil where no row is old enough.
    private func listing(_ business: BusinessKey) throws(JournalError) -> ServiceListing? {
        let (ledger, grace, now) = (room.ledger, room.options.grace, room.now)
        if let earlier = try ledger.newest(.reconciliation, of: business),
            earlier.finishedAt == nil,
            try ledger.unknownRows(business, sentBefore: earlier.startedAt - grace) > 0
        {
            return earlier
        }
        // How old a row is can't be told by a clock that was off when it was sent.
        guard room.options.time.booted + grace <= now,
            try ledger.unknownRows(business, sentBefore: now - grace) > 0
        else { return nil }
        return try ledger.begin(.reconciliation, of: business, at: now)
    }

    struct Case: ListCase {
        let room: ListRoom
        let lane: Int
        let start: ServiceListing
        /// What came of it so far.
        private(set) var result = Reconciliation()

        init(room: ListRoom, lane: Int, start: ServiceListing) {
            self.room = room
            self.lane = lane
            self.start = start
        }

        mutating func refused(_ problem: Problem, _ scope: StopScope) throws(JournalError) {
            try room.ledger.note(
                unknownOf: start.business,
                Problem(code: .listRefused, text: problem.text)
            )
            room.report(.listRefused(room.business(lane).id, problem))
        }

        mutating func wantsAnother(after reading: WholeReading) throws(JournalError) -> Bool {
            let listing = reading.listing
            let absence = try room.absence(reading)
            let part = try room.ledger.reconcile(
                listing,
                sentBefore: start.startedAt - room.options.grace,
                absence: absence,
                maximumAttempts: room.options.retry.maximumAttempts,
                at: room.now
            )
            result.found += part.found
            result.absent += part.absent
            result.failed += part.failed
            result.undecided = part.undecided
            if [nil, .skip].contains(room.options.existing) {
                result.forgotten += try room.ledger.skipForgotten(listing, at: room.now)
            }
            if absence == .undecided, part.undecided > 0 { return true }
            try room.ledger.finish(listing, at: room.now)
            room.report(.reconciled(room.business(lane).id, result, requests: listing.requests))
            return false
        }
    }
}
