import Foundation
import GRDB

/// One run of this tool on a journal.
package struct Session: Hashable, Sendable {
    package var id: SessionID
    package var startedAt: Timestamp
    package var endedAt: Timestamp?
    package var holder: LockHolder
    package var command: String
    package var ended: Ending?
    /// What a person would want to know of the ending, such as the service's last word.
    package var detail: String?
    /// How it goes; nil once it has ended, and where it didn't tell.
    package var progress: SessionProgress?

    /// Why a session ended.
    package enum Ending: String, Hashable, Sendable {
        /// Nothing was left to send.
        case finished
        /// It was asked to stop, by a signal or by `--limit`.
        case stopped
        /// It gave up: the token, a permission, or a service that stayed away.
        case gaveUp = "gave_up"
        /// An error of this tool or its surroundings, such as a full disk.
        case error
        /// The process ended without a word; a later session found out.
        case crashed
    }

    /// What a session begins with.
    package struct Beginning: Hashable, Sendable {
        package var id: SessionID
        /// The rows that became unknown, since the run that was sending them was cut off.
        package var cutOff: Int
        /// Whether the session before ended without a word: killed, out of memory, or without power.
        package var followsCrash = false
        /// Why nothing may be sent before the service's list has told; nil where that isn't so.
        package var doubt: Doubt?
        /// Why this machine can't keep a record of the journal; nil where it does.
        package var withoutRecord: String?
        /// Another journal that has sent rows like those of this one; nil for none.
        package var shared: SharedRows?
    }

    static func fetchAll(_ db: Database) throws -> [Session] {
        try Row.fetchAll(db, sql: "SELECT * FROM session ORDER BY id").map { row in
            try Session(
                id: row["id"],
                startedAt: row["started_at"],
                endedAt: row["ended_at"],
                holder: LockHolder(pid: row["pid"], host: row["host"]),
                command: row["command"],
                ended: (row["ended"] as String?).flatMap(Ending.init(rawValue:)),
                detail: row["detail"],
                progress: (row["waiting"] as String?).flatMap(SessionProgress.init(json:))
            )
        }
    }
}

extension Journal {
    /// Every session so far, the first one first. The last is under way if it has no end.
    package func sessions() throws(JournalError) -> [Session] {
        try read(Session.fetchAll)
    }
}

extension JournalWriter {
    /// Opens a session, and puts right what a session that ended without a word left behind: a
    /// row that was `sending` becomes `unknown`, since its request may have reached the service; one
    /// that was to update a customer becomes `pending`, since a `PATCH` may be repeated.
    ///
    /// - Parameters:
    ///   - command: the command line, which never holds a secret.
    ///   - state: where this machine keeps what it knows of journals; nil for nowhere, and then a journal
    ///     that had a session is in doubt.
    ///   - isChecking: called once, on another thread, where the file is looked through for damage
    ///     after such an end, and that takes more than a second.
    ///   - isWaiting: called once, with who it is, where another session that is just beginning is waited for.
    /// - Throws: also ``JournalError/corrupt(path:reason:)``, ``JournalError/otherBegins(path:holder:)``,
    ///   ``JournalError/copyInUse(path:other:holder:)`` and
    ///   ``JournalError/sourceInUse(path:other:holder:)``.
    package func beginSession(
        command: String,
        toolVersion: String,
        at now: Timestamp,
        state: StateFolder? = nil,
        _ terms: SessionTerms = SessionTerms(),
        isChecking: @escaping @Sendable () -> Void = {},
        isWaiting: (LockHolder?) -> Void = { _ in }
    ) throws(JournalError) -> Session.Beginning {
        try checkAfterCut(isSlow: isChecking)
        memory.withLock { $0 = nil }
        let (found, others) = try standing(state, terms, at: now, isWaiting: isWaiting)
        var standing = found
        let shared =
            terms.sends && !terms.forgets
            ? try compareRows(&standing, others, terms, at: now) : nil
        let begun = standing
        let holder = LockHolder.current()
        let beginning = try transaction { db in
            let (cutOff, crashed) = try Self.recover(db)
            try db.execute(
                sql: """
                    INSERT INTO session (started_at, host, pid, command, tool_version)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [now.milliseconds, holder.host, holder.pid, command, toolVersion]
            )
            let id = SessionID(db.lastInsertedRowID)
            try begun.record(in: db)
            return Session.Beginning(
                id: id,
                cutOff: cutOff,
                followsCrash: crashed > 0,
                doubt: try JournalIdentity.fetch(db)?.doubt,
                withoutRecord: begun.failure,
                shared: shared
            )
        }
        if let memory = begun.memory, let mark = begun.mark {
            try confirm(mark, memory)
            memory.beganSource(turn: others.nextTurn)
            self.memory.withLock { $0 = memory }
        }
        return beginning
    }

    /// Closes a session with the totals at its end.
    package func endSession(
        _ id: SessionID,
        _ ending: Session.Ending,
        detail: String?,
        at now: Timestamp
    ) throws(JournalError) {
        let memory = memory.withLock { $0 }
        let mark = Mark.random()
        // Where the record can't be written, the next session is in doubt: no reason to leave this one
        // without an end.
        let isAllowed = (try? memory?.allow(mark)) != nil
        let mayHaveCreated = try transaction { db in
            let totals = try Totals.fetch(db)
            let counts = Dictionary(
                uniqueKeysWithValues: RowStatus.allCases.map { ($0.rawValue, totals[$0]) }
            )
            try db.execute(
                sql: """
                    UPDATE session SET ended_at = ?, ended = ?, detail = ?, counts = ?,
                        waiting = \(MachineBoot.kept)
                    WHERE id = ? AND ended IS NULL
                    """,
                arguments: [
                    now.milliseconds, ending.rawValue, detail, try JSONText.encode(counts), id,
                ]
            )
            try SessionSums.keep(db)
            if isAllowed {
                try db.execute(sql: "UPDATE identity SET mark = ?", arguments: [mark])
            }
            return RowStatus.allCases.contains { $0.mayBeCustomer && totals[$0] > 0 }
        }
        if isAllowed { try? memory?.confirm(mark) }
        if !mayHaveCreated { memory?.forgetSource() }
        self.memory.withLock { $0 = nil }
    }

    /// Until the mark is confirmed, the journal's state before this session would be taken for it.
    private func confirm(_ mark: String, _ memory: SessionMemory) throws(JournalError) {
        do throws(StateFile.Failure) {
            try memory.confirm(mark)
        } catch {
            guard case .unusable(let reason) = error else { return }
            throw .unusable(path: path, reason: "its record on this machine: \(reason)")
        }
    }

    /// The rows that were being sent: found by the index, and told by each row itself.
    private static let wereSending = "id IN (SELECT id FROM row WHERE status = 'sending')"
    private static let sending = "\(wereSending) AND +status = 'sending'"

    /// - Returns: the rows that became unknown, and the sessions that had no end.
    private static func recover(_ db: Database) throws -> (rows: Int, sessions: Int) {
        let lastSent = try Int64.fetchOne(
            db,
            sql: "SELECT max(sent_at) FROM row WHERE \(sending)"
        )
        try db.execute(
            sql: """
                INSERT INTO attempt (row, number, session, started_at, outcome, problem_code, problem)
                SELECT id, attempts, (SELECT max(id) FROM session), coalesce(sent_at, 0),
                       iif(patch IS NULL, 'unknown', 'pending'), 'crashed', 'the run ended while this request was under way'
                FROM row WHERE \(sending);
                """
        )
        try db.execute(
            sql: RowMove.cutOffUpdate.statement(where: "\(wereSending) AND patch IS NOT NULL")
        )
        try db.execute(sql: RowMove.cutOff.statement(where: wereSending))
        let cutOff = db.changesCount
        // Nobody saw it end: its last sign of life is the nearest that can be told. Every attempt is
        // looked at only where no row was being sent: that takes 0.2 s for a million.
        try db.execute(
            sql: """
                UPDATE session SET ended = 'crashed', waiting = \(MachineBoot.kept), ended_at = max(started_at,
                    coalesce(?, (SELECT max(max(started_at, coalesce(finished_at, 0)))
                        FROM attempt WHERE attempt.session = session.id), 0),
                    coalesce((SELECT max(max(started_at, coalesce(finished_at, 0))) FROM listing
                        WHERE listing.session = session.id), 0))
                WHERE ended IS NULL
                """,
            arguments: [lastSent]
        )
        return (cutOff, db.changesCount)
    }
}
