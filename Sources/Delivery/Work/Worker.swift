import AssetAPI
import Customers
import Journal

/// One worker of the pool: a loop of permit, claim, POST, settle.
///
/// It claims as many rows at a time as ``StrideLength`` says: one, unless the service answers faster
/// than the journal commits. It runs on one thread, with one service handle of its own.
final class Worker {
    /// Rows that were claimed together.
    private struct Stride {
        var permit: Dispatcher.Permit
        var rows: [ClaimedRow]
        var token: Token
    }

    private let pool: PoolState
    private let places: WirePlaces
    private let ledger: DeliveryLedger
    private let ids: TakenIDs
    private let service: any CustomerService
    private let tokens: TokenKeeper
    private let longestWait: Duration
    private let time: SessionClock
    private let report: @Sendable (DeliveryEvent) -> Void
    private let settled: (@Sendable (Settlement) -> Void)?
    private let sleeper = PoolState.Sleeper()
    private let clock = ContinuousClock()
    private var random: SplitMix64
    private var length = StrideLength()

    init(
        pool: PoolState,
        places: WirePlaces,
        ledger: DeliveryLedger,
        ids: TakenIDs,
        service: any CustomerService,
        tokens: TokenKeeper,
        longestWait: Duration,
        time: SessionClock,
        random: SplitMix64,
        report: @escaping @Sendable (DeliveryEvent) -> Void,
        settled: (@Sendable (Settlement) -> Void)? = nil
    ) {
        self.pool = pool
        self.places = places
        self.ledger = ledger
        self.ids = ids
        self.service = service
        self.tokens = tokens
        self.longestWait = longestWait
        self.time = time
        self.random = random
        self.report = report
        self.settled = settled
    }

    /// Works until there is nothing left to do, or the delivery is to end.
    func run() {
        do throws(JournalError) {
            var next = try firstStride()
            while let stride = next {
                next = try work(stride)
                if next == nil { next = try firstStride() }
            }
        } catch {
            pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
    }

    /// Waits for a permit, and claims rows with it.
    private func firstStride() throws(JournalError) -> Stride? {
        while let permit = pool.waitForPermit(sleeper, upTo: length.rows) {
            guard let token = tokens.token(for: permit) else { continue }
            let claim = try ledger.claim(request(permit), at: time.now())
            if let noted = noted(permit, claim) { pool.claimed(noted) }
            if let stride = try stride(permit, claim, token) { return stride }
        }
        return nil
    }

    /// Sends the rows of a stride, as long as nothing speaks against it, then records what became of
    /// them, and claims the next ones in the same commit if they may go at once.
    private func work(_ stride: Stride) throws(JournalError) -> Stride? {
        let width = places.take(upTo: min(stride.rows.count, StrideLength.width))
        let start = clock.now
        var settlements: [Settlement] = []
        var uncounted: [ClaimedRow] = []
        var next: Dispatcher.Permit?
        var mayGoOn = true
        while mayGoOn, settlements.count + uncounted.count < stride.rows.count {
            let sent = settlements.count + uncounted.count
            let (rows, exchanges, startedAt) = send(
                stride.rows[sent...],
                stride,
                width
            )
            let isEnd =
                sent + rows.count == stride.rows.count
                || length.isOver(after: clock.now - start)
            for (row, exchange) in zip(rows, exchanges) {
                length.observe(exchange.latency)
                let isLast = isEnd && row.row == rows.last?.row
                let finishedAt = time.now()
                let answer = pool.answered(
                    exchange,
                    try circumstances(row, exchange, at: finishedAt),
                    stride.permit,
                    wantsNext: isLast && tokens.isCurrent(stride.token) ? length.rows : 0
                )
                heed(answer.ruling.token, stride.token)
                for event in answer.events { report(event) }
                if let verdict = answer.ruling.row {
                    settlements.append(
                        settlement(
                            row,
                            exchange,
                            startedAt: startedAt,
                            finishedAt: finishedAt,
                            verdict,
                            answer.ruling.problem
                        )
                    )
                } else {
                    uncounted.append(row)
                }
                next = answer.next
                mayGoOn = !isEnd && answer.mayGoOn && tokens.isCurrent(stride.token)
            }
        }
        places.giveBack(width)
        let unsent = stride.rows.dropFirst(settlements.count + uncounted.count)
        return try settle(stride, settlements, releasing: uncounted + unsent, next: next)
    }

    private func circumstances(
        _ row: ClaimedRow,
        _ exchange: Exchange,
        at now: Timestamp
    ) throws(JournalError) -> Ruling.Circumstances {
        var isTaken = false
        // Two rows may update one customer.
        if row.updates == nil, let id = exchange.customer {
            isTaken = try ids.isTaken(id, besides: row.row)
        }
        return Ruling.Circumstances(
            isUpdate: row.updates != nil,
            failures: row.failures,
            isTaken: isTaken,
            now: now,
            jitter: .random(in: 0..<1, using: &random)
        )
    }

    private func heed(_ sign: Ruling.TokenSign, _ token: Token) {
        switch sign {
        case .untold: break
        case .proven: tokens.proven(token)
        case .refused: tokens.renew(token)
        }
    }

    /// Sends the first of some rows, and those after it that may go beside it.
    ///
    /// - Returns: the rows that were sent, and what came of each.
    private func send(
        _ rows: ArraySlice<ClaimedRow>,
        _ stride: Stride,
        _ width: Int
    ) -> (ArraySlice<ClaimedRow>, [Exchange], startedAt: Timestamp) {
        let business = pool.businesses[stride.permit.lane].id
        let startedAt = time.now()
        if let row = rows.first, let customer = row.updates {
            let exchange = service.update(
                customer,
                row.payload,
                business: business,
                token: stride.token
            )
            return (rows.prefix(1), [exchange], startedAt)
        }
        let sent = rows.prefix(width).prefix { $0.updates == nil }
        let exchanges = service.create(
            sent.map(\.payload),
            business: business,
            token: stride.token
        )
        return (sent, exchanges, startedAt)
    }

    private func settle(
        _ stride: Stride,
        _ settlements: [Settlement],
        releasing released: [ClaimedRow],
        next: Dispatcher.Permit?
    ) throws(JournalError) -> Stride? {
        let claim = try ledger.settle(
            settlements,
            releasing: released,
            thenClaim: next.map(request),
            at: time.now()
        )
        if let settled { settlements.forEach(settled) }
        pool.settled(
            stride.permit,
            settlements.map { ($0.verdict.status, due($0.verdict)) },
            released: released.count,
            next: next.flatMap { noted($0, claim) }
        )
        guard let next else { return nil }
        return try self.stride(next, claim, stride.token)
    }

    private func request(_ permit: Dispatcher.Permit) -> ClaimRequest {
        ClaimRequest(business: pool.businesses[permit.lane].key, count: permit.count)
    }

    /// The rows that a claim gave.
    ///
    /// - Throws: why the journal gives no more.
    private func stride(
        _ permit: Dispatcher.Permit,
        _ claim: ClaimResult,
        _ token: Token
    ) throws(JournalError) -> Stride? {
        switch claim {
        case .claimed(let rows): Stride(permit: permit, rows: rows, token: token)
        case .refused(let reason): throw reason
        case .nothingDue, .notAsked: nil
        }
    }

    /// What the pool is to know of a claim; what gave no row goes back.
    private func noted(_ permit: Dispatcher.Permit, _ claim: ClaimResult) -> PoolState.Claim? {
        switch claim {
        case .claimed(let rows): PoolState.Claim(permit: permit, rows: rows.count)
        case .nothingDue(let until):
            PoolState.Claim(permit: permit, rows: 0, dueAt: until.map(instant))
        case .notAsked, .refused: nil
        }
    }

    /// A moment of the session's time on the clock that paces.
    private func instant(_ moment: Timestamp) -> ContinuousClock.Instant {
        let left = WallTime.left(until: moment, at: time.now(), atMost: longestWait)
        return clock.now + left
    }

    private func due(_ verdict: Settlement.Verdict) -> ContinuousClock.Instant? {
        guard case .pending(let dueAt, _) = verdict else { return nil }
        return instant(dueAt)
    }

    private func settlement(
        _ row: ClaimedRow,
        _ exchange: Exchange,
        startedAt: Timestamp,
        finishedAt: Timestamp,
        _ verdict: Settlement.Verdict,
        _ problem: Problem?
    ) -> Settlement {
        Settlement(
            row: row.row,
            attempt: row.attempt,
            startedAt: startedAt,
            finishedAt: finishedAt,
            latency: exchange.latency,
            httpStatus: exchange.httpStatus,
            requestID: exchange.requestID,
            verdict: verdict,
            problem: problem.map(RowProblem.init),
            answer: exchange.answer
        )
    }
}
