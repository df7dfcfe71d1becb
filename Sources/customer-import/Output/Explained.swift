import AssetAPI
import Journal
import Mapping
import Sandbox
import Spreadsheet

/// An error that says to a person what happened, where, and what to do next.
protocol Explained: Error {
    /// What happened, to which file, line or row.
    var message: String { get }
    /// What to do next.
    var hint: String? { get }
    var exitStatus: ExitStatus { get }
}

extension Explained {
    var exitStatus: ExitStatus { .usage }
}

/// An error of the command line itself.
struct UsageError: Explained {
    var message: String
    var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    /// From ArgumentParser's words, `Error: …`, `Usage: …`, `  See '…' for more information.`, so that
    /// wrong arguments are told like any other error.
    init(parsing text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        let isAside = { (line: String) in
            ["Usage:", "Help:", "  See ", "See "].contains { line.hasPrefix($0) }
        }
        let words = lines.prefix { !isAside($0) }.joined(separator: " ")
        message = words.hasPrefix("Error: ") ? String(words.dropFirst(7)) : words
        hint = lines.first { $0.contains("See '") }
            .flatMap { $0.split(separator: "'").dropFirst().first }.map { "`\($0)`" }
    }
}

extension JournalError: Explained {
    var exitStatus: ExitStatus {
        switch self {
        case .inUse, .copyInUse: .inUse
        case .condition, .noJournal, .notAJournal, .newerVersion, .nothingStaged, .unusable,
            .cannotLock:
            .usage
        case .corrupt, .diskFull, .illegalMove, .database, .moved, .openElsewhere, .tracesLeft:
            .unexpected
        }
    }
}
