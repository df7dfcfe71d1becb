import Customers

/// What became of one attempt, as the journal keeps it.
package struct Settlement: Sendable {
    package var row: Int64
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
        row: Int64,
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

/// A row that its claimer alone may send, durably `sending`.
package struct ClaimedRow: Hashable, Sendable {
    package var row: Int64
    /// The body of the request: a `POST`, or a `PATCH` where there is a customer to update.
    package var payload: [UInt8]
    /// The customer to update; nil for one to be created.
    package var updates: CustomerID?
    /// 1 for the row's first request of all.
    package var attempt: Int
    /// The attempts that counted against the allowed ones since the row was last queued.
    package var failures: Int
}

/// A wish for rows to send.
package struct ClaimRequest: Hashable, Sendable {
    /// The `row.business` whose rows are wanted.
    package var business: Int64
    /// The most rows to claim, 1 or more.
    package var count: Int

    package init(business: Int64, count: Int = 1) {
        self.business = business
        self.count = count
    }
}

/// What a claim came to.
package enum ClaimResult: Hashable, Sendable {
    /// At least one row, at most as many as were asked for.
    case claimed([ClaimedRow])
    /// No pending row is due; the earliest one will be at the given time, nil if there is none.
    case nothingDue(until: Timestamp?)
    case notAsked
    /// Nothing more may be claimed from this journal; what came with the claim is recorded.
    case refused(JournalError)
}

/// A business whose rows a journal holds: a key of `row.business`, and the service's id.
package struct Business: Hashable, Sendable {
    package var key: Int64
    package var id: BusinessID

    package init(key: Int64, id: BusinessID) {
        self.key = key
        self.id = id
    }
}
