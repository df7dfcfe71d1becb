import Customers

/// What became of one attempt, as the journal keeps it.
package struct Settlement: Sendable {
    package var row: RowID
    /// The attempt's number, as its claim gave it.
    package var attempt: Int
    package var startedAt: Timestamp
    package var finishedAt: Timestamp
    package var latency: Duration
    package var httpStatus: Int?
    /// The service's own id of the request, from its answer.
    package var requestID: String?
    package var verdict: Verdict
    /// Nil for a row that was created.
    package var problem: RowProblem?
    /// The first 4 KiB of the answer's body, where it wasn't the expected one.
    package var answer: String?

    package init(
        row: RowID,
        attempt: Int,
        startedAt: Timestamp,
        finishedAt: Timestamp,
        latency: Duration,
        httpStatus: Int?,
        requestID: String?,
        verdict: Verdict,
        problem: RowProblem?,
        answer: String?
    ) {
        self.row = row
        self.attempt = attempt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.latency = latency
        self.httpStatus = httpStatus
        self.requestID = requestID
        self.verdict = verdict
        self.problem = problem
        self.answer = answer
    }

    /// Where the row goes from `sending`.
    package enum Verdict: Hashable, Sendable {
        case created(CustomerID)
        case updated
        case rejected
        case unknown
        /// Surely not created; to be sent again at the given time. `counts` tells whether the
        /// attempt counts against the allowed ones: an expired token is not the row's fault.
        case pending(dueAt: Timestamp, counts: Bool)
        /// Surely not created, and the allowed attempts are used up.
        case failed

        package var status: RowStatus { move.entry.to }

        var move: RowMove {
            switch self {
            case .created: .created
            case .updated: .updated
            case .rejected: .rejected
            case .unknown: .unclear
            case .pending: .refused
            case .failed: .exhausted
            }
        }

        /// Those that a verdict may stand for.
        static let moves: [RowMove] = [
            .created, .updated, .rejected, .unclear, .refused, .exhausted,
        ]
    }
}
