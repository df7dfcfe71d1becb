import AssetAPI
import Journal

/// Reads the list of a business into the journal, page by page, at the pool's pace.
final class ListReader {
    /// How a reading ended.
    enum End {
        case whole(ServiceListing)
        /// The delivery is to end; the reading goes on with the next session.
        case cutOff
        /// The service doesn't give the list.
        case refused(Problem, StopScope)
    }

    /// The most that the service gives (API facts, "Other endpoints").
    static let pageSize = 100
    /// Pages whose token the service doesn't know any more are read from the start this often.
    private static let mostRestarts = 3
    /// Where a run gets no other answers than so many that are no pages, it isn't the service that
    /// answers. Later it may be the notice of some work on it, and is waited for.
    private static let mostUnreadable = 3

    private let pool: PoolState
    private let ledger: ListingLedger
    private let service: any CustomerService
    private let tokens: TokenKeeper
    private let report: @Sendable (DeliveryEvent) -> Void
    private let sleeper = PoolState.Sleeper()

    init(
        pool: PoolState,
        ledger: ListingLedger,
        service: any CustomerService,
        tokens: TokenKeeper,
        report: @escaping @Sendable (DeliveryEvent) -> Void
    ) {
        self.pool = pool
        self.ledger = ledger
        self.service = service
        self.tokens = tokens
        self.report = report
    }

    /// Reads on until the reading is whole.
    ///
    /// - Parameter progress: told of each page.
    func read(
        _ start: ServiceListing,
        lane: Int,
        progress: (ServiceListing) -> Void
    ) throws(JournalError) -> End {
        var listing = start
        var restarts = 0
        var unreadable = 0
        var progressOfPages = PageProgress()
        while !listing.isWhole {
            progress(listing)
            guard let permit = pool.waitForListPermit(sleeper, lane: lane) else { return .cutOff }
            guard let token = tokens.token(for: permit) else { continue }
            let exchange = service.list(
                business: pool.businesses[lane].id,
                pageToken: listing.nextPage,
                size: Self.pageSize,
                token: token
            )
            if !exchange.isUnsent { pool.countRequest() }
            let events = pool.update { dispatcher, now in
                dispatcher.observe(exchange, permit, at: now)
            }
            events.forEach(report)
            switch exchange.result {
            case .success(let page):
                tokens.proven(token)
                let repeatedBefore = listing.repeated
                listing = try ledger.add(
                    page.customers.map(ListedCustomer.init),
                    nextPage: page.nextPageToken.flatMap { $0.isEmpty ? nil : $0 },
                    to: listing
                )
                let news = page.customers.count - (listing.repeated - repeatedBefore)
                if progressOfPages.isStuck(next: listing.nextPage, news: news) {
                    return .refused(PageProgress.problem, .business)
                }
            case .failure(.unauthorised): tokens.renew(token)
            case .failure(.tryLater(let problem)):
                if exchange.httpStatus == 200 { unreadable += 1 }
                if unreadable >= Self.mostUnreadable, pool.snapshot().requests == unreadable {
                    return .refused(problem, .service)
                }
            case .failure(.stop(let problem, let scope)):
                // A token of a page may be too old: the list itself may still be had.
                guard listing.nextPage != nil, restarts < Self.mostRestarts else {
                    return .refused(problem, scope)
                }
                restarts += 1
                progressOfPages = PageProgress()
                listing = try ledger.readAgain(listing, isAnew: true)
            }
        }
        return .whole(listing)
    }

    /// Waits on the pool's clock; false where the delivery is to end.
    func pause(until moment: ContinuousClock.Instant, tick: (Duration) -> Void) -> Bool {
        pool.pause(sleeper, until: moment, tick: tick)
    }
}
