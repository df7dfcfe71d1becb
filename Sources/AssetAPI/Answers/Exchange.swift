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
