import AssetAPI
import Customers
import Journal

/// One worker of the pool: a loop of permit, claim, POST, settle.
///
/// It claims as many rows at a time as ``StrideLength`` says: one, unless the service answers faster
/// than the journal commits. It runs on one thread, with one service handle of its own.
final class Worker {
    /// A row that was claimed, and the lane of its business.
    private struct LaneRow {
        var lane: Int
        var row: ClaimedRow
    }

    /// Rows that were claimed together.
    private struct Stride {
        /// Each for another lane.
        var permits: [Dispatcher.Permit]
        /// Those of a permit together, in the order of the permits.
        var rows: [LaneRow]
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

    /// Waits for permits, and claims rows with them.
    private func firstStride() throws(JournalError) -> Stride? {
        while let permits = pool.waitForPermits(sleeper, upTo: length.rows) {
            guard let token = tokens.token(for: permits) else { continue }
            let result = try ledger.claim(permits.map(request), at: time.now())
            pool.claimed(noted(permits, result))
            if let stride = try stride(permits, result, token) { return stride }
        }
        return nil
    }

    /// Sends the rows of a stride, as long as nothing speaks against it, then records what became of
    /// them, and claims the next ones in the same commit if they may go at once.
    private func work(_ stride: Stride) throws(JournalError) -> Stride? {
        let width = places.take(upTo: min(stride.rows.count, StrideLength.width))
        let start = Moment.now
        var rest = stride.rows[...]
        var settled: [(lane: Int, settlement: Settlement)] = []
        var uncounted: [LaneRow] = []
        var next: [Dispatcher.Permit] = []
        var mayGoOn = true
        while mayGoOn, !rest.isEmpty {
            let (rows, exchanges, startedAt) = send(rest, stride.token, width)
            rest = rest.dropFirst(rows.count)
            let finishedAt = time.now()
            for exchange in exchanges { length.observe(exchange.latency) }
            let isEnd = rest.isEmpty || length.isOver(after: Moment.now - start)
            let asked: [PoolState.Question]
            do {
                asked = try questions(rows, exchanges, at: finishedAt)
            } catch {
                // Others wait for the places, and what became of the rows before is known.
                places.giveBack(width)
                _ = try? settle(stride, settled, releasing: uncounted + rest, next: [])
                throw error
            }
            let answer = pool.answered(
                asked,
                then: rest.prefix(width).lazy.map(\.lane),
                wantsNext: isEnd && tokens.isCurrent(stride.token) ? length.rows : 0
            )
            for event in answer.events { report(event) }
            for (row, (exchange, ruling)) in zip(rows, zip(exchanges, answer.rulings)) {
                heed(ruling.token, stride.token)
                guard let verdict = ruling.row else {
                    uncounted.append(row)
                    continue
                }
                settled.append(
                    (
                        row.lane,
                        settlement(
                            row.row,
                            exchange,
                            startedAt: startedAt,
                            finishedAt: finishedAt,
                            verdict,
                            ruling.problem
                        )
                    )
                )
            }
            next = answer.next
            mayGoOn = !isEnd && answer.mayGoOn && tokens.isCurrent(stride.token)
        }
        places.giveBack(width)
        return try settle(stride, settled, releasing: uncounted + rest, next: next)
    }

    private func questions(
        _ rows: ArraySlice<LaneRow>,
        _ exchanges: [Exchange],
        at now: Timestamp
    ) throws(JournalError) -> [PoolState.Question] {
        var questions: [PoolState.Question] = []
        for (row, exchange) in zip(rows, exchanges) {
            questions.append(
                PoolState.Question(
                    exchange: exchange,
                    circumstances: try circumstances(row.row, exchange, at: now),
                    lane: row.lane
                )
            )
        }
        return questions
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
        _ rows: ArraySlice<LaneRow>,
        _ token: Token,
        _ width: Int
    ) -> (ArraySlice<LaneRow>, [Exchange], startedAt: Timestamp) {
        let startedAt = time.now()
        if let first = rows.first, let customer = first.row.updates {
            let exchange = service.update(
                customer,
                first.row.payload,
                business: pool.businesses[first.lane].id,
                token: token
            )
            return (rows.prefix(1), [exchange], startedAt)
        }
        let sent = rows.prefix(width).prefix { $0.row.updates == nil }
        let creations = sent.map {
            Creation(business: pool.businesses[$0.lane].id, payload: $0.row.payload)
        }
        return (sent, service.create(creations, token: token), startedAt)
    }

    private func settle(
        _ stride: Stride,
        _ settled: [(lane: Int, settlement: Settlement)],
        releasing released: [LaneRow],
        next permits: [Dispatcher.Permit]
    ) throws(JournalError) -> Stride? {
        let settlements = settled.map(\.settlement)
        let result = try ledger.settle(
            settlements,
            releasing: released.map(\.row),
            thenClaim: permits.map(request),
            at: time.now()
        )
        if let tell = self.settled { settlements.forEach(tell) }
        pool.settled(
            settlements.map(\.verdict.status),
            settled.map { Dispatcher.SettledRow(lane: $0.lane, dueAt: due($0.settlement.verdict)) },
            released: stride.permits.compactMap { permit in
                let count = released.count { $0.lane == permit.lane }
                return count > 0 ? permit.of(count) : nil
            },
            next: noted(permits, result)
        )
        return try self.stride(permits, result, stride.token)
    }

    private func request(_ permit: Dispatcher.Permit) -> ClaimRequest {
        ClaimRequest(business: pool.businesses[permit.lane].key, count: permit.count)
    }

    /// The rows that claims gave; nil where they gave none.
    ///
    /// - Throws: why the journal gives no more.
    private func stride(
        _ permits: [Dispatcher.Permit],
        _ result: ClaimResult,
        _ token: Token
    ) throws(JournalError) -> Stride? {
        switch result {
        case .claimed(let claims):
            let rows = zip(permits, claims).flatMap { permit, claimed in
                claimed.rows.map { LaneRow(lane: permit.lane, row: $0) }
            }
            return rows.isEmpty ? nil : Stride(permits: permits, rows: rows, token: token)
        case .refused(let reason): throw reason
        }
    }

    /// What the pool is to know of claims.
    private func noted(
        _ permits: [Dispatcher.Permit],
        _ result: ClaimResult
    ) -> [PoolState.Claim] {
        guard case .claimed(let claims) = result else { return [] }
        return zip(permits, claims).map { permit, claimed in
            let left: Lane.Queue =
                switch claimed.left {
                case .due: .mayHaveRows
                case .later(let moment): .dueLater(instant(moment))
                case .nothing: .empty
                }
            return PoolState.Claim(permit: permit, rows: claimed.rows.count, left: left)
        }
    }

    /// A moment of the session's time on the clock that paces.
    private func instant(_ moment: Timestamp) -> Moment {
        let left = WallTime.left(until: moment, at: time.now(), atMost: longestWait)
        return Moment.now + left
    }

    private func due(_ verdict: Settlement.Verdict) -> Moment? {
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
