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

/// How long the service took to answer.
package struct Latencies: Hashable, Sendable {
    /// In microseconds, the shortest first.
    private let sorted: [Int64]

    package init(microseconds: consuming [Int64]) {
        // Where they are: there may be millions.
        microseconds.sort()
        sorted = microseconds
    }

    /// Of several journals.
    package static func together(_ all: [Latencies]) -> Latencies {
        Latencies(microseconds: all.flatMap(\.sorted))
    }

    package var count: Int { sorted.count }

    /// The time within which the given share of the answers came (nearest rank); nil without any.
    ///
    /// - Parameter share: from 0 to 1.
    package func percentile(_ share: Double) -> Duration? {
        guard !sorted.isEmpty else { return nil }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return .microseconds(sorted[min(max(rank, 0), sorted.count - 1)])
    }

    /// How many answers took from one bound to the next; the last number is of those beyond all.
    package func histogram(bounds: [Duration]) -> [Int] {
        var counts = Array(repeating: 0, count: bounds.count + 1)
        var bin = 0
        for value in sorted {
            while bin < bounds.count, .microseconds(value) >= bounds[bin] { bin += 1 }
            counts[bin] += 1
        }
        return counts
    }
}

extension Journal {
    /// The work of each session, by its id. Reads every attempt only where one isn't in the sums that ended
    /// sessions keep: while a run is on, or after one that was cut off.
    package func workBySession() throws(JournalError) -> [SessionID: SessionWork] {
        try read { db in
            var work = try SessionSums.kept(db) ?? SessionSums.counted(db)
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
