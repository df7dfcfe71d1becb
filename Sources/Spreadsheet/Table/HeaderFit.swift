/// How well the texts of a row do as the header of a table of customers. What they mean is known to whoever
/// asks for the table.
package struct HeaderFit: Hashable, Sendable {
    /// Whether the columns give all that a row can't do without.
    package var isEnough: Bool
    /// The columns that mean something, 0-based.
    package var columns: Set<Int>

    package static let none = HeaderFit(isEnough: false, columns: [])

    package init(isEnough: Bool, columns: Set<Int>) {
        self.isEnough = isEnough
        self.columns = columns
    }
}

/// Says how well a row does as the header of a table.
package struct HeaderJudge {
    /// Takes the texts of a row, trimmed, one for each column.
    package let fit: ([String]) -> HeaderFit

    package init(_ fit: @escaping ([String]) -> HeaderFit) { self.fit = fit }
}
