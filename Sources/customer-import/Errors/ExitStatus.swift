import Delivery
import Journal

/// The program's exit codes, in one place; docs/commands/README.md has the same table for people.
///
/// A command ends with a status other than 0 by throwing it.
enum ExitStatus: Int32, Error, CaseIterable {
    /// Every row is settled well.
    case done = 0
    /// Something that nobody expected.
    case unexpected = 1
    /// Wrong usage or unreadable input; nothing was sent.
    case usage = 2
    /// Some rows are invalid, rejected or failed.
    case problems = 3
    /// Of some rows it isn't known whether the service created them.
    case unknown = 4
    /// The service stopped the run: token, permission, or away for too long.
    case stopped = 5
    /// The totals don't add up: a bug.
    case inconsistent = 6
    /// Another run is at work on the journal.
    case inUse = 7
    /// Interrupted by a signal.
    case interrupted = 130

    /// What the rows of a journal come to, when nothing else has to be said.
    init(_ totals: Totals) {
        if !totals.addUp {
            self = .inconsistent
        } else if totals[.unknown] > 0 {
            self = .unknown
        } else if totals.needingPerson > 0 {
            self = .problems
        } else {
            self = .done
        }
    }

    /// What a run comes to. Totals that don't add up outrank everything.
    init(_ end: DeliveryEnd, totals: Totals) {
        guard totals.addUp else {
            self = .inconsistent
            return
        }
        switch end {
        case .finished, .limitReached, .tooManyRejects: self.init(totals)
        case .existing: self = .problems
        case .drained: self = .interrupted
        case .stopped, .gaveUp, .unreachable, .noToken: self = .stopped
        case .journalFailed: self = .unexpected
        }
    }
}

extension ExitStatus {
    /// What it tells a user.
    private var meaning: String {
        switch self {
        case .done: "done; no row needs you"
        case .unexpected: "unexpected error"
        case .usage: "wrong usage, or a file that can't be read"
        case .problems: "some rows are invalid, rejected or failed"
        case .unknown: "some rows are unknown: they may have been created"
        case .stopped: "the service stopped the run, or can't be reached"
        case .inconsistent: "the totals don't add up"
        case .inUse: "another run is using this journal"
        case .interrupted: "interrupted"
        }
    }

    /// All of them, a line each: for the help, from which the manual pages have them, too.
    static var table: String {
        allCases.map { status in
            let code = String(status.rawValue)
            return "  \(code)\(String(repeating: " ", count: 5 - code.count))\(status.meaning)"
        }.joined(separator: "\n")
    }
}
