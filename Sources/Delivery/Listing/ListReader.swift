import AssetAPI
import Customers
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
        var size = pool.pageSize
        let rows = pool.snapshot().totals.rowsRead
        var progressOfPages = PageProgress(rows: rows)
        // A page's token may count pages, and then means another place where they are shorter.
        if listing.nextPage != nil, try !ledger.hasFullPages(listing, of: size) {
            listing = try ledger.readAgain(listing, isAnew: true)
        }
        while !listing.isWhole {
            progress(listing)
            guard let permit = pool.waitForListPermit(sleeper, lane: lane) else { return .cutOff }
            guard let token = tokens.token(for: [permit]) else { continue }
            let exchange = service.list(
                business: pool.businesses[lane].id,
                pageToken: listing.nextPage,
                size: size,
                token: token
            )
            let isUnreadable = exchange.isUnreadable
            if !exchange.isUnsent { pool.countPage(isUnreadable: isUnreadable) }
            let events = pool.update { dispatcher, now in
                dispatcher.observe(exchange, permit, at: now)
            }
            events.forEach(report)
            switch exchange.result {
            case .success(let page):
                tokens.proven(token)
                let repeatedBefore = listing.repeated
                listing = try ledger.add(
                    page.customers.map(ListedCustomer.init) + page.odd.map(ListedCustomer.init),
                    nextPage: page.nextPageToken.flatMap { $0.isEmpty ? nil : $0 },
                    to: listing
                )
                let entries = page.customers.count + page.odd.count
                let news = entries - (listing.repeated - repeatedBefore)
                if progressOfPages.isStuck(next: listing.nextPage, news: news, size: size) {
                    return .refused(PageProgress.problem, .business)
                }
            case .failure(.unauthorised): tokens.renew(token)
            case .failure(.tryLater(let problem)):
                if isUnreadable { unreadable += 1 }
                if unreadable >= Self.mostUnreadable, pool.gotNothingReadable {
                    return .refused(problem, .service)
                }
            case .failure(.tooLarge(let problem)):
                guard size > 1 else { return .refused(problem, .business) }
                size /= 2
                pool.limitPages(to: size)
                progressOfPages = PageProgress(rows: rows)
                listing = try ledger.readAgain(listing, isAnew: true)
            case .failure(.stop(let problem, let scope)):
                // A token of a page may be too old: the list itself may still be had.
                guard listing.nextPage != nil, restarts < Self.mostRestarts else {
                    return .refused(problem, scope)
                }
                restarts += 1
                progressOfPages = PageProgress(rows: rows)
                listing = try ledger.readAgain(listing, isAnew: true)
            }
        }
        try tell(listing, lane)
        return .whole(listing)
    }

    /// Tells once a reading of entries that were set aside.
    private func tell(_ listing: ServiceListing, _ lane: Int) throws(JournalError) {
        guard listing.reading == 1 else { return }
        let odd = try ledger.oddEntries(listing)
        guard odd.count > 0 else { return }
        report(.oddEntries(pool.businesses[lane].id, odd.count, unknown: odd.couldBeAnyRow))
    }
}

extension ListExchange {
    /// Whether it was answered as if all were well, but by something that is no page.
    fileprivate var isUnreadable: Bool {
        guard case .failure(.tryLater) = result else { return false }
        return httpStatus == 200
    }
}

extension ListedCustomer {
    fileprivate init(_ odd: OddCustomer) {
        let gap: Gap? =
            switch odd.doubt {
            case .nothing: nil
            case .fields: .fields
            case .everything: .everything
            }
        self.init(id: odd.id, fields: odd.fields, gap: gap)
    }
}
