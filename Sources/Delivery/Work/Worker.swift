import AssetAPI
import Journal

/// One worker of the pool: a loop of permit, claim, POST, settle.
///
/// It runs on one thread, with one service handle of its own.
final class Worker {
    private struct Job {
        var permit: Dispatcher.Permit
        var row: ClaimedRow
        var token: Token
    }

    private let pool: PoolState
    private let ledger: DeliveryLedger
    private let service: any CustomerService
    private let tokens: TokenKeeper
    private let judge: Judge
    private let report: @Sendable (DeliveryEvent) -> Void
    private let settled: (@Sendable (Settlement) -> Void)?
    private let sleeper = PoolState.Sleeper()
    private let clock = ContinuousClock()
    private var random: SplitMix64

    init(
        pool: PoolState,
        ledger: DeliveryLedger,
        service: any CustomerService,
        tokens: TokenKeeper,
        judge: Judge,
        random: SplitMix64,
        report: @escaping @Sendable (DeliveryEvent) -> Void,
        settled: (@Sendable (Settlement) -> Void)? = nil
    ) {
        self.pool = pool
        self.ledger = ledger
        self.service = service
        self.tokens = tokens
        self.judge = judge
        self.random = random
        self.report = report
        self.settled = settled
    }

    /// Works until there is nothing left to do, or the delivery is to end.
    func run() {
        do throws(JournalError) {
            var next = try firstJob()
            while let job = next {
                next = try finish(job, exchange: send(job))
                if next == nil { next = try firstJob() }
            }
        } catch {
            pool.update { dispatcher, _ in dispatcher.end(.journalFailed(error)) }
        }
    }

    /// Waits for a permit, and claims a row with it.
    private func firstJob() throws(JournalError) -> Job? {
        while let permit = pool.waitForPermit(sleeper) {
            guard let token = tokens.token(for: permit) else { continue }
            let business = pool.businesses[permit.lane]
            let claim = try ledger.claim(business: business.key, at: .now())
            if let noted = noted(permit, claim) { pool.claimed(noted) }
            if let job = job(permit, claim, token) { return job }
        }
        return nil
    }

    private func send(_ job: Job) -> (Exchange, startedAt: Timestamp) {
        let startedAt = Timestamp.now()
        let business = pool.businesses[job.permit.lane]
        let exchange =
            if let customer = job.row.updates {
                service.update(customer, job.row.payload, business: business.id, token: job.token)
            } else {
                service.create(job.row.payload, business: business.id, token: job.token)
            }
        return (exchange, startedAt)
    }

    /// Records what became of a request, and claims the next row in the same commit if it may go
    /// at once.
    private func finish(
        _ job: Job,
        exchange: (Exchange, startedAt: Timestamp)
    ) throws(JournalError) -> Job? {
        let (exchange, startedAt) = exchange
        if exchange.provesToken { tokens.proven(job.token) }
        if case .unauthorised = exchange.outcome { tokens.renew(job.token) }
        let reaction = pool.answered(
            exchange,
            job.permit,
            wantsNext: tokens.isCurrent(job.token)
        )
        for event in reaction.events { report(event) }
        let settlement = settlement(
            job,
            exchange,
            startedAt: startedAt,
            isServiceDown: reaction.wasServiceDown
        )
        let business = reaction.next.map { pool.businesses[$0.lane].key }
        let claim = try ledger.settle(settlement, thenClaim: business, at: .now())
        settled?(settlement)
        pool.settled(
            job.permit,
            as: settlement.verdict.status,
            dueAt: due(settlement.verdict),
            next: reaction.next.flatMap { noted($0, claim) }
        )
        return reaction.next.flatMap { self.job($0, claim, job.token) }
    }

    /// The job that a claim gave.
    private func job(
        _ permit: Dispatcher.Permit,
        _ claim: ClaimResult,
        _ token: Token
    ) -> Job? {
        guard case .claimed(let row) = claim else { return nil }
        return Job(permit: permit, row: row, token: token)
    }

    /// What the pool is to know of a claim; without a row the permit goes back.
    private func noted(_ permit: Dispatcher.Permit, _ claim: ClaimResult) -> PoolState.Claim? {
        switch claim {
        case .claimed: PoolState.Claim(permit: permit, hasRow: true)
        case .nothingDue(let until):
            PoolState.Claim(permit: permit, hasRow: false, dueAt: until.map(instant))
        case .notAsked: nil
        }
    }

    /// A wall-clock time on the clock that paces.
    private func instant(_ moment: Timestamp) -> ContinuousClock.Instant {
        clock.now + Timestamp.now().duration(to: moment)
    }

    private func due(_ verdict: Settlement.Verdict) -> ContinuousClock.Instant? {
        guard case .pending(let dueAt, _) = verdict else { return nil }
        return instant(dueAt)
    }

    private func settlement(
        _ job: Job,
        _ exchange: Exchange,
        startedAt: Timestamp,
        isServiceDown: Bool
    ) -> Settlement {
        let finishedAt = Timestamp.now()
        let verdict = judge.verdict(
            on: exchange,
            Judge.Circumstances(
                failures: job.row.failures,
                isServiceDown: isServiceDown,
                now: finishedAt,
                jitter: Double.random(in: 0..<1, using: &random),
                isUpdate: job.row.updates != nil
            )
        )
        return Settlement(
            row: job.row.row,
            attempt: job.row.attempt,
            startedAt: startedAt,
            finishedAt: finishedAt,
            latency: exchange.latency,
            httpStatus: exchange.httpStatus,
            requestID: exchange.requestID,
            verdict: verdict,
            problem: exchange.outcome.problem.map {
                RowProblem(code: $0.code, field: $0.field, text: $0.text)
            },
            answer: exchange.answer
        )
    }
}
