import Customers

/// A row that its claimer alone may send, durably `sending`.
package struct ClaimedRow: Hashable, Sendable {
    package var row: RowID
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
    package var business: BusinessKey
    /// The most rows to claim, 1 or more.
    package var count: Int

    package init(business: BusinessKey, count: Int = 1) {
        self.business = business
        self.count = count
    }
}

/// What a wish for rows came to.
package struct ClaimedRows: Hashable, Sendable {
    /// At most as many as were asked for.
    package var rows: [ClaimedRow]
    /// What the business has left to claim.
    package var left: Left

    /// What is left beyond the rows that were claimed.
    package enum Left: Hashable, Sendable {
        case due
        /// No further row is due before then.
        case later(Timestamp)
        case nothing
    }
}

/// What some wishes for rows came to.
package enum ClaimResult: Hashable, Sendable {
    /// What each of them came to, in their order.
    case claimed([ClaimedRows])
    /// Nothing more may be claimed from this journal; what came with the claim is recorded.
    case refused(JournalError)
}
