/// Names that tell the columns of a source apart: a name that repeats gets ` (2)`, and a column
/// without one is `column 3`.
struct ColumnKeys {
    private var used: Set<String> = []

    /// - Parameter position: 1-based.
    mutating func key(_ name: String, position: Int) -> String {
        let name = name.isEmpty ? "column \(position)" : name
        var key = name
        var count = 1
        while !used.insert(key).inserted {
            count += 1
            key = "\(name) (\(count))"
        }
        return key
    }

    /// The keys of columns in their order.
    static func all(_ names: [String]) -> [String] {
        var keys = ColumnKeys()
        return names.enumerated().map { keys.key($1, position: $0 + 1) }
    }
}
