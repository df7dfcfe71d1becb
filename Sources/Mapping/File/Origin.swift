/// Where a piece of a mapping was written, for messages.
///
/// All origins are equal: two mappings that say the same are the same, wherever their lines are.
package struct Origin: Hashable, Sendable {
    /// The 1-based line of the mapping file; nil for a mapping that wasn't read from one.
    package var line: Int?
    /// The lines of what a piece on several lines refers to, where they differ from ``line``.
    package var references: [String: Int]

    package init(line: Int? = nil, references: [String: Int] = [:]) {
        self.line = line
        self.references = references
    }

    /// The line on which a column or value is named.
    func line(of reference: String) -> Int? { references[reference] ?? line }

    package static func == (_: Origin, _: Origin) -> Bool { true }

    package func hash(into _: inout Hasher) {}
}
