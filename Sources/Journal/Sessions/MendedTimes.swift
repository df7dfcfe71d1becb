import GRDB

/// What times of a clock that was set since were put right when a session began.
package struct MendedTimes: Hashable, Sendable {
    /// Rows to be sent that were not due for longer than any row is made to wait.
    package var waits = 0
    /// Unknown rows that seemed to be sent after now, or longer ago than they were.
    package var unknown = 0
    /// The most by which a time was ahead of this session's.
    package var ahead = Duration.zero
    /// By how much the clock was set since, forward; zero where it wasn't, or nothing tells.
    package var setForward = Duration.zero

    package init() {}

    package var isEmpty: Bool { waits == 0 && unknown == 0 }

    fileprivate mutating func note(_ moment: Timestamp, at now: Timestamp) {
        ahead = max(ahead, now.duration(to: moment))
    }
}

extension JournalWriter {
    /// Puts right what another clock left behind, by the rules of ``WallTime``: rows that would wait for
    /// days, unknown rows that would never be old enough to be looked for, or are too soon, and readings
    /// of the list that seem to be younger than rows which are sent now. Attempts and sessions stay as
    /// they are: they tell what the clock showed.
    ///
    /// - Parameter longest: the longest that a row is ever made to wait.
    package func mendTimes(
        session: SessionID,
        _ clock: SessionClock,
        longestWait longest: Duration
    ) throws(JournalError) -> MendedTimes {
        let now = clock.now()
        return try transaction { db in
            var mended = MendedTimes()
            if let boot = clock.boot {
                if let set = try MachineBoot.clockSet(db, until: boot) {
                    try Self.move(db, by: set, at: now, &mended)
                }
                try boot.leave(db, session)
            }
            try Self.mendWaits(db, longest, at: now, &mended)
            try Self.mendUnknown(db, at: now, &mended)
            try Self.endFutureReadings(db, at: now)
            return mended
        }
    }

    /// Lets rows wait no longer than any ever does.
    private static func mendWaits(
        _ db: Database,
        _ longest: Duration,
        at now: Timestamp,
        _ mended: inout MendedTimes
    ) throws {
        // By business, as the index has it.
        let waiting = try Row.fetchAll(
            db,
            sql: """
                SELECT row.id, row.due_at, row.sent_at FROM business JOIN row
                    ON row.status = 'pending' AND row.business = business.id AND row.due_at > ?
                """,
            arguments: [now.milliseconds]
        )
        for row in waiting {
            // As numbers: what no clock ever says is put right, too.
            let due = Timestamp(milliseconds: try row[1])
            let sentAt = (try row[2] as Int64?).map(Timestamp.init(milliseconds:))
            let right = WallTime.mendedDue(due, sentAt: sentAt, longest: longest, at: now)
            guard let right else { continue }
            try db.execute(
                sql: """
                    UPDATE row SET due_at = ?, sent_at = min(sent_at, ?)
                    WHERE id = ? AND status = 'pending'
                    """,
                arguments: [right.milliseconds, now.milliseconds, try row[0] as RowID]
            )
            mended.waits += 1
            mended.note(due, at: now)
        }
    }

    /// Lets no unknown row be sent later than now.
    private static func mendUnknown(
        _ db: Database,
        at now: Timestamp,
        _ mended: inout MendedTimes
    ) throws {
        let latest = try Int64.fetchOne(
            db,
            sql: "SELECT max(sent_at) FROM row WHERE status = 'unknown' AND sent_at > ?",
            arguments: [now.milliseconds]
        )
        guard let latest else { return }
        try db.execute(
            sql: "UPDATE row SET sent_at = ?1 WHERE status = 'unknown' AND sent_at > ?1",
            arguments: [now.milliseconds]
        )
        mended.unknown = max(mended.unknown, db.changesCount)
        mended.note(Timestamp(milliseconds: latest), at: now)
    }

    /// Ends readings of the list that seem to have begun later than now.
    private static func endFutureReadings(_ db: Database, at now: Timestamp) throws {
        // A reading tells of rows that were sent before it began. What is sent now would seem to be
        // among them, and its customer to be missing.
        let isFuture = "purpose = 'reconciliation' AND finished_at IS NULL AND started_at > ?"
        try db.execute(
            sql:
                "DELETE FROM listed WHERE listing IN (SELECT id FROM listing WHERE \(isFuture))",
            arguments: [now.milliseconds]
        )
        try db.execute(
            sql:
                "UPDATE listing SET finished_at = started_at, next_page = NULL WHERE \(isFuture)",
            arguments: [now.milliseconds]
        )
    }

    /// Less isn't told from the way in which clocks are kept right: it isn't said, and taken into account
    /// only where it would make a row seem older than it is.
    private static let leastSet = Duration.seconds(1)

    /// Moves the times that unknown rows are judged by to this session's clock.
    private static func move(
        _ db: Database,
        by set: Duration,
        at now: Timestamp,
        _ mended: inout MendedTimes
    ) throws {
        guard set > .zero || set <= .zero - leastSet else { return }
        let milliseconds = (Timestamp(milliseconds: 0) + set).milliseconds
        try db.execute(
            sql: """
                UPDATE identity SET quiet_since = min(quiet_since + ?, ?)
                WHERE quiet_since IS NOT NULL
                """,
            arguments: [max(milliseconds, 0), now.milliseconds]
        )
        let latest = try Int64.fetchOne(
            db,
            sql: "SELECT max(sent_at) FROM row WHERE status = 'unknown'"
        )
        guard let latest else { return }
        try db.execute(
            sql: "UPDATE row SET sent_at = min(sent_at + ?, ?) WHERE status = 'unknown'",
            arguments: [milliseconds, now.milliseconds]
        )
        if set >= leastSet || set < .zero {
            mended.note(Timestamp(milliseconds: latest), at: now)
            mended.setForward = max(set, .zero)
            mended.unknown = db.changesCount
        }
        try db.execute(
            sql: """
                UPDATE listing SET started_at = min(started_at + ?, ?)
                WHERE purpose = 'reconciliation' AND finished_at IS NULL
                """,
            arguments: [milliseconds, now.milliseconds]
        )
    }
}
