import Delivery
import Foundation
import Journal

/// Where an import stands, as its journal tells.
package struct ImportStatus {
    /// The journal's path.
    package var journal: String
    package let record: ImportRecord
    package let staged: ImportRecord.Staged
    package let totals: Totals
    /// What is wrong, alike problems together.
    package let problems: [ProblemGroup]
    /// Every session so far, the first one first.
    package let sessions: [SessionStatus]
    /// How the run goes that is on; nil where none is.
    package let progress: ImportProgress?
    /// When this was.
    package let at: Timestamp

    /// Whether a session is on.
    package var isRunning: Bool { sessions.last?.isRunning == true }

    /// The last command that sent rows.
    package var delivery: SessionCommand? { sessions.last { $0.command.isDelivery }?.command }

    /// What the run tells that is on; nil where none is.
    package var told: SessionProgress? { isRunning ? sessions.last?.session.progress : nil }

    /// - Parameter now: what the user's clock shows.
    init(_ journal: Journal, at now: Timestamp = .now()) throws(JournalError) {
        self.journal = journal.path
        at = now
        (record, staged) = try journal.stagedImport()
        totals = try journal.totals()
        problems = try journal.problemGroups()
        let work = try journal.workBySession()
        sessions = try journal.sessions().map { SessionStatus($0, work[$0.id] ?? SessionWork()) }
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

/// What is told of one session of a journal.
package struct SessionStatus {
    package let session: Session
    package let work: SessionWork
    /// What it was: `run`, `resume`, `fix`, ….
    package let command: SessionCommand
    /// Whether its process is at work now.
    package let isRunning: Bool

    package init(_ session: Session, _ work: SessionWork) {
        self.session = session
        self.work = work
        command = SessionCommand(session.command)
        isRunning = session.ended == nil && session.holder.isAlive
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
