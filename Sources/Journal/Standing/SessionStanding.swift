import Foundation
import GRDB

/// Where a journal is among its copies when a session begins.
struct SessionStanding: Sendable {
    /// Why the journal isn't known to be the one that last sent; nil where that is known.
    var doubt: Doubt?
    /// Since when nobody else sends rows of it, as far as is known.
    var quietSince: Timestamp
    /// The mark that the session gives the journal; nil where it keeps the one that it has.
    var mark: String?
    /// The record on this machine, which the session holds; nil where it can't be, or isn't the session's
    /// to change.
    var memory: SessionMemory?
    /// Why there can be no record.
    var failure: String?
}

extension SessionStanding {
    /// How many sessions there were, and when the last of them ended; nil while it has no end.
    static func sessions(_ db: Database) throws -> (count: Int, end: Timestamp?) {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM session") ?? 0
        let last = try Row.fetchOne(
            db,
            sql: "SELECT ended_at FROM session ORDER BY id DESC LIMIT 1"
        )
        return (count, try last?["ended_at"])
    }

    /// Writes down that the log was missing when the journal was opened, where the last session has no
    /// end: whoever opens it may close it without a session.
    static func noteLostLog(in db: Database) throws {
        let (_, end) = try sessions(db)
        guard end == nil else { return }
        try SessionStanding(doubt: .noLog, quietSince: .now()).record(in: db)
    }

    /// Writes down what the session begins with, in the commit that begins it.
    func record(in db: Database) throws {
        if let mark {
            try db.execute(sql: "UPDATE identity SET mark = ?", arguments: [mark])
        }
        guard let doubt else { return }
        try db.execute(
            sql: """
                UPDATE identity SET doubt = ?, quiet_since = ?, was_doubted = 1,
                    listed_before = (SELECT coalesce(max(id), 0) FROM listing)
                """,
            arguments: [doubt.rawValue, quietSince.milliseconds]
        )
    }
}
