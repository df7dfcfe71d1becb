import AssetAPI
import Customers

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
