import AssetAPI
import Customers
import Journal

/// Holds the service's list against the pending rows of a journal that isn't known to be the one that
/// last sent, before anything is sent.
///
/// What the list holds isn't sent. A list that can't tell what it lacks stops the delivery.
struct DoubtCheck {
    let pool: PoolState
    let ledger: ListingLedger
    let journal: Journal
    let reader: ListReader
    let options: DeliveryOptions
    let rule = ReadingRule()
    let report: @Sendable (DeliveryEvent) -> Void

    /// Looks at one business after the other; ends the delivery where nothing may be sent.
    func run() throws(JournalError) {
        guard let identity = try journal.identity(), identity.doubt != nil else { return }
        var isSettled = true
        for lane in pool.businesses.indices where pool.ending == nil {
            if try !run(lane, identity) { isSettled = false }
        }
        guard isSettled, pool.ending == nil else { return }
        try ledger.settleDoubt()
        pool.show(.sending)
    }

    /// - Returns: whether every pending row of the business was found, or is surely absent.
    private func run(_ lane: Int, _ identity: JournalIdentity) throws(JournalError) -> Bool {
        let business = pool.businesses[lane].key
        let rows = try ledger.doubtedRows(business: business)
        guard rows.count > 0 else { return true }
        let updates = options.existing == .update
        let earlier = try ledger.newest(.doubt, of: business)
            .flatMap { $0.id > identity.listedBefore ? $0 : nil }
        if earlier?.finishedAt != nil { return true }
        guard waitUntilQuiet(identity.quietSince) else { return false }
        if let earlier, earlier.keepsCustomers == updates {
            return try check(earlier, lane)
        }
        return try check(
            ledger.begin(.doubt, of: business, keepsCustomers: updates, at: options.time.now()),
            lane
        )
    }

    /// Lets the grace period pass: what was sent last by others may be at work still.
    private func waitUntilQuiet(_ since: Timestamp?) -> Bool {
        let time = options.time
        let left = since.map { since in
            WallTime.graceLeft(
                sentAt: since,
                bootedAt: time.booted,
                grace: options.grace,
                at: time.now()
            )
        }
        let until = ContinuousClock.now + (left ?? .zero)
        return reader.pause(until: until) { left in pool.show(.grace(rows: 0, left: left)) }
    }

    private func check(_ start: ServiceListing, _ lane: Int) throws(JournalError) -> Bool {
        var listing = start
        var held = 0
        while true {
            let end = try reader.read(listing, lane: lane) { listing in
                let most = listing.requests * ListReader.pageSize
                pool.show(.snapshot(pages: listing.requests, customers: most))
            }
            switch end {
            case .cutOff: return false
            case .refused(let problem, let scope):
                stop(problem, scope, lane)
                return false
            case .whole(let whole): listing = whole
            }
            if let refused = try refusal(listing) {
                pool.update { dispatcher, _ in dispatcher.end(refused) }
                return false
            }
            held += try ledger.skipDoubted(
                listing,
                updates: options.existing == .update,
                at: options.time.now()
            )
            pool.reload(try ledger.totals())
            let left = try left(listing, lane)
            let absence = rule.absence(
                listing,
                vanished: try ledger.vanished(listing),
                witnesses: try ledger.witnesses(listing),
                odd: try ledger.oddEntries(listing)
            )
            if left.count > 0 {
                if absence == .undecided {
                    listing = try ledger.readAgain(listing)
                    continue
                }
                if let problem = absence.doubt(left) {
                    stop(problem, .business, lane)
                    return false
                }
            }
            try settle(listing, lane, held)
            return true
        }
    }

    /// The rows of which the list holds no customer.
    private func left(_ listing: ServiceListing, _ lane: Int) throws(JournalError) -> DoubtedRows {
        var rows = try ledger.doubtedRows(business: pool.businesses[lane].key)
        // Those that are to be updated are pending still.
        if options.existing == .update { rows.withExternalID -= try ledger.held(listing).rows }
        return rows
    }

    /// The end where `--existing fail` is to speak, which no list has settled before.
    private func refusal(_ listing: ServiceListing) throws(JournalError) -> DeliveryEnd? {
        guard options.existing == .fail,
            try !ledger.hasSettledExisting(business: listing.business)
        else { return nil }
        let held = try ledger.held(listing)
        return held.rows > 0 ? .existing(rows: held.rows, first: held.first) : nil
    }

    private func settle(
        _ listing: ServiceListing,
        _ lane: Int,
        _ held: Int
    ) throws(JournalError) {
        let customers = try ledger.count(listing)
        let result: ExistingResult =
            options.existing == .update
            ? .updates(try ledger.planUpdates(listing, at: options.time.now())) : .skipped(held)
        try ledger.settleDoubt(of: listing, at: options.time.now())
        pool.reload(try ledger.totals())
        report(
            .doubtSettled(
                pool.businesses[lane].id,
                customers: customers,
                requests: listing.requests,
                existing: result
            )
        )
    }

    private func stop(_ problem: Problem, _ scope: StopScope, _ lane: Int) {
        let events = pool.update { dispatcher, _ in dispatcher.stop(problem, scope, lane: lane) }
        events.forEach(report)
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
