import GRDB
import Testing

@testable import Journal

/// When nothing was sent, and why.
struct PausesTests {
    /// Attempts of one session that ran from 1,000 to `end`: when each was sent, and what came of it.
    private func pauses(
        _ attempts: [(at: Int64, code: String?)],
        end: Int64,
        list: (from: Int64, to: Int64)? = nil
    ) throws -> Pauses {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: attempts.count)
        writer.close()
        try temporary.sqlite { db in
            try db.execute(
                sql: """
                    INSERT INTO session (id, started_at, ended_at, host, pid, command, tool_version,
                        ended) VALUES (1, 1000, ?, 'h', 1, 'run', '1', 'finished')
                    """,
                arguments: [end]
            )
            for (index, attempt) in attempts.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO attempt (row, number, session, started_at, finished_at, outcome,
                            problem_code) VALUES (?, 1, 1, ?, ?, ?, ?)
                        """,
                    arguments: [
                        index + 1, attempt.at, attempt.at + 10,
                        attempt.code == nil ? "created" : "pending", attempt.code,
                    ]
                )
            }
            if let list {
                try db.execute(
                    sql: """
                        INSERT INTO listing (business, purpose, session, started_at, finished_at)
                        VALUES (1, 'reconciliation', 1, ?, ?)
                        """,
                    arguments: [list.from, list.to]
                )
            }
        }
        return try Journal(reading: temporary.path).attemptFigures().timeline.pauses
    }

    @Test func `a long pause is told with the answer that came in it`() throws {
        let pauses = try pauses([(1_000, nil), (1_100, "throttled"), (9_000, nil)], end: 9_100)
        #expect(pauses.longest.map(\.length) == [.milliseconds(7_900)])
        #expect(pauses.longest.first?.cause == .answer("throttled"))
    }

    @Test func `short pauses are added up by their cause, and even spacing isn't one`() throws {
        let unavailable = "unavailable"
        let pauses = try pauses(
            [(1_000, unavailable), (2_000, unavailable), (3_000, nil), (4_000, nil), (4_100, nil)],
            end: 4_200
        )
        #expect(pauses.longest.isEmpty)
        #expect(
            pauses.sums == [Pauses.Sum(cause: .answer(unavailable), count: 2, length: .seconds(2))]
        )
    }

    @Test func `a session's start and end count, too, and the list explains them`() throws {
        let pauses = try pauses([(1_000, nil)], end: 61_000, list: (59_000, 60_900))
        #expect(pauses.longest.map(\.cause) == [.list])
        #expect(pauses.longest.map(\.length) == [.seconds(60)])
        let late = try self.pauses([(21_000, nil)], end: 21_100)
        #expect(late.longest.map(\.length) == [.seconds(20)])
    }
}

struct ProblemGroupTests {
    @Test func `problems of other answers are kept apart, and other texts told`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 5, invalid: [1, 2, 3, 4, 5])
        writer.close()
        try temporary.sqlite { db in
            try db.execute(
                sql: """
                    UPDATE row SET http_status = 409 WHERE id IN (1, 2);
                    UPDATE row SET http_status = 400 WHERE id IN (3, 4, 5);
                    UPDATE row SET problem = 'is that of row ' || id WHERE id IN (3, 4, 5);
                    """
            )
        }
        let groups = try Journal(reading: temporary.path).problemGroups()
        #expect(groups.map(\.httpStatus) == [400, 409])
        #expect(groups.map(\.rows) == [3, 2])
        #expect(groups.map(\.isAlike) == [false, true])
        #expect(groups.map(\.text) == ["is that of row 3", "is required"])
    }
}
