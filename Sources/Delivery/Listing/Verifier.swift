import AssetAPI
import Journal

/// Reads the service's list and holds it against the journal; changes no row.
struct Verifier {
    let pool: PoolState
    let ledger: ListingLedger
    let reader: ListReader
    let time: SessionClock
    let rule = ReadingRule()
    let report: @Sendable (DeliveryEvent) -> Void

    /// - Returns: what was found, as far as the lists could be read.
    func run() throws(JournalError) -> Verification {
        var sum = Verification()
        pool.show(.verifying(pages: 0))
        for lane in pool.businesses.indices where pool.ending == nil {
            sum = sum + (try run(lane))
        }
        return sum
    }

    private func run(_ lane: Int) throws(JournalError) -> Verification {
        let business = pool.businesses[lane].key
        var listing = try ledger.begin(
            .verification,
            of: business,
            keepsCustomers: true,
            at: time.now()
        )
        var result = Verification()
        while true {
            let end = try reader.read(listing, lane: lane) { listing in
                pool.show(.verifying(pages: listing.requests))
            }
            switch end {
            case .cutOff:
                result.isCertain = false
                return result
            case .refused(let problem, _):
                pool.update { dispatcher, _ in dispatcher.end(.stopped(problem)) }
                result.isCertain = false
                return result
            case .whole(let whole): listing = whole
            }
            result = try ledger.verify(listing)
            // What is missing is what is looked for here: it can't speak against the reading.
            let absence = rule.absence(
                listing,
                vanished: try ledger.vanished(listing),
                witnesses: Witnesses()
            )
            // An entry without an id could be each customer that is missing.
            let unnamed = try ledger.oddEntries(listing).unnamed
            result.isCertain =
                absence == .proven(byExternalID: true, byFields: true) && unnamed == 0
                || result.missing == 0
            guard absence == .undecided, result.missing > 0 else { break }
            listing = try ledger.readAgain(listing)
        }
        try ledger.finish(listing, at: time.now())
        return result
    }
}
