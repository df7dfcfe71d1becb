import Importing

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

extension Explained {
    /// What the program ends with.
    var exitStatus: ExitStatus {
        switch kind {
        case .input: .usage
        case .rows: .problems
        case .service: .stopped
        case .inUse: .inUse
        case .unexpected: .unexpected
        }
    }
}
