import GRDB

/// What a session did: how many requests it sent, and what they came to.
package struct SessionWork: Hashable, Sendable {
    /// Requests for rows; pages of the service's list aren't among them.
    package var requests = 0
    /// Requests for pages of the service's list.
    package var listRequests = 0
    /// Rows that were settled.
    package var settled = 0

    package init() {}
}

/// Sums over the attempts of each session, which one that has ended keeps beside what it waited for: its
/// attempts never change again.
enum SessionSums {
    /// Those that are kept; nil where they don't account for every attempt.
    static func kept(_ db: Database) throws -> [SessionID: SessionWork]? {
        var work: [SessionID: SessionWork] = [:]
        for row in try keptRows(db) {
            // Whoever wrote it: no reason to refuse a journal.
            guard let requests = try? row[1] as Int, let settled = try? row[2] as Int else {
                return nil
            }
            var sum = SessionWork()
            (sum.requests, sum.settled) = (requests, settled)
            try work[row[0]] = sum
        }
        let attempts = try Int.fetchOne(db, sql: "SELECT count(*) FROM attempt") ?? 0
        return work.values.map(\.requests).reduce(0, +) == attempts ? work : nil
    }

    private static func keptRows(_ db: Database) throws -> [Row] {
        // A journal of an earlier version that is only read has no place for them.
        guard try db.hasColumn("waiting", in: "session") else {
            return []
        }
        return try Row.fetchAll(db, sql: keptOnes)
    }

    private static let keptOnes = """
        SELECT id, json_extract(waiting, '$.requests'), json_extract(waiting, '$.settled')
        FROM session WHERE ended IS NOT NULL AND json_valid(waiting)
            AND json_extract(waiting, '$.requests') IS NOT NULL
        """

    /// Those of all attempts: 0.1 s for a million, and half of what SQLite takes, which sorts them.
    static func counted(_ db: Database) throws -> [SessionID: SessionWork] {
        var sums = SumsBySession()
        let statement = try RawStatement(
            db,
            sql: "SELECT session, outcome <> 'pending' FROM attempt"
        )
        try statement.run {
            let session: SessionID = try statement.stored(0)
            sums.add(session: session, isSettled: statement.int(1) != 0)
        }
        return sums.all()
    }

    /// Leaves them with all sessions that have ended. Counts only where any are missing.
    static func keep(_ db: Database) throws {
        guard try kept(db) == nil else { return }
        let update = try db.cachedStatement(
            sql: """
                UPDATE session SET waiting = json_set(coalesce(waiting, '{}'), '$.requests', ?,
                    '$.settled', ?)
                WHERE id = ? AND ended IS NOT NULL AND (waiting IS NULL OR json_valid(waiting))
                """
        )
        for (session, sum) in try counted(db) {
            try update.execute(arguments: [sum.requests, sum.settled, session])
        }
    }

    /// A line for each session that keeps other sums than its attempts have.
    static func faults(
        _ db: Database,
        counted: [SessionID: SessionWork]
    ) throws -> [String] {
        try keptRows(db).compactMap { row in
            let session: SessionID = try row[0]
            let sum = counted[session] ?? SessionWork()
            let (requests, settled) = (try? row[1] as Int, try? row[2] as Int)
            guard requests != sum.requests || settled != sum.settled else { return nil }
            return
                "session \(session) has \(sum.requests) attempts, \(sum.settled) of them settled, and"
                + " keeps other sums"
        }
    }
}

/// Requests by their session, of which many in a row are of one.
struct SumsBySession {
    private var sums: [SessionID: SessionWork] = [:]
    private var session: SessionID = 0
    private var present = SessionWork()

    mutating func add(session: SessionID, isSettled: Bool) {
        if session != self.session { turn(to: session) }
        present.requests += 1
        if isSettled { present.settled += 1 }
    }

    private mutating func turn(to session: SessionID) {
        if present.requests > 0 { sums[self.session] = present }
        self.session = session
        present = sums[session] ?? SessionWork()
    }

    mutating func all() -> [SessionID: SessionWork] {
        turn(to: 0)
        return sums
    }
}
