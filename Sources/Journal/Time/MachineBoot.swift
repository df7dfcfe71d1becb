import Foundation
import GRDB

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
