/// A column as a matching names it.
package struct HeaderColumn: Hashable, Sendable {
    /// The header as the file has it, trimmed.
    package var name: String
    /// 1-based.
    package var position: Int

    package init(name: String, position: Int) {
        self.name = name
        self.position = position
    }
}

/// What ``HeaderMatcher`` found out about the columns of a file.
package struct HeaderMatching: Hashable, Sendable {
    /// One column and what it was matched to.
    package struct Match: Hashable, Sendable {
        package var target: HeaderTarget
        package var column: HeaderColumn
        /// Why, in a few words for a person: "the API's name", "a common header for email".
        package var reason: String
        /// How surely, from 1 on; see ``HeaderReading/Candidate/strength``.
        package var strength = 100
    }

    /// Two columns that fit one target equally well, so that neither was taken.
    package struct Ambiguity: Hashable, Sendable {
        package var target: HeaderTarget
        package var first: HeaderColumn
        package var second: HeaderColumn
    }

    /// A column that would fit a target which a better one has.
    package struct RunnerUp: Hashable, Sendable {
        package var target: HeaderTarget
        package var column: HeaderColumn
        package var chosen: HeaderColumn
    }

    /// At most one for each target, in the order of ``HeaderTarget/all``.
    package var matches: [Match] = []
    package var ambiguities: [Ambiguity] = []
    package var runnersUp: [RunnerUp] = []
    /// Columns with no meaning for a customer, in the file's order.
    package var unmatched: [HeaderColumn] = []
    /// Sentences on address columns that were left out or are incomplete.
    package var notes: [String] = []
    /// Whether the parts of persons' names are called in a language in which the family's is first.
    package var hasFamilyNameFirst = false

    /// The match of a target, nil where it has none.
    package subscript(target: HeaderTarget) -> Match? {
        matches.first { $0.target == target }
    }
}
