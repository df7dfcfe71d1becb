import AssetAPI
import Customers
import Journal

/// What every question to the service's lists works with.
struct ListRoom: Sendable {
    /// The most lists that are read at a time: each thread may hold a page of a megabyte.
    private static let mostReaders = 16

    let pool: PoolState
    let ledger: ListingLedger
    let journal: Journal
    let options: DeliveryOptions
    let report: @Sendable (DeliveryEvent) -> Void

    /// How many lists are read at a time: no more requests are under way than there are workers.
    var readers: Int {
        max(1, min(Self.mostReaders, options.workers, pool.businesses.count))
    }

    func business(_ lane: Int) -> Business { pool.businesses[lane] }

    /// Now, as the session's clock goes.
    var now: Timestamp { options.time.now() }

    /// How long it takes until what was sent at a time is surely at work no more.
    func graceLeft(sentAt: Timestamp) -> Duration {
        WallTime.graceLeft(
            sentAt: sentAt,
            bootedAt: options.time.booted,
            grace: options.grace,
            at: now
        )
    }

    /// Lets the grace period pass.
    ///
    /// - Parameters:
    ///   - rows: the unknown rows that wait for it; 0 where it is the journal's that is in doubt.
    /// - Returns: whether to go on.
    func wait(_ left: Duration, rows: Int) -> Bool {
        pool.pause(PoolState.Sleeper(), until: Moment.now + left) { left in
            pool.show(.grace(rows: rows, left: left))
        }
    }

    /// Stops what the service refuses, and tells of it.
    func stop(_ problem: Problem, _ scope: StopScope, _ lane: Int) {
        let events = pool.update { dispatcher, _ in dispatcher.stop(problem, scope, lane: lane) }
        events.forEach(report)
    }

    /// Ends the delivery.
    func end(_ reason: DeliveryEnd) {
        pool.update { dispatcher, _ in dispatcher.end(reason) }
    }

    /// What a whole reading says of what it didn't see, held against what this import knows.
    func absence(_ reading: WholeReading) throws(JournalError) -> ListingLedger.Absence {
        ReadingRule().absence(
            reading.listing,
            vanished: reading.vanished,
            witnesses: try ledger.witnesses(reading.listing),
            odd: try ledger.oddEntries(reading.listing)
        )
    }
}
