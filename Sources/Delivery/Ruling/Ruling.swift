import AssetAPI
import Customers
import Journal

/// What one answer, or its absence, means to all whom it concerns: the row, the pace, the breaker, the
/// token and the business.
///
/// It is made once for each request of a row, and nobody else looks at its `Outcome`. A pure value: the
/// time and the jitter come in as arguments.
package struct Ruling: Hashable, Sendable {
    /// Where the row goes from `sending`; nil where its request doesn't count, and the row is as it was
    /// before its claim.
    package var row: Settlement.Verdict?
    /// What went wrong; nil where nothing did.
    package var problem: Problem?
    /// What the pace and the breaker learn.
    package var sign: ServiceSign
    package var token: TokenSign = .untold
    /// What nothing more is sent to, for that problem; nil where it isn't so grave.
    package var stops: StopScope?
    /// Whether the retry budget pays for the row's next request.
    package var costsRetry = false

    /// What an answer shows of the token that was sent.
    package enum TokenSign: Hashable, Sendable {
        case untold
        /// The service took it.
        case proven
        /// The service refused it.
        case refused
    }

    /// What a ruling rests on besides the answer.
    package struct Circumstances: Hashable, Sendable {
        /// Whether the request was to update a customer, and not to create one.
        package var isUpdate = false
        /// The row's failures that counted so far, without this attempt.
        package var failures = 0
        /// Whether the id that the answer gives is that of another row's customer.
        package var isTaken = false
        package var now: Timestamp
        /// Evenly drawn from 0 up to 1.
        package var jitter: Double

        /// Whether the service is known to be down: then a failure isn't the row's.
        package var isServiceDown = false
        /// Whether there ever was a way to the service.
        package var isReached = true
        /// Whether the shared budget has a retry left; else the row waits as long as one ever does.
        package var affordsRetry = true

        package init(
            isUpdate: Bool = false,
            failures: Int = 0,
            isTaken: Bool = false,
            now: Timestamp,
            jitter: Double
        ) {
            self.isUpdate = isUpdate
            self.failures = failures
            self.isTaken = isTaken
            self.now = now
            self.jitter = jitter
        }
    }

    /// Rules on an answer to a `POST` or a `PATCH`.
    ///
    /// | outcome | row | service | token | stops |
    /// |---|---|---|---|---|
    /// | created | created, updated | works | proven | |
    /// | created, with an id that another row has | unknown | | proven | everything |
    /// | rejected | rejected | works | proven | |
    /// | unknown | unknown | is away | | |
    /// | another row's answer | unknown; after a `PATCH` as for try later | | | |
    /// | lost | unknown | works | | everything |
    /// | unauthorised | pending, not counted | | refused | |
    /// | stop | pending, not counted | works | | as it says |
    /// | try later, for the rate | pending, not counted | | | |
    /// | try later | pending or failed, counted unless the service is down | is away | | |
    ///
    /// A row of which no byte left for a service that was never reached is as before its claim.
    package init(
        on exchange: Exchange,
        _ circumstances: Circumstances,
        _ retry: RetryPolicy = RetryPolicy()
    ) {
        let back = Settlement.Verdict.pending(dueAt: circumstances.now, counts: false)
        problem = exchange.outcome.problem
        sign = ServiceSign(
            rate: exchange.rate,
            httpStatus: exchange.httpStatus
        )
        switch exchange.outcome {
        case .created(let id) where circumstances.isTaken:
            // One of the two answers isn't its row's then, and nothing tells which.
            let problem = Problem.taken(id)
            (row, self.problem, sign.health) = (.unknown, problem, .untold)
            (token, stops) = (.proven, .service)
        case .created(let id):
            row = circumstances.isUpdate ? .updated : .created(id)
            (sign.health, token) = (.works, .proven)
        case .rejected: (row, sign.health, token) = (.rejected, .works, .proven)
        case .unknown(let problem):
            row = .unknown
            sign.health = problem.isOtherAnswer ? .untold : .away(problem)
        case .lost: (row, sign.health, stops) = (.unknown, .works, .service)
        case .unauthorised: (row, sign.health, token) = (back, .awaitsToken, .refused)
        case .stop(_, let scope): (row, sign.health, stops) = (back, .works, scope)
        case .tryLater(let problem):
            sign.refusal = problem
            sign.isUnsent = exchange.httpStatus == nil
            sign.health =
                sign.isThrottled || problem.isOtherAnswer ? .untold : .away(problem)
            costsRetry = !sign.isThrottled && !circumstances.isServiceDown
            row = Self.later(sign, problem, circumstances, retry)
        }
    }

    private static func later(
        _ sign: ServiceSign,
        _ problem: Problem,
        _ circumstances: Circumstances,
        _ retry: RetryPolicy
    ) -> Settlement.Verdict? {
        if sign.isUnsent, !circumstances.isReached { return nil }
        let retryAfter = sign.rate?.retryAfter
        // A refusal for the rate is the pacer's to mend, and a service that is down the
        // breaker's: neither may use up the row's attempts, nor may a wrong setting.
        if sign.isThrottled || circumstances.isServiceDown || problem.isUnknownProxy {
            return .pending(dueAt: circumstances.now + (retryAfter ?? .zero), counts: false)
        }
        let delay = retry.delay(
            afterFailures: circumstances.failures + 1,
            jitter: circumstances.jitter,
            retryAfter: retryAfter
        )
        guard let delay else { return .failed }
        let wait = circumstances.affordsRetry ? delay : max(delay, retry.cap)
        return .pending(dueAt: circumstances.now + wait, counts: true)
    }
}

extension Problem {
    /// An answer that gives the id of another row's customer.
    fileprivate static func taken(_ id: CustomerID) -> Problem {
        Problem(
            code: .idTaken,
            text: "the answer gives the id \(id), which another row of this import has"
        )
    }

    /// Whether the answer is another row's.
    var isOtherAnswer: Bool { code == .otherAnswer }
}

/// What an answer, or its absence, shows of the service, whatever was asked for: what the pace and the
/// breaker learn.
package struct ServiceSign: Hashable, Sendable {
    package enum Health: Hashable, Sendable {
        /// It answered like a service that works, be it with a refusal.
        case works
        /// It didn't answer, or said that it can't work now.
        case away(Problem)
        /// A refusal for the rate, or an answer that is another row's, speaks neither for nor against it.
        case untold
        /// The token was refused: what becomes of its renewal tells.
        case awaitsToken
    }

    package var health: Health
    /// Why it is to be tried later, if so.
    package var refusal: Problem?
    /// What it said of the rate allowance.
    package var rate: RateLimitReport?
    /// Nil where no answer came.
    package var httpStatus: Int?
    /// Whether there was no way to it: nothing of the request left.
    package var isUnsent = false

    /// Whether it refused for the rate.
    package var isThrottled: Bool { httpStatus == 429 }

    package init(
        _ health: Health = .untold,
        refusal: Problem? = nil,
        rate: RateLimitReport? = nil,
        httpStatus: Int? = nil,
        isUnsent: Bool = false
    ) {
        self.health = health
        self.refusal = refusal
        self.rate = rate
        self.httpStatus = httpStatus
        self.isUnsent = isUnsent
    }

    /// What a page shows, or why there is none.
    package init(_ exchange: ListExchange) {
        self.init(
            rate: exchange.rate,
            httpStatus: exchange.httpStatus,
            isUnsent: exchange.isUnsent
        )
        switch exchange.result {
        case .success, .failure(.stop), .failure(.tooLarge): health = .works
        case .failure(.unauthorised): health = .awaitsToken
        case .failure(.tryLater(let problem)):
            refusal = problem
            health = isThrottled ? .untold : .away(problem)
        }
    }
}
