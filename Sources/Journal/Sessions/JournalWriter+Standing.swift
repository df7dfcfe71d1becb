import Foundation
import GRDB

extension JournalWriter {
    /// Holds the journal against its record on this machine, and against what other journals sent, and gets
    /// the record ready for a session.
    ///
    /// - Parameter folder: where this machine keeps records; nil for nowhere.
    /// - Returns: also the other journals that it remembers, where the session may send rows.
    /// - Throws: ``JournalError/copyInUse(path:other:holder:)`` while another copy of it has a session, and
    ///   ``JournalError/sourceInUse(path:other:holder:)`` while another journal sends rows of its source, or
    ///   such as it has, ``JournalError/otherBegins(path:holder:)`` where one that begins doesn't get on.
    func standing(
        _ folder: StateFolder?,
        _ terms: SessionTerms,
        at now: Timestamp,
        isWaiting: (LockHolder?) -> Void = { _ in }
    ) throws(JournalError) -> (SessionStanding, OtherImports) {
        guard let identity = try journal.identity() else {
            throw .corrupt(path: path, reason: "it doesn't say which journal it is")
        }
        let (sessions, end) = try journal.read(SessionStanding.sessions)
        var facts = Doubt.Facts(
            mark: identity.mark,
            isNew: sessions == 0,
            lacksLog: lacksLog,
            hasEnd: end != nil
        )
        var standing = SessionStanding(quietSince: lacksLog ? now : end ?? now)
        let starting: StartingLock?
        let file: StateFile?
        let use: StateFile.LastUse
        do throws(StateFile.Failure) {
            guard let folder else { throw .unusable(reason: "there is no folder for it") }
            // Of two that begin together, the second one sees the first.
            starting =
                terms.sends && !terms.isTrial
                ? try StartingLock(
                    folder,
                    patience: terms.startingPatience,
                    isWaiting: isWaiting
                ) : nil
            if terms.isTrial {
                file = nil
                use = try StateFile.look(folder, journal: identity.journal)
            } else {
                let own = try StateFile(folder, journal: identity.journal)
                (file, use) = (own, own.lastUse)
            }
        } catch {
            switch error {
            case .inUse(let other) where terms.sends:
                throw .copyInUse(path: path, other: other?.path, holder: other?.holder)
            case .inUse: standing.doubt = .elsewhere
            // What it is about to send isn't known: to begin beside it would be to guess.
            case .begins(let holder): throw .otherBegins(path: path, holder: holder)
            case .unusable(let reason):
                standing.doubt = Doubt.judge(facts, .unusable)
                standing.failure = reason
                standing.mark = Mark.random()
            }
            return (standing, OtherImports())
        }
        defer { starting?.release() }
        // Before rows are put back: whoever is killed in between compares them without need.
        if terms.putsBack { try sourceMemory(folder, identity)?.notePutBack() }
        let source = terms.forgets || !terms.sends ? nil : try sourceMemory(folder, identity)
        var others = OtherImports()
        if let folder, let source {
            others = try OtherImports(
                source,
                folder,
                path: path,
                comparesAnew: hasRowsPutBack()
            )
        }
        facts.isSentElsewhere = !others.sameContent.isEmpty
        facts.holdsLastStep = try holds(use.record?.lastStep)
        standing.doubt = Doubt.judge(
            facts,
            use.wasThere ? .marks(use.record?.marks ?? []) : .missing
        )
        if use.wasThere { standing.quietSince = now }
        guard let file, standing.doubt == nil || terms.sends else { return (standing, others) }
        let mark = Mark.random()
        standing.mark = mark
        let memory = SessionMemory(
            file,
            record(identity, use.record, standing.doubt, terms),
            source,
            hasKeyless: try hasKeylessRows(source?.own())
        )
        do throws(StateFile.Failure) {
            try memory.announceSource()
            try memory.allow(mark)
            standing.memory = memory
            let uses = others.sameContent + (use.wasThere ? [use] : [])
            if let age = uses.map({ file.age(of: $0, terms.boot) }).min() {
                standing.quietSince = now - age
            }
        } catch {
            if case .unusable(let reason) = error { standing.failure = reason }
            standing.doubt = standing.doubt ?? Doubt.judge(facts, .unusable)
        }
        return (standing, others)
    }

    /// Looks whether other journals have sent rows like those that this one is about to send.
    ///
    /// - Returns: the one that has; nil for none, and where one that was removed may have.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` while one of them sends.
    func compareRows(
        _ standing: inout SessionStanding,
        _ others: OtherImports,
        _ terms: SessionTerms,
        at now: Timestamp
    ) throws(JournalError) -> SharedRows? {
        let shared: SharedRows?
        do throws(JournalError) {
            shared = try SharedRows(
                with: self,
                others,
                ignoresKeys: terms.ignoresKeys
            )
        } catch {
            standing.memory?.withdrawSource()
            throw error
        }
        guard standing.doubt == nil else { return shared }
        if let shared {
            standing.doubt = .sharedRows
            standing.quietSince = shared.until ?? now
        } else if try mayShareRows(withLost: others, terms) {
            standing.doubt = .lostJournal
            let ages = others.lost.map { standing.memory?.age(of: $0, terms.boot) ?? .zero }
            standing.quietSince = now - (ages.min() ?? .zero)
        }
        return shared
    }

    /// Whether a journal that was removed may have sent rows of this one: rows with an `external_id` are looked
    /// for in the list as usual, which doesn't tell of one that was sent without.
    private func mayShareRows(
        withLost others: OtherImports,
        _ terms: SessionTerms
    ) throws(JournalError) -> Bool {
        guard !others.lost.isEmpty else { return false }
        if others.lostKeyless { return try journal.totals()[.pending] > 0 }
        return try !RowsToSend(
            of: journal,
            terms.ignoresKeys ? .none : .whereListWasRead,
            withLikely: false
        ).isEmpty
    }

    /// - Parameter known: what this machine remembers of the journal, so that it isn't asked each time: only
    ///   `fix` and `remap` take the `external_id` from a row later.
    private func hasKeylessRows(_ known: SentSource?) throws(JournalError) -> Bool {
        if known?.keyless == true { return true }
        return try journal.read { db in
            let mayHaveChanged = try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM session WHERE command IN ('fix', 'remap'))"
            )
            if known?.keyless == false, mayHaveChanged == false { return false }
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM row WHERE external_id IS NULL
                            AND (payload IS NOT NULL OR attempts > 0))
                    """
            ) ?? true
        }
    }

    private func record(
        _ identity: JournalIdentity,
        _ found: StateRecord?,
        _ doubt: Doubt?,
        _ terms: SessionTerms
    ) -> StateRecord {
        var record = StateRecord(
            marks: doubt == nil ? [identity.mark ?? Doubt.noMark] : [],
            path: path.absolutePath,
            holder: .current(),
            boot: terms.boot,
            baseURLs: found?.baseURLs ?? [],
            sends: terms.sends
        )
        if let givenURL = terms.givenURL, !record.baseURLs.contains(givenURL) {
            record.baseURLs.append(givenURL)
        }
        return record
    }

    /// Whether rows were put back since the journal last sent, by its own account: `remap` leaves nothing in it.
    private func hasRowsPutBack() throws(JournalError) -> Bool {
        try journal.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT coalesce((SELECT max(session) FROM edit), 0)
                        > coalesce((SELECT max(session) FROM attempt), 0)
                    """
            ) ?? true
        }
    }

    /// Whether the journal holds what was last committed. A row that was claimed and not sent after all
    /// has one attempt less again: the commit that gave it back settled others.
    private func holds(_ step: LastStep?) throws(JournalError) -> Bool {
        guard let step else { return true }
        return try journal.read { db in
            let claimed =
                step.kind == .claimed
                ? """
                OR EXISTS (SELECT 1 FROM row WHERE id = ?1 AND (attempts > ?2
                    OR attempts = ?2 AND sent_at = coalesce(?3, sent_at)))
                """ : "AND ?3 IS NULL"
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attempt WHERE row = ?1 AND number = ?2) \(claimed)
                    """,
                arguments: [step.row, step.attempt, step.claimedAt?.milliseconds]
            ) ?? false
        }
    }
}
