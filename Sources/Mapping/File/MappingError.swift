/// Why a mapping can't be used.
package struct MappingError: Error, Hashable, Sendable {
    /// One thing that is wrong.
    package struct Issue: Hashable, Sendable {
        /// The 1-based line of the mapping file; nil where no line says it.
        package var line: Int?
        package var message: String
        package var hint: String?

        package init(line: Int?, message: String, hint: String? = nil) {
            self.line = line
            self.message = message
            self.hint = hint
        }
    }

    /// The mapping file; nil for a guess.
    package var fileName: String?
    /// At least one.
    package var issues: [Issue]

    package init(fileName: String?, issues: [Issue]) {
        self.fileName = fileName
        self.issues = issues
    }

    /// One line for each issue: `mapping.yaml:12: there is no column “Emial”`.
    package var message: String {
        issues.map { issue in
            let place = [fileName, issue.line.map(String.init)].compactMap { $0 }
            return (place.isEmpty ? "" : place.joined(separator: ":") + ": ") + issue.message
        }.joined(separator: "\n")
    }

    /// What to do next, without repeats.
    package var hint: String? {
        var hints: [String] = []
        for case let hint? in issues.map(\.hint) where !hints.contains(hint) { hints.append(hint) }
        return hints.isEmpty ? nil : hints.joined(separator: "\n")
    }
}
