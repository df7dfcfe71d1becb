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
        let source = forgets ? nil : try claim()
        let earlier = try earlierUses(source, folder, identity, sends: sends)
        facts.wasSentBefore = !earlier.isEmpty
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
            source: sourceMemory(source, folder, identity)
        )
        do throws(StateFile.Failure) {
            try memory.allow(mark)
            standing.memory = memory
            let uses = earlier + (file.wasThere ? [file.lastUse] : [])
            if let age = uses.map({ file.age(of: $0, boot) }).min() {
                standing.quietSince = now - age
            }
        } catch {
            if case .unusable(let reason) = error { standing.failure = reason }
            standing.doubt = standing.doubt ?? Doubt.judge(facts, .unusable)
        }
        return standing
    }

    /// What the journal imports; nil while no source was completely read.
    private func claim() throws(JournalError) -> SourceClaim? {
        guard let record = try journal.importRecord(), let staged = record.staged else {
            return nil
        }
        return SourceClaim(record, staged)
    }

    /// When journals out of sight were used that sent rows of the same source.
    private func earlierUses(
        _ source: SourceClaim?,
        _ folder: StateFolder?,
        _ identity: JournalIdentity,
        sends: Bool
    ) throws(JournalError) -> [StateFile.LastUse] {
        guard let source, let folder else { return [] }
        var uses: [StateFile.LastUse] = []
        for sender in folder.lostSenders(of: source, besides: identity, at: path) {
            do throws(StateFile.Failure) {
                uses.append(try StateFile(folder, journal: sender.journal).lastUse)
            } catch {
                if case .inUse(let other) = error, sends {
                    throw .sourceInUse(path: path, other: sender.path, holder: other?.holder)
                }
                uses.append(StateFile.LastUse())
            }
        }
        return uses
    }

    private func sourceMemory(
        _ source: SourceClaim?,
        _ folder: StateFolder?,
        _ identity: JournalIdentity
    ) -> SourceMemory? {
        guard let source, let folder else { return nil }
        let sent = SentSource(
            source,
            journal: identity.journal,
            path: URL(fileURLWithPath: path).standardizedFileURL.path
        )
        return SourceMemory(folder: folder, claim: source, source: sent)
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
