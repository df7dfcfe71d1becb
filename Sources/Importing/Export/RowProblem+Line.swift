import Journal

extension RowProblem {
    /// The problem as one line: the field, if there is one, and the text.
    package var line: String {
        [field, text].compactMap { $0 }.joined(separator: " ")
    }
}
