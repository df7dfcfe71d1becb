import AssetAPI
import Customers
import Journal

/// Finds out what became of unknown rows, from the service's own list.
struct Reconciler {
    let pool: PoolState
    let ledger: ListingLedger
    let journal: Journal
    let reader: ListReader
    let options: DeliveryOptions
    var time: SessionClock { options.time }
    let rule = ReadingRule()
    let report: @Sendable (DeliveryEvent) -> Void

    /// Looks for the unknown rows of all businesses.
    ///
    /// - Parameter waits: whether rows that were sent lately are waited for, until their grace
    ///   period is over.
    /// - Returns: what came of it.
    func run(waits: Bool) throws(JournalError) -> Reconciliation {
        defer { pool.show(.sending) }
        switch options.unknown {
        case .hold: return Reconciliation()
        case .resend:
            let result = try ledger.resendUnknown(
                maximumAttempts: options.retry.maximumAttempts,
                at: time.now()
            )
            pool.reload(try ledger.totals())
            return result
        case .reconcile: break
        }
        var sum = Reconciliation()
        for lane in pool.businesses.indices {
            sum = sum + (try run(lane, waits: waits))
            guard pool.mayGoOn else { break }
        }
        return sum
    }

    private func run(_ lane: Int, waits: Bool) throws(JournalError) -> Reconciliation {
        let business = pool.businesses[lane].key
        let unknown = try journal.unknown(business: business)
        guard unknown.rows > 0, let last = unknown.lastSentAt else { return Reconciliation() }
        if waits {
            let left = WallTime.graceLeft(
                sentAt: last,
                bootedAt: time.booted,
                grace: options.grace,
                at: time.now()
            )
            let until = ContinuousClock.now + left
            let goesOn = reader.pause(until: until) { left in
                pool.show(.grace(rows: unknown.rows, left: left))
            }
            guard goesOn else { return Reconciliation() }
        }
        guard var listing = try listing(business, waits: waits) else { return Reconciliation() }
        let sentBefore = listing.startedAt - options.grace
        var result = Reconciliation()
        while true {
            let end = try reader.read(listing, lane: lane) { listing in
                pool.show(.reconciling(rows: unknown.rows, pages: listing.requests))
            }
            switch end {
            case .cutOff: return result
            case .refused(let problem, _):
                try ledger.note(
                    unknownOf: business,
                    Problem(code: .listRefused, text: problem.text)
                )
                report(.listRefused(pool.businesses[lane].id, problem))
                return result
            case .whole(let whole): listing = whole
            }
            let absence = rule.absence(
                listing,
                vanished: try ledger.vanished(listing),
                witnesses: try ledger.witnesses(listing),
                odd: try ledger.oddEntries(listing)
            )
            let part = try ledger.reconcile(
                listing,
                sentBefore: sentBefore,
                absence: absence,
                maximumAttempts: options.retry.maximumAttempts,
                at: time.now()
            )
            result.found += part.found
            result.absent += part.absent
            result.failed += part.failed
            result.undecided = part.undecided
            if [nil, .skip].contains(options.existing) {
                result.forgotten += try ledger.skipForgotten(listing, at: time.now())
            }
            pool.reload(try ledger.totals())
            if absence != .undecided || part.undecided == 0 { break }
            listing = try ledger.readAgain(listing)
        }
        try ledger.finish(listing, at: time.now())
        report(.reconciled(pool.businesses[lane].id, result, requests: listing.requests))
        return result
    }

    /// The listing to go on with, or a new one; nil where no row is old enough.
    private func listing(
        _ business: Int64,
        waits: Bool
    ) throws(JournalError) -> ServiceListing? {
        let now = time.now()
        if let earlier = try ledger.newest(.reconciliation, of: business),
            earlier.finishedAt == nil,
            try ledger.unknownRows(business, sentBefore: earlier.startedAt - options.grace) > 0
        {
            return earlier
        }
        // How old a row is can't be told by a clock that was off when it was sent.
        guard time.booted + options.grace <= now else { return nil }
        let sentBefore = now - options.grace
        guard try ledger.unknownRows(business, sentBefore: sentBefore) > 0 else { return nil }
        return try ledger.begin(.reconciliation, of: business, at: now)
    }
}
