import GRDB

/// How the requests of the sessions were spread over time, and where nothing went out.
package struct Timeline: Hashable, Sendable {
    /// What was done in one stretch of a session.
    package struct Bucket: Hashable, Sendable {
        package var session: SessionID
        package var startsAt: Timestamp
        /// Rows that were created or updated.
        package var done: Int
        /// Rows that were rejected, or failed for good.
        package var refused: Int
        /// Requests that are to be repeated.
        package var retried: Int
        /// Requests without an answer that tells.
        package var unknown: Int

        package var requests: Int { done + refused + retried + unknown }
    }

    /// The length of a bucket.
    package var step: Duration
    /// In order; stretches without a request are left out.
    package var buckets: [Bucket]
    package var pauses: Pauses

    /// The lengths that a reader of an axis understands, in seconds.
    private static let steps = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 21_600, 86_400]
    /// As many bars as can be told apart on a page.
    private static let mostBuckets = 150

    /// The smallest step that shows so long a time in few enough bars.
    package static func step(for length: Duration) -> Duration {
        let seconds = steps.first { Int(length.components.seconds) / $0 < mostBuckets }
        return .seconds(seconds ?? steps[steps.count - 1])
    }
}

extension Journal {
    /// How all sessions' requests were spread over time.
    package func timeline() throws(JournalError) -> Timeline {
        try read { db in
            let length =
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT sum(last - first) FROM (
                            SELECT min(started_at) AS first, max(started_at) AS last
                            FROM attempt WHERE started_at > 0 GROUP BY session)
                        """
                ) ?? 0
            let step = Timeline.step(for: .milliseconds(length))
            return Timeline(
                step: step,
                buckets: try Timeline.fetchBuckets(db, step),
                pauses: try Pauses.fetch(db)
            )
        }
    }
}

extension Timeline {
    fileprivate static func fetchBuckets(_ db: Database, _ step: Duration) throws -> [Bucket] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT session, started_at / :step * :step AS starts_at,
                       sum(outcome IN ('created', 'updated')) AS done,
                       sum(outcome IN ('rejected', 'failed')) AS refused,
                       sum(outcome = 'pending') AS retried, sum(outcome = 'unknown') AS unknown
                FROM attempt WHERE started_at > 0 GROUP BY session, starts_at
                ORDER BY session, starts_at
                """,
            arguments: ["step": step.components.seconds * 1000]
        ).map { row in
            try Bucket(
                session: row["session"],
                startsAt: row["starts_at"],
                done: row["done"],
                refused: row["refused"],
                retried: row["retried"],
                unknown: row["unknown"]
            )
        }
    }
}
