import GRDB

/// What all attempts tell together: when the sessions' requests were, and how long answers took.
package struct AttemptFigures: Sendable {
    package var timeline: Timeline
    package var latencies: Latencies
}

extension Journal {
    /// Reads every attempt once: some 0.4 s for a million.
    package func attemptFigures() throws(JournalError) -> AttemptFigures {
        try read { db in
            var buckets = BucketSums()
            var starts = StartSums()
            var latencies: [Int64] = []
            let statement = try RawStatement(db, sql: attempts)
            try statement.run {
                if let latency = try statement.number(3), latency >= 0, statement.int(4) != 0 {
                    latencies.append(latency)
                }
                let startedAt = try statement.moment(1)?.milliseconds ?? 0
                guard startedAt > 0 else { return }
                let session: SessionID = try statement.stored(0)
                let outcome = BucketSums.Outcome(rawValue: statement.int(5)) ?? .other
                buckets.add(session, startedAt, outcome)
                try starts.add(session, startedAt, trouble(statement, startedAt, outcome))
            }
            let (step, bars) = buckets.finish()
            return AttemptFigures(
                timeline: Timeline(
                    step: step,
                    buckets: bars,
                    pauses: try Pauses.fetch(db, starts)
                ),
                latencies: Latencies(microseconds: latencies)
            )
        }
    }

    private func trouble(
        _ statement: RawStatement,
        _ startedAt: Int64,
        _ outcome: BucketSums.Outcome
    ) throws -> StartSums.Trouble? {
        guard outcome == .retried || outcome == .unknown, let code = try statement.string(6) else {
            return nil
        }
        let at = try statement.moment(2) ?? Timestamp(milliseconds: startedAt)
        return StartSums.Trouble(code: code, at: at)
    }

    private var attempts: String {
        """
        SELECT session, started_at, finished_at, latency_us, http_status IS NOT NULL,
            CASE outcome WHEN 'created' THEN 0 WHEN 'updated' THEN 0 WHEN 'rejected' THEN 1
                WHEN 'failed' THEN 1 WHEN 'pending' THEN 2 WHEN 'unknown' THEN 3 ELSE 4 END,
            problem_code
        FROM attempt
        """
    }
}
