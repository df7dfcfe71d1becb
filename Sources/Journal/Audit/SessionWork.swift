import GRDB

/// What a session did: how many requests it sent, and what they came to.
package struct SessionWork: Hashable, Sendable {
    /// Requests for rows; pages of the service's list aren't among them.
    package var requests = 0
    /// Requests for pages of the service's list.
    package var listRequests = 0
    /// Rows that were settled.
    package var settled = 0

    package init() {}
}

extension Journal {
    /// The work of each session, by its id. Reads every attempt: some 0.15 s for a million.
    package func workBySession() throws(JournalError) -> [SessionID: SessionWork] {
        try read { db in
            var work: [SessionID: SessionWork] = [:]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT session, count(*) AS requests, sum(outcome <> 'pending') AS settled
                    FROM attempt GROUP BY session
                    """
            )
            for row in rows {
                var sum = SessionWork()
                sum.requests = try row["requests"]
                sum.settled = try row["settled"]
                try work[row["session"]] = sum
            }
            // An older journal that is only read has no such table.
            guard try db.tableExists("listing") else { return work }
            let listings = try Row.fetchAll(
                db,
                sql: "SELECT session, requests FROM listing WHERE session IS NOT NULL"
            )
            for row in listings {
                try work[row["session"], default: SessionWork()].listRequests += row["requests"]
            }
            return work
        }
    }
}
