import AssetAPI
import Foundation
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
    private let tokens: TokenStore
    private let judge: Judge
    private let report: @Sendable (DeliveryEvent) -> Void
    private let sleeper = PoolState.Sleeper()
    private let clock = ContinuousClock()
    private var random: SplitMix64

    init(
        pool: PoolState,
        ledger: DeliveryLedger,
        service: any CustomerService,
        tokens: TokenStore,
        judge: Judge,
        random: SplitMix64,
        report: @escaping @Sendable (DeliveryEvent) -> Void
    ) {
        self.pool = pool
        self.ledger = ledger
        self.service = service
        self.tokens = tokens
        self.judge = judge
        self.random = random
        self.report = report
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
            guard let token = token(for: permit) else { continue }
            let business = pool.businesses[permit.lane]
            let claim = try ledger.claim(business: business.key, at: .now())
            if let job = job(permit, claim, token) { return job }
        }
        return nil
    }

    private func send(_ job: Job) -> (Exchange, startedAt: Timestamp) {
        let startedAt = Timestamp.now()
        let business = pool.businesses[job.permit.lane]
        let exchange = service.create(job.row.payload, business: business.id, token: job.token)
        return (exchange, startedAt)
    }

    /// Records what became of a request, and claims the next row in the same commit if it may go
    /// at once.
    private func finish(
        _ job: Job,
        exchange: (Exchange, startedAt: Timestamp)
    ) throws(JournalError) -> Job? {
        let (exchange, startedAt) = exchange
        let settlement = settlement(job, exchange, startedAt: startedAt)
        observe(exchange, job)
        let token = tokens.freshToken(at: Date())
        let permit = token == nil ? nil : pool.permitNow()
        let claim: ClaimResult
        do {
            claim = try ledger.settle(
                settlement,
                thenClaim: permit.map { pool.businesses[$0.lane].key },
                at: .now()
            )
        } catch {
            settled(job, settlement)
            throw error
        }
        pool.moved(from: .sending, to: settlement.verdict.status)
        settled(job, settlement)
        guard let permit, let token else { return nil }
        return self.job(permit, claim, token)
    }

    /// The job that a claim gave; without one, the permit goes back.
    private func job(
        _ permit: Dispatcher.Permit,
        _ claim: ClaimResult,
        _ token: Token
    ) -> Job? {
        switch claim {
        case .claimed(let row):
            pool.moved(from: .pending, to: .sending)
            return Job(permit: permit, row: row, token: token)
        case .nothingDue(let until):
            let wait = until.map { Timestamp.now().duration(to: $0) }
            pool.update { dispatcher, now in
                dispatcher.foundNothing(permit, dueAt: wait.map { now + $0 }, at: now)
            }
            return nil
        case .notAsked:
            return nil
        }
    }

    /// A token to send; without one, the permit goes back and the trouble is made known.
    private func token(for permit: Dispatcher.Permit) -> Token? {
        do {
            return try tokens.token(at: Date())
        } catch {
            let events = pool.update { dispatcher, now in
                dispatcher.returnPermit(permit, at: now)
                if error.isPassing { return dispatcher.tokenDelayed(error.problem, at: now) }
                dispatcher.end(.noToken(error))
                return []
            }
            events.forEach(report)
            return nil
        }
    }

    /// The service refused the token: another is had, or the delivery ends with its rows pending.
    private func renew(_ token: Token) {
        do {
            try tokens.renew(rejected: token, at: Date())
            report(.tokenRenewed)
        } catch {
            let events = pool.update { dispatcher, now in
                if error.isPassing { return dispatcher.tokenDelayed(error.problem, at: now) }
                dispatcher.end(.noToken(error))
                return []
            }
            events.forEach(report)
        }
    }

    private func settlement(
        _ job: Job,
        _ exchange: Exchange,
        startedAt: Timestamp
    ) -> Settlement {
        let finishedAt = Timestamp.now()
        let verdict = judge.verdict(
            on: exchange,
            Judge.Circumstances(
                failures: job.row.failures,
                isServiceDown: pool.isServiceDown,
                now: finishedAt,
                jitter: Double.random(in: 0..<1, using: &random)
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

    private func observe(_ exchange: Exchange, _ job: Job) {
        if exchange.provesToken { tokens.accepted(job.token) }
        let events = pool.update { dispatcher, now in
            dispatcher.observe(exchange, lane: job.permit.lane, at: now)
        }
        events.forEach(report)
        if case .unauthorised = exchange.outcome { renew(job.token) }
    }

    private func settled(_ job: Job, _ settlement: Settlement) {
        var wait: Duration?
        if case .pending(let dueAt, _) = settlement.verdict {
            wait = Timestamp.now().duration(to: dueAt)
        }
        pool.update { dispatcher, now in
            dispatcher.settled(lane: job.permit.lane, dueAt: wait.map { now + $0 })
        }
    }
}
