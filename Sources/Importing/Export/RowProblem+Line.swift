import Journal

extension RowProblem {
    /// The problem as one line: the field, if there is one, and the text.
    ///
    /// - Parameter status: that of the row. What our own checks say of an invalid one goes on from the
    ///   field's name; what the service says is a sentence of its own.
    package func line(of status: RowStatus) -> String {
        guard let field else { return text }
        return status == .invalid ? "\(field) \(text)" : "\(field): \(text)"
    }
}
