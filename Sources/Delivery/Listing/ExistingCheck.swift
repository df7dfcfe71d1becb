import AssetAPI
import Customers
import Journal

/// Takes the snapshot of the service's list before the first send, and settles the rows whose
/// customers are there already.
struct ExistingCheck {
    let pool: PoolState
    let ledger: ListingLedger
    let reader: ListReader
    /// Nil: what suits the rows.
    let policy: ExistingPolicy?
    let time: SessionClock
    let rule = ReadingRule()
    let report: @Sendable (DeliveryEvent) -> Void

    /// Looks at one business after the other; ends the delivery where that is to be.
    func run() throws(JournalError) {
        for lane in pool.businesses.indices where pool.ending == nil {
            let business = pool.businesses[lane].key
            let policy = try policy(for: business)
            guard policy != .ignore, let listing = try listing(business, policy) else { continue }
            try check(listing, lane, policy)
        }
        pool.show(.sending)
    }

    private func policy(for business: Int64) throws(JournalError) -> ExistingPolicy {
        if let policy { return policy }
        return try ledger.hasExternalIDs(business: business) ? .skip : .ignore
    }

    /// The listing to go on with; nil where the rows were settled by one already.
    private func listing(
        _ business: Int64,
        _ policy: ExistingPolicy
    ) throws(JournalError) -> ServiceListing? {
        // One that was read when the journal was in doubt has settled these rows, too.
        if try ledger.newest(.doubt, of: business)?.policy != nil { return nil }
        let isUpdate = policy == .update
        let hasSent = try ledger.hasSent()
        let purpose: ServiceListing.Purpose = hasSent ? .existing : .snapshot
        for earlier in [ServiceListing.Purpose.snapshot, .existing] {
            guard let found = try ledger.newest(earlier, of: business) else { continue }
            if found.policy != nil { return nil }
            // A snapshot that was cut off is one no more once something was sent.
            let isOfUse = found.finishedAt != nil || found.purpose == purpose
            if isOfUse, found.keepsCustomers || !isUpdate { return found }
        }
        return try ledger.begin(purpose, of: business, keepsCustomers: isUpdate, at: time.now())
    }

    private func check(
        _ start: ServiceListing,
        _ lane: Int,
        _ policy: ExistingPolicy
    ) throws(JournalError) {
        var listing = start
        var seenBefore: Int?
        var isTold = false
        while true {
            let end = try reader.read(listing, lane: lane) { listing in
                let most = listing.requests * ListReader.pageSize
                pool.show(.snapshot(pages: listing.requests, customers: most))
                if listing.requests > 0, !isTold {
                    isTold = true
                    report(
                        .snapshotGoesOn(
                            pool.businesses[lane].id,
                            customersPerRequest: ListReader.pageSize,
                            rate: pool.snapshot().rate
                        )
                    )
                }
            }
            switch end {
            case .cutOff: return
            case .refused(let problem, let scope): return stop(problem, scope, lane)
            case .whole(let whole):
                let seen = try ledger.count(whole)
                switch rule.snapshot(
                    whole,
                    vanished: try ledger.vanished(whole),
                    added: seenBefore.map { seen - $0 } ?? 0
                ) {
                case .whole: return try settle(whole, lane, policy)
                case .again:
                    seenBefore = seen
                    listing = try ledger.readAgain(whole)
                case .unsteady: return stop(Self.unsteady, .business, lane)
                }
            }
        }
    }

    /// To go on with such a list would create customers that are there already.
    private static let unsteady = Problem(
        code: .listChanging,
        text: "the service's list of customers kept changing while it was read"
    )

    private func stop(_ problem: Problem, _ scope: StopScope, _ lane: Int) {
        let events = pool.update { dispatcher, _ in dispatcher.stop(problem, scope, lane: lane) }
        events.forEach(report)
    }

    private func settle(
        _ listing: ServiceListing,
        _ lane: Int,
        _ policy: ExistingPolicy
    ) throws(JournalError) {
        let result: ExistingResult
        switch policy {
        case .skip, .ignore: result = .skipped(try ledger.skipHeld(listing, at: time.now()))
        case .update: result = .updates(try ledger.planUpdates(listing, at: time.now()))
        case .fail:
            let held = try ledger.held(listing)
            if held.rows > 0 {
                try ledger.finish(listing, at: time.now())
                pool.update { dispatcher, _ in
                    dispatcher.end(.existing(rows: held.rows, first: held.first))
                }
            } else {
                _ = try ledger.skipHeld(listing, at: time.now())
            }
            result = .refused(held.rows)
        }
        pool.reload(try ledger.totals())
        report(
            .snapshotTaken(
                pool.businesses[lane].id,
                customers: try ledger.count(listing),
                requests: listing.requests,
                existing: result
            )
        )
    }
}
