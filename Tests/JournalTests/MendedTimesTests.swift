import Foundation
import GRDB
import Testing

@testable import Journal

/// What a session makes of the times that another clock left behind.
struct MendedTimesTests {
    private static let day = Duration.seconds(86_400)
    private static let start = Timestamp(milliseconds: 1_700_000_000_000)

    /// The clock of a session, as far ahead as given, so long after the machine's start.
    private func clock(
        ahead: Duration,
        up: Duration = .seconds(100_000),
        boot: String? = nil
    ) -> SessionClock {
        SessionClock(wall: { Self.start + ahead + up }, up: { up }, bootID: boot)
    }

    private func mend(_ writer: JournalWriter, _ clock: SessionClock) throws -> MendedTimes {
        let session = try writer.beginSession(command: "t", toolVersion: "0", at: clock.start).id
        let mended = try writer.mendTimes(
            session: session,
            clock,
            longestWait: .seconds(3_600)
        )
        try writer.endSession(session, .finished, detail: nil, at: clock.now())
        return mended
    }

    @Test func `rows that were put off by a clock a day ahead are due as soon as they were told`()
        throws
    {
        let folder = try TemporaryJournal()
        let writer = try folder.staged(rows: 3)
        defer { writer.close() }
        let now = clock(ahead: .zero)
        let ahead = now.start + Self.day
        try folder.sqlite { db in
            try db.execute(
                sql: "UPDATE row SET sent_at = ?, due_at = ? WHERE id = 1",
                arguments: [ahead.milliseconds, (ahead + .seconds(30)).milliseconds]
            )
            try db.execute(sql: "UPDATE row SET due_at = 9223372036854775807 WHERE id = 2")
            try db.execute(
                sql: "UPDATE row SET due_at = ? WHERE id = 3",
                arguments: [(now.start + .seconds(20)).milliseconds]
            )
        }
        let mended = try mend(writer, now)
        #expect(mended.waits == 2)
        let due = try folder.sqlite {
            try Int64.fetchAll($0, sql: "SELECT due_at FROM row ORDER BY id")
        }
        #expect(due == [30_000, 0, 20_000].map { now.start.milliseconds + $0 })
        #expect(try mend(writer, now).isEmpty)
    }

    @Test func `unknown rows from the future count as sent now, and readings from it are over`()
        throws
    {
        let folder = try TemporaryJournal()
        let writer = try folder.staged(rows: 2)
        defer { writer.close() }
        let now = clock(ahead: .zero)
        let ahead = (now.start + Self.day).milliseconds
        try folder.makeUnknown(sentAt: [1: ahead, 2: now.start.milliseconds - 5])
        try folder.sqlite { db in
            try db.execute(
                sql:
                    "INSERT INTO listing (business, purpose, started_at) VALUES (1, 'reconciliation', ?)",
                arguments: [ahead]
            )
        }
        let mended = try mend(writer, now)
        #expect((mended.unknown, mended.ahead) == (1, Self.day))
        let sentAt = try folder.sqlite {
            try Int64.fetchAll($0, sql: "SELECT sent_at FROM row ORDER BY id")
        }
        #expect(sentAt == [now.start.milliseconds, now.start.milliseconds - 5])
        let open = try folder.sqlite {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM listing WHERE finished_at IS NULL")
        }
        #expect(open == 0)
    }

    @Test(arguments: [Self.day, .zero - Self.day, .seconds(-20), .zero, .milliseconds(600)])
    func `on one machine an unknown row keeps its true age, however the clock is set`(
        set: Duration
    ) throws {
        let folder = try TemporaryJournal()
        let writer = try folder.staged(rows: 1)
        defer { writer.close() }
        let first = clock(ahead: .zero, boot: "b")
        _ = try mend(writer, first)
        try folder.makeUnknown(sentAt: [1: (first.start + .seconds(1)).milliseconds])
        // Five seconds later by any clock that nobody sets, twice.
        for seconds in [5, 9] {
            let later = clock(ahead: set, up: .seconds(100_000 + seconds), boot: "b")
            _ = try mend(writer, later)
            let sentAt = try #require(
                try folder.sqlite { try Int64.fetchOne($0, sql: "SELECT sent_at FROM row") }
            )
            let age = Timestamp(milliseconds: sentAt).duration(to: later.start)
            #expect(age == .seconds(seconds - 1))
        }
        #expect(try writer.journal.sessions().allSatisfy { $0.progress == nil })
    }
}

extension TemporaryJournal {
    /// Makes rows unknown, as by requests without an answer.
    fileprivate func makeUnknown(sentAt: [Int64: Int64]) throws {
        try sqlite { db in
            for (row, moment) in sentAt {
                try db.execute(
                    sql: "UPDATE row SET status = 'sending', sent_at = ? WHERE id = ?",
                    arguments: [moment, row]
                )
                try db.execute(
                    sql: "UPDATE row SET status = 'unknown' WHERE id = ?",
                    arguments: [row]
                )
            }
        }
    }
}
