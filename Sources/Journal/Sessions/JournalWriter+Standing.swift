import Foundation
import GRDB

extension JournalWriter {
    /// Holds the journal against its record on this machine, and gets the record ready for a session.
    ///
    /// - Parameters:
    ///   - folder: where this machine keeps records; nil for nowhere.
    ///   - sends: whether the session may send rows. One that doesn't leaves the record of a journal in
    ///     doubt to the copy that does.
    ///   - forgets: whether the service holds nothing from before.
    ///   - givenURL: the base URL that the user gave, to be remembered; nil for none.
    ///   - boot: the start of this machine; nil where the system doesn't tell.
    /// - Throws: ``JournalError/copyInUse(path:other:holder:)`` while another copy of it has a session, and
    ///   ``JournalError/sourceInUse(path:other:holder:)`` while another journal sends rows of its source.
    func standing(
        _ folder: StateFolder?,
        sends: Bool,
        forgets: Bool = false,
        givenURL: String?,
        at now: Timestamp,
        boot: MachineBoot?
    ) throws(JournalError) -> SessionStanding {
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
        let file: StateFile
        do throws(StateFile.Failure) {
            guard let folder else { throw .unusable(reason: "there is no folder for it") }
            file = try StateFile(folder, journal: identity.journal)
        } catch {
            switch error {
            case .inUse(let other) where sends:
                throw .copyInUse(path: path, other: other?.path, holder: other?.holder)
            case .inUse: standing.doubt = .elsewhere
            case .unusable(let reason):
                standing.doubt = Doubt.judge(facts, .unusable)
                standing.failure = reason
                standing.mark = Mark.random()
            }
            return standing
        }
        let source = forgets ? nil : try sourceMemory(folder, identity)
        var others: [StateFile.LastUse] = []
        if let source { others = try usesElsewhere(source, since: file.lastUse, sends: sends) }
        facts.isSentElsewhere = !others.isEmpty
        facts.holdsLastStep = try holds(file.found?.lastStep)
        standing.doubt = Doubt.judge(
            facts,
            file.wasThere ? .marks(file.found?.marks ?? []) : .missing
        )
        if file.wasThere { standing.quietSince = now }
        guard standing.doubt == nil || sends else { return standing }
        let mark = Mark.random()
        standing.mark = mark
        let memory = SessionMemory(
            file,
            record(identity, file.found, standing.doubt, givenURL, boot),
            source: source
        )
        do throws(StateFile.Failure) {
            try memory.allow(mark)
            standing.memory = memory
            let uses = others + (file.wasThere ? [file.lastUse] : [])
            if let age = uses.map({ file.age(of: $0, boot) }).min() {
                standing.quietSince = now - age
            }
        } catch {
            if case .unusable(let reason) = error { standing.failure = reason }
            standing.doubt = standing.doubt ?? Doubt.judge(facts, .unusable)
        }
        return standing
    }

    private func record(
        _ identity: JournalIdentity,
        _ found: StateRecord?,
        _ doubt: Doubt?,
        _ givenURL: String?,
        _ boot: MachineBoot?
    ) -> StateRecord {
        var record = StateRecord(
            marks: doubt == nil ? [identity.mark ?? Doubt.noMark] : [],
            path: URL(fileURLWithPath: path).standardizedFileURL.path,
            holder: .current(),
            boot: boot,
            baseURLs: found?.baseURLs ?? []
        )
        if let givenURL, !record.baseURLs.contains(givenURL) { record.baseURLs.append(givenURL) }
        return record
    }

    /// Whether the journal holds what was last committed. A row that was claimed and not sent after all
    /// has one attempt less again: the commit that gave it back settled others.
    private func holds(_ step: LastStep?) throws(JournalError) -> Bool {
        guard let step else { return true }
        return try journal.read { db in
            let claimed =
                step.kind == .claimed
                ? "OR EXISTS (SELECT 1 FROM row WHERE id = ?1 AND attempts >= ?2)" : ""
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attempt WHERE row = ?1 AND number = ?2) \(claimed)
                    """,
                arguments: [step.row, step.attempt]
            ) ?? false
        }
    }
}
