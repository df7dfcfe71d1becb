import GRDB
import Testing

@testable import Journal

struct SessionTests {
    @Test func `a row cut off by a crash while sending becomes unknown`() throws {
        let temporary = try TemporaryJournal()
        do {
            let writer = try temporary.staged(rows: 3)
            let session = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: Timestamp(milliseconds: 1)
            )
            let ledger = DeliveryLedger(writer, session: session.id)
            _ = try ledger.claim(business: 1, at: Timestamp(milliseconds: 2))
            // Closed without the session's end: what a crash leaves behind.
            writer.close()
        }
        let writer = try JournalWriter(path: temporary.path)
        let session = try writer.beginSession(
            command: "resume",
            toolVersion: "1",
            at: Timestamp(milliseconds: 3)
        )
        #expect(session.cutOff == 1)
        #expect(session.followsCrash)
        let totals = try writer.journal.totals()
        #expect(totals[.unknown] == 1)
        #expect(totals[.pending] == 2)
        #expect(totals[.sending] == 0)
        let attempts = try writer.journal.read { db in
            try Row.fetchAll(db, sql: "SELECT row, session, outcome, finished_at FROM attempt")
        }
        #expect(attempts.count == 1)
        #expect(attempts.first?["outcome"] == "unknown")
        #expect(attempts.first?["session"] == 1)
        #expect((attempts.first?["finished_at"] as Int64?) == nil)
        writer.close()
    }

    @Test(arguments: [true, false])
    func `a session knows whether the one before it was cut off, also where no row was under way`(
        wasCutOff: Bool
    ) throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 3)
        func begin() throws -> Session.Beginning {
            try writer.beginSession(command: "run", toolVersion: "1", at: .now())
        }
        let first = try begin()
        #expect(!first.followsCrash)
        if !wasCutOff {
            try writer.endSession(first.id, .stopped, detail: nil, at: .now())
        }
        let second = try begin()
        #expect(second.followsCrash == wasCutOff)
        #expect(second.cutOff == 0)
        writer.close()
    }

    @Test func `an unknown row is never claimed`() throws {
        let temporary = try TemporaryJournal()
        let writer = try temporary.staged(rows: 1)
        let session = try writer.beginSession(
            command: "run",
            toolVersion: "1",
            at: Timestamp(milliseconds: 1)
        )
        let ledger = DeliveryLedger(writer, session: session.id)
        let row = try #require(try ledger.claim(business: 1, at: Timestamp(milliseconds: 2)).row)
        let problem = RowProblem(code: "timeout", text: "no answer")
        let next = try ledger.settle(
            .example(row, .unknown, problem: problem),
            thenClaim: 1,
            at: Timestamp(milliseconds: 9_999_999)
        )
        #expect(next == .nothingDue(until: nil))
        writer.close()
    }

    @Test func `a session without an end is found to have crashed by the next one`() throws {
        let temporary = try TemporaryJournal()
        do {
            let writer = try temporary.staged(rows: 1)
            _ = try writer.beginSession(
                command: "run a",
                toolVersion: "1",
                at: Timestamp(milliseconds: 1)
            )
        }
        let writer = try JournalWriter(path: temporary.path)
        let second = try writer.beginSession(
            command: "run b",
            toolVersion: "1",
            at: Timestamp(milliseconds: 5)
        )
        try writer.endSession(
            second.id,
            .finished,
            detail: nil,
            at: Timestamp(milliseconds: 6)
        )
        let sessions = try writer.journal.sessions()
        #expect(sessions.map(\.ended) == [.crashed, .finished])
        #expect(sessions.map(\.command) == ["run a", "run b"])
        #expect(sessions.allSatisfy { $0.endedAt != nil })
        writer.close()
    }

    @Test func `what a session waits for is seen while it is on, and gone at its end`() throws {
        let temporary = try TemporaryJournal()
        let waiting = SessionProgress(
            cause: .serviceDown,
            until: Timestamp(milliseconds: 9_000),
            perMinute: 300
        )
        // A clean end; a crash, which the next session finds.
        for ends in [true, false] {
            let writer =
                ends
                ? try temporary.staged(rows: 1) : try JournalWriter(path: temporary.path)
            defer { writer.close() }
            let session = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: Timestamp(milliseconds: 1_000)
            ).id
            #expect(try writer.journal.sessions().last?.progress == nil)
            try writer.tell(waiting, session: session)
            let other = try Journal(reading: temporary.path)
            #expect(try other.sessions().last?.progress == waiting)
            if ends {
                try writer.endSession(
                    session,
                    .stopped,
                    detail: nil,
                    at: Timestamp(milliseconds: 2_000)
                )
                #expect(try writer.journal.sessions().last?.progress == nil)
                try writer.tell(waiting, session: session)
                #expect(try writer.journal.sessions().last?.progress == nil)
            }
        }
        let writer = try JournalWriter(path: temporary.path)
        defer { writer.close() }
        _ = try writer.beginSession(
            command: "resume",
            toolVersion: "1",
            at: Timestamp(milliseconds: 3_000)
        )
        #expect(try writer.journal.sessions().allSatisfy { $0.progress == nil })
    }

    @Test func `a crashed session ended with its last sign of life`() throws {
        let temporary = try TemporaryJournal()
        do {
            let writer = try temporary.staged(rows: 2)
            let session = try writer.beginSession(
                command: "run",
                toolVersion: "1",
                at: Timestamp(milliseconds: 1_000)
            )
            let ledger = DeliveryLedger(writer, session: session.id)
            let row = try #require(
                try ledger.claim(business: 1, at: Timestamp(milliseconds: 5_000)).row
            )
            // Finished at 5,250.
            _ = try ledger.settle(
                .example(row, .rejected, problem: RowProblem(code: "refused", text: "no")),
                at: Timestamp(milliseconds: 5_250)
            )
            writer.close()
        }
        let writer = try JournalWriter(path: temporary.path)
        _ = try writer.beginSession(
            command: "resume",
            toolVersion: "1",
            at: Timestamp(milliseconds: 90_000_000)
        )
        #expect(try writer.journal.sessions().first?.endedAt == Timestamp(milliseconds: 5_250))
        writer.close()
    }
}
