import GRDB

/// What a session did: how many requests it sent, and what they came to.
package struct SessionWork: Hashable, Sendable {
    /// Requests for rows; pages of the service's list aren't among them.
    package var requests = 0
    /// Requests for pages of the service's list.
    package var listRequests = 0
    /// Rows that were settled.
    package var settled = 0
    /// Rows that were settled since the first and the second of the given moments.
    package var recent = 0
    package var lately = 0
    /// The last answer: when it came, and the `problem_code` that it had.
    package var lastAnswerAt: Timestamp?
    package var lastCode: String?
    /// The newest reading of the service's list.
    package var listing: Listing?

    package init() {}

    /// A reading of the service's list.
    package struct Listing: Hashable, Sendable {
        package var purpose: ServiceListing.Purpose
        package var requests: Int
        /// Nil while it goes on.
        package var finishedAt: Timestamp?
    }
}

extension Journal {
    /// The work of each session, by its id. Reads every attempt: some 0.15 s for a million.
    ///
    /// - Parameters:
    ///   - recent: since when work counts as recent.
    ///   - lately: the same, further back.
    package func workBySession(
        recentSince recent: Timestamp,
        latelySince lately: Timestamp
    ) throws(JournalError) -> [Int64: SessionWork] {
        try read { db in
            var work: [Int64: SessionWork] = [:]
            // With a single max(), SQLite takes the bare problem_code from the row that has it.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT session, count(*) AS requests, sum(outcome <> 'pending') AS settled,
                           sum(outcome <> 'pending' AND coalesce(finished_at, 0) >= ?1) AS recent,
                           sum(outcome <> 'pending' AND coalesce(finished_at, 0) >= ?2) AS lately,
                           max(finished_at) AS last, problem_code
                    FROM attempt GROUP BY session
                    """,
                arguments: [recent.milliseconds, lately.milliseconds]
            )
            for row in rows {
                var sum = SessionWork()
                sum.requests = try row["requests"]
                sum.settled = try row["settled"]
                sum.recent = try row["recent"]
                sum.lately = try row["lately"]
                sum.lastAnswerAt = try row["last"]
                sum.lastCode = try row["problem_code"]
                try work[row["session"]] = sum
            }
            // An older journal that is only read has no such table.
            guard try db.tableExists("listing") else { return work }
            let listings = try Row.fetchAll(
                db,
                sql: """
                    SELECT session, purpose, requests, finished_at FROM listing
                    WHERE session IS NOT NULL ORDER BY id
                    """
            )
            for row in listings {
                guard let purpose = ServiceListing.Purpose(rawValue: try row["purpose"]) else {
                    continue
                }
                let listing = try SessionWork.Listing(
                    purpose: purpose,
                    requests: row["requests"],
                    finishedAt: row["finished_at"]
                )
                try work[row["session"], default: SessionWork()].listRequests += listing.requests
                try work[row["session"], default: SessionWork()].listing = listing
            }
            return work
        }
    }
}
