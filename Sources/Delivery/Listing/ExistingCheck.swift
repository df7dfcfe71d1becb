import AssetAPI
import Customers
import Journal

/// Takes the snapshot of the service's list before the first send, and settles the rows whose
/// customers are there already; ends the delivery where that is to be.
struct ExistingCheck: ListQuestion {
    let room: ListRoom

    func activity(pages: Int) -> DeliverySnapshot.Activity {
        .snapshot(pages: pages, customers: pages * CustomerPage.mostCustomers)
    }

    func open(_ lane: Int) throws(JournalError) -> Case? {
        let business = room.business(lane).key
        let policy = try policy(for: business)
        guard policy != .ignore, let start = try listing(business, policy) else { return nil }
        return Case(room: room, lane: lane, policy: policy, start: start)
    }

    /// What is asked for; else what suits the rows.
    private func policy(for business: BusinessKey) throws(JournalError) -> ExistingPolicy {
        if let policy = room.options.existing { return policy }
        return try room.ledger.hasExternalIDs(business: business) ? .skip : .ignore
    }

    /// The listing to go on with; nil where the rows were settled by one already.
    private func listing(
        _ business: BusinessKey,
        _ policy: ExistingPolicy
    ) throws(JournalError) -> ServiceListing? {
        let ledger = room.ledger
        // One that was read when the journal was in doubt has settled these rows, too.
        if try ledger.newest(.doubt, of: business)?.policy != nil { return nil }
        let isUpdate = policy == .update
        let purpose: ServiceListing.Purpose = try ledger.hasSent() ? .existing : .snapshot
        for earlier in [ServiceListing.Purpose.snapshot, .existing] {
            guard let found = try ledger.newest(earlier, of: business) else { continue }
            if found.policy != nil { return nil }
            // A snapshot that was cut off is one no more once something was sent.
            let isOfUse = found.finishedAt != nil || found.purpose == purpose
            if isOfUse, found.keepsCustomers || !isUpdate { return found }
        }
        return try ledger.begin(purpose, of: business, keepsCustomers: isUpdate, at: room.now)
    }

    struct Case: ListCase {
        let room: ListRoom
        let lane: Int
        let policy: ExistingPolicy
        let start: ServiceListing
        private var isTold = false

        init(room: ListRoom, lane: Int, policy: ExistingPolicy, start: ServiceListing) {
            self.room = room
            self.lane = lane
            self.policy = policy
            self.start = start
        }

        mutating func turnsPage(_ listing: ServiceListing) {
            guard listing.requests > 0, !isTold else { return }
            isTold = true
            room.report(
                .snapshotGoesOn(
                    room.business(lane).id,
                    customersPerRequest: CustomerPage.mostCustomers,
                    rate: room.pool.snapshot().rate
                )
            )
        }

        mutating func refused(_ problem: Problem, _ scope: StopScope) {
            room.stop(problem, scope, lane)
        }

        mutating func wantsAnother(after reading: WholeReading) throws(JournalError) -> Bool {
            switch ReadingRule().snapshot(
                reading.listing,
                vanished: reading.vanished,
                added: reading.added
            ) {
            case .again: return true
            case .whole: try settle(reading.listing)
            case .unsteady: room.stop(Self.unsteady, .business, lane)
            }
            return false
        }

        /// To go on with such a list would create customers that are there already.
        private static let unsteady = Problem(
            code: .listChanging,
            text: "the service's list of customers kept changing while it was read"
        )

        private func settle(_ listing: ServiceListing) throws(JournalError) {
            let ledger = room.ledger
            let result: ExistingResult
            switch policy {
            case .skip, .ignore: result = .skipped(try ledger.skipHeld(listing, at: room.now))
            case .update: result = .updates(try ledger.planUpdates(listing, at: room.now))
            case .fail:
                let held = try ledger.held(listing)
                if held.rows > 0 {
                    try ledger.finish(listing, at: room.now)
                    room.end(.existing(rows: held.rows, first: held.first))
                } else {
                    _ = try ledger.skipHeld(listing, at: room.now)
                }
                result = .refused(held.rows)
            }
            // Rows were put back and compared with a list that an earlier run has told of.
            if start.finishedAt != nil, result == .skipped(0) { return }
            room.report(
                .snapshotTaken(
                    room.business(lane).id,
                    customers: try ledger.count(listing),
                    requests: listing.requests,
                    existing: result
                )
            )
        }
    }
}
