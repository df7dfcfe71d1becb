import Customers
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Journal

/// What all attempts tell, found in one pass over them.
struct AttemptFiguresTests {
    private struct Attempt {
        var session: Int64
        var at: Int64
        var finishedAt: Int64?
        var outcome: String
        var code: String?
        var latency: Int64?
        var status: Int?
    }

    private static let outcomes = [
        "created", "updated", "rejected", "failed", "pending", "unknown", "existing",
    ]

    /// A journal with so many attempts of three sessions, spread over a time in no order.
    private func journal(_ attempts: [Attempt], in temporary: TemporaryJournal) throws -> Journal {
        try temporary.staged(rows: attempts.count).close()
        try temporary.sqlite { db in
            for session in 1...3 {
                try db.execute(
                    sql: """
                        INSERT INTO session (id, started_at, ended_at, host, pid, command, tool_version,
                            ended) VALUES (?, ?, ?, 'h', 1, 'run', '1', 'finished')
                        """,
                    arguments: [session, session * 1_000_000, (session + 1) * 1_000_000 - 1]
                )
            }
            for (index, attempt) in attempts.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO attempt (row, number, session, started_at, finished_at, outcome,
                            problem_code, latency_us, http_status) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        index + 1, attempt.session, attempt.at, attempt.finishedAt, attempt.outcome,
                        attempt.code, attempt.latency, attempt.status,
                    ]
                )
            }
        }
        return try Journal(reading: temporary.path)
    }

    private func attempts(_ count: Int, within length: Int64, _ seed: UInt64) -> [Attempt] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let session = Int64.random(in: 1...3, using: &random)
            let at = session * 1_000_000 + Int64.random(in: 0..<length, using: &random)
            let outcome = Self.outcomes.randomElement(using: &random) ?? ""
            return Attempt(
                session: session,
                at: Int.random(in: 0..<40, using: &random) == 0 ? 0 : at,
                finishedAt: Bool.random(using: &random)
                    ? at + Int64.random(in: 0..<900, using: &random) : nil,
                outcome: outcome,
                code: ["a", "b", nil].randomElement(using: &random) ?? nil,
                latency: [nil, -1, Int64.random(in: 0..<50, using: &random)]
                    .randomElement(using: &random) ?? nil,
                status: [nil, 201].randomElement(using: &random) ?? nil
            )
        }
    }

    @Test(arguments: [(300, 60_000, 1), (400, 900_000, 2), (60, 990_000, 3), (1_500, 990_000, 4)])
    func `bars, pauses and latencies are what a look at each attempt in its order tells`(
        count: Int,
        length: Int64,
        seed: UInt64
    ) throws {
        let attempts = attempts(count, within: length, seed)
        let temporary = try TemporaryJournal()
        let figures = try journal(attempts, in: temporary).attemptFigures()
        let timed = attempts.filter { $0.at > 0 }
        let spans = Dictionary(grouping: timed, by: \.session).values.map { attempts in
            (attempts.map(\.at).max() ?? 0) - (attempts.map(\.at).min() ?? 0)
        }
        let timeline = figures.timeline
        #expect(timeline.step == Timeline.step(for: .milliseconds(spans.reduce(0, +))))
        let step = timeline.step.components.seconds * 1_000
        let bars = Dictionary(grouping: timed) { [$0.session, $0.at / step * step] }
        #expect(
            timeline.buckets.map { [$0.session.number, $0.startsAt.milliseconds] }
                == bars.keys.sorted { $0.lexicographicallyPrecedes($1) }
        )
        for bucket in timeline.buckets {
            let own = bars[[bucket.session.number, bucket.startsAt.milliseconds]] ?? []
            func count(_ outcomes: [String]) -> Int {
                own.count { outcomes.contains($0.outcome) }
            }
            #expect(bucket.done == count(["created", "updated"]))
            #expect(bucket.refused == count(["rejected", "failed"]))
            #expect(bucket.retried == count(["pending"]))
            #expect(bucket.unknown == count(["unknown"]))
        }
        #expect(
            figures.latencies
                == Latencies(
                    microseconds: attempts.compactMap {
                        $0.status == nil ? nil : $0.latency
                    }.filter { $0 >= 0 }
                )
        )
        let pauses = pauses(timed)
        #expect(
            timeline.pauses.longest.map {
                [$0.startsAt.milliseconds, Int64($0.length / .milliseconds(1))]
            }
                == pauses.long.sorted { $0[1] > $1[1] }.prefix(12).map { $0 }
        )
        #expect(timeline.pauses.sums.map(\.count).reduce(0, +) == pauses.explained)
    }

    /// The pauses of 5 s or more, and how many shorter ones of 0.4 s an answer explains.
    private func pauses(_ attempts: [Attempt]) -> (long: [[Int64]], explained: Int) {
        var (long, explained): ([[Int64]], Int) = ([], 0)
        for session in Set(attempts.map(\.session)).sorted() {
            var last = session * 1_000_000
            var trouble: Int64?
            let own = attempts.filter { $0.session == session }.sorted { $0.at < $1.at }
            for moment in own.map(\.at) + [(session + 1) * 1_000_000 - 1] {
                if moment - last >= 5_000 {
                    long.append([last, moment - last])
                } else if moment - last >= 400, let trouble, trouble >= last {
                    explained += 1
                }
                last = max(last, moment)
                for attempt in own
                where attempt.at == moment && attempt.code != nil
                    && ["pending", "unknown"].contains(attempt.outcome)
                {
                    trouble = max(trouble ?? 0, attempt.finishedAt ?? attempt.at)
                }
            }
        }
        return (long, explained)
    }

    @Test func `bars are put together as they become too many, wherever attempts lie`() {
        var random = SeededGenerator(seed: 5)
        let moments = (0..<20_000).map { _ in Int64.random(in: 1...40_000_000, using: &random) }
        var sums = BucketSums()
        for moment in moments { sums.add(1, moment, .done) }
        let (step, buckets) = sums.finish()
        #expect(step == .seconds(300))
        let expected = Dictionary(grouping: moments) { $0 / 300_000 * 300_000 }.mapValues(\.count)
        #expect(
            Dictionary(uniqueKeysWithValues: buckets.map { ($0.startsAt.milliseconds, $0.done) })
                == expected
        )
    }

    @Test func `ended sessions keep the sums of their attempts, and a check holds them to these`()
        throws
    {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 6)
        func session(_ verdicts: [Settlement.Verdict], ends: Bool = true) throws {
            let session = try writer.beginSession(command: "run", toolVersion: "0", at: .now()).id
            let ledger = DeliveryLedger(writer, session: session)
            for verdict in verdicts {
                let row = try #require(try ledger.claim(business: 1, at: .now()).row)
                _ = try ledger.settle(.example(row, verdict), at: .now())
            }
            if ends { try writer.endSession(session, .finished, detail: nil, at: .now()) }
        }
        try session([.created(try #require(CustomerID("cus_1"))), .rejected])
        #expect(try temporary.sqlite { try SessionSums.kept($0) }?[1]?.settled == 2)
        // One that is on, and is cut off, has none until a later one ends.
        try session([.pending(dueAt: Timestamp(milliseconds: 0), counts: true)], ends: false)
        #expect(try temporary.sqlite { try SessionSums.kept($0) } == nil)
        #expect(try writer.journal.workBySession()[2]?.requests == 1)
        try session([])
        let kept = try temporary.sqlite { try SessionSums.kept($0) }
        #expect(kept?[1]?.requests == 2)
        #expect(kept?[2]?.requests == 1)
        #expect(kept?[2]?.settled == 0)
        #expect(try writer.journal.workBySession() == kept)
        #expect(try writer.journal.check().faults == [])
        try temporary.sqlite { db in
            try db.execute(
                sql: "UPDATE session SET waiting = json_set(waiting, '$.settled', 9) WHERE id = 1"
            )
        }
        #expect(
            try writer.journal.check().faults == [
                "session 1 has 2 attempts, 2 of them settled, and keeps other sums"
            ]
        )
        writer.close()
    }
}
