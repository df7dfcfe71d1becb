/// How a mapping refers to a column by where it is: `#3`.
enum ColumnPosition {
    /// The 1-based position in `#3`; nil for any other text.
    static func position(in reference: String) -> Int? {
        guard reference.first == "#" else { return nil }
        return Int(reference.dropFirst()).flatMap { $0 > 0 ? $0 : nil }
    }
}
