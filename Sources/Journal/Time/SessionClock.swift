import Foundation
import GRDB

/// The time that a session goes by: what the wall clock showed when it began, and what has passed
/// since on a clock that nobody sets.
///
/// So what one session writes into the journal is in order, and how long something took is true,
/// whatever becomes of the wall clock meanwhile. What earlier sessions wrote may not fit the time that
/// this one goes by: ``WallTime`` has the rules for that.
package struct SessionClock: Sendable {
    /// When the session began.
    package let start: Timestamp
    private let upAtStart: Duration
    private let up: @Sendable () -> Duration
    private let bootID: String?

    /// - Parameters:
    ///   - wall: the wall clock, read once.
    ///   - up: how long the machine has been up, the time for which it slept included.
    ///   - bootID: what no other start of this or any machine has; nil where that can't be told.
    package init(
        wall: () -> Timestamp = Timestamp.now,
        up: @escaping @Sendable () -> Duration = SessionClock.machineUp,
        bootID: String? = MachineBoot.currentID
    ) {
        self.bootID = bootID
        upAtStart = up()
        start = wall()
        self.up = up
    }

    /// The session's time.
    package func now() -> Timestamp { start + (up() - upAtStart) }

    /// When the machine was started, by this session's time.
    package var booted: Timestamp { start - upAtStart }

    /// The start of the machine that this session runs on.
    package var boot: MachineBoot? { bootID.map { MachineBoot(id: $0, at: booted) } }

    /// How long this machine has been up, the time for which it slept included.
    package static func machineUp() -> Duration {
        var time = timespec()
        #if os(Linux)
            clock_gettime(CLOCK_BOOTTIME, &time)
        #else
            clock_gettime(CLOCK_MONOTONIC, &time)
        #endif
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// A start of a machine: which one, and when by a session's time.
///
/// Two sessions since one start that differ in when it was have seen the wall clock being set between
/// them, and by how much. Each delivery leaves its own beside what it waits for.
package struct MachineBoot: Hashable, Sendable {
    package var id: String
    package var at: Timestamp

    /// This machine's present start; nil where the system doesn't tell.
    package static let currentID: String? = {
        let text = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return text?.trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    package init(id: String, at: Timestamp) {
        self.id = id
        self.at = at
    }

    /// What is left of `session.waiting` when the session has ended.
    static let kept = """
        CASE WHEN json_valid(waiting) AND json_extract(waiting, '$.booted_at') IS NOT NULL
            THEN json_object('boot', json_extract(waiting, '$.boot'),
                'booted_at', json_extract(waiting, '$.booted_at')) END
        """

    /// How much later the newest delivery's times would have been by the clock of now; nil where that
    /// can't be told.
    static func clockSet(_ db: Database, until boot: MachineBoot) throws -> Duration? {
        let earlier = try Int64.fetchOne(
            db,
            sql: """
                SELECT CASE json_extract(waiting, '$.boot') WHEN ? THEN
                        CAST(json_extract(waiting, '$.booted_at') AS INTEGER) END
                FROM session
                WHERE json_valid(waiting) AND json_extract(waiting, '$.booted_at') IS NOT NULL
                ORDER BY id DESC LIMIT 1
                """,
            arguments: [boot.id]
        )
        return earlier.map { Timestamp(milliseconds: $0).duration(to: boot.at) }
    }

    /// Leaves it with a session, for the next one.
    func leave(_ db: Database, _ session: SessionID) throws {
        try db.execute(
            sql: """
                UPDATE session SET waiting = json_set(coalesce(waiting, '{}'), '$.boot', ?,
                    '$.booted_at', ?) WHERE id = ?
                """,
            arguments: [id, at.milliseconds, session]
        )
    }
}
