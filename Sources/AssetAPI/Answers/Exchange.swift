import Customers

/// A request and what came of it: what a journal keeps of an attempt.
package struct Exchange: Sendable {
    package var outcome: Outcome
    /// Nil where no answer came.
    package var httpStatus: Int?
    /// What the answer said of the rate allowance.
    package var rate: RateLimitReport?
    /// The service's own id of the request.
    package var requestID: String?
    package var latency: Duration
    /// The first 4 KiB of the answer's body, unless it was the expected one.
    package var answer: String?

    /// The customer that the answer says was created; nil for none.
    package var customer: CustomerID? {
        if case .created(let id) = outcome { id } else { nil }
    }

    package init(
        outcome: Outcome,
        httpStatus: Int? = nil,
        rate: RateLimitReport? = nil,
        requestID: String? = nil,
        latency: Duration = .zero,
        answer: String? = nil
    ) {
        self.outcome = outcome
        self.httpStatus = httpStatus
        self.rate = rate
        self.requestID = requestID
        self.latency = latency
        self.answer = answer
    }
}

/// What one request to create a customer came to. ``OutcomeClassifier`` has the table.
package enum Outcome: Hashable, Sendable {
    case created(CustomerID)
    /// The service refused this row for good.
    case rejected(Problem)
    /// Surely not created; the same request may succeed later.
    case tryLater(Problem)
    /// May have been created: there is no answer that tells.
    case unknown(Problem)
    /// The service didn't take the token; surely not created.
    case unauthorised(Problem)
    /// May have been created, since the service points elsewhere for what came of it; and no further
    /// request would fare better.
    case lost(Problem)
    /// Surely not created, and no further request of this scope would fare better.
    case stop(Problem, StopScope)

    /// What went wrong; nil where nothing did.
    package var problem: Problem? {
        switch self {
        case .created: nil
        case .rejected(let problem), .tryLater(let problem), .unknown(let problem),
            .unauthorised(let problem), .lost(let problem), .stop(let problem, _):
            problem
        }
    }
}

/// What a refusal holds for.
package enum StopScope: Hashable, Sendable {
    /// All rows of the business: the token may not, or the business isn't there.
    case business
    /// Every request: it isn't the service that answers, or not the right one.
    case service
}
