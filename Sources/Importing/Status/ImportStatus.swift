import Delivery
import Foundation
import Journal

/// Where an import is, as its journal tells.
package struct ImportStatus {
    /// The journal's path.
    package var journal: String
    package let record: ImportRecord
    package let staged: ImportRecord.Staged
    package let totals: Totals
    /// What is wrong, alike problems together.
    package let problems: [ProblemGroup]
    /// What was found in the rows before they were sent, alike findings together.
    package let findings: [FindingGroup]
    /// Why the journal isn't known to be the one that last sent; nil where it is, as far as it knows
    /// itself.
    package let doubt: Doubt?
    /// Every session so far, the first one first.
    package let sessions: [SessionStatus]
    /// How the run goes that is on; nil where none is.
    package let progress: ImportProgress?
    /// When this was.
    package let at: Timestamp
    /// Where this tells of several journals, what each of them says; else none. Then there are no sessions and
    /// no doubt but theirs.
    package let parts: [ImportStatus]
    /// Shards whose journals weren't named.
    package let missing: [Shard]

    /// Whether a session is on.
    package var isRunning: Bool {
        sessions.last?.isRunning == true || parts.contains(where: \.isRunning)
    }

    /// The last command that sent rows.
    package var delivery: SessionCommand? { sessions.last { $0.command.isDelivery }?.command }

    /// What the run tells that is on; nil where none is.
    package var told: SessionProgress? { isRunning ? sessions.last?.session.progress : nil }

    /// Of what is known already, such as of several journals together.
    init(
        journal: String,
        record: ImportRecord,
        staged: ImportRecord.Staged,
        totals: Totals,
        problems: [ProblemGroup],
        findings: [FindingGroup],
        sessions: [SessionStatus] = [],
        progress: ImportProgress? = nil,
        at: Timestamp,
        parts: [ImportStatus] = [],
        missing: [Shard] = []
    ) {
        (self.journal, self.record, self.staged) = (journal, record, staged)
        (self.totals, self.problems, self.findings) = (totals, problems, findings)
        (self.progress, self.at, self.parts, self.missing) = (progress, at, parts, missing)
        (doubt, self.sessions) = (nil, sessions)
    }

    /// - Parameters:
    ///   - known: what was found in the rows, where that is known already.
    ///   - now: what the user's clock shows.
    init(
        _ journal: Journal,
        findings known: [FindingGroup]? = nil,
        at now: Timestamp = .now()
    ) throws(JournalError) {
        self.journal = journal.path
        at = now
        (parts, missing) = ([], [])
        (record, staged) = try journal.stagedImport()
        totals = try journal.totals()
        problems = try journal.problemGroups()
        if let known { findings = known } else { findings = try journal.findingGroups() }
        // A sandbox inside the process forgets what it held.
        let forgets = record.baseURL == ServiceTarget.practiceName
        doubt = forgets ? nil : try journal.identity()?.doubt
        let work = try journal.workBySession()
        sessions = try journal.sessions().map {
            SessionStatus($0, work[$0.id] ?? SessionWork(), isAtWork: journal.isAtWork)
        }
        progress = sessions.last.flatMap { [totals] last in
            guard last.isRunning else { return nil }
            return ImportProgress(
                last.session.progress,
                totals,
                limit: last.command.allowed,
                at: now
            )
        }
    }
}

/// What is said about one session of a journal.
package struct SessionStatus {
    package let session: Session
    package let work: SessionWork
    /// What it was: `run`, `resume`, `fix`, ….
    package let command: SessionCommand
    /// Whether it is on.
    package let isRunning: Bool

    /// - Parameter isAtWork: whether somebody has the journal's lock. A process is no sign: its number may
    ///   be another's by now, or one of another container.
    package init(_ session: Session, _ work: SessionWork, isAtWork: Bool) {
        self.session = session
        self.work = work
        command = SessionCommand(session.command)
        isRunning = session.ended == nil && isAtWork
    }
}

/// What is left to be done with an import.
package struct RemainingWork {
    package let totals: Totals
    /// The last command that sent rows; nil where none did.
    package let delivery: SessionCommand?

    init(_ journal: Journal) throws(JournalError) {
        totals = try journal.totals()
        delivery = try journal.sessions().map { SessionCommand($0.command) }
            .last { $0.isDelivery }
    }
}
