import Spreadsheet

/// Keys for the columns of a source, as in a JSON object, where none may be twice.
///
/// A column keeps its own name if it is the first of that name; a further one gets a number, such
/// that no column has the result by itself; one without a name gets its position.
struct ColumnKeys {
    private(set) var keys: [String] = []
    private var taken: Set<String> = []
    private var own: Set<String> = []

    /// Gives keys to the columns that are new since the last call.
    mutating func update(_ columns: [Column]) {
        guard keys.count < columns.count else { return }
        own.formUnion(columns[keys.count...].map(\.name))
        for column in columns[keys.count...] {
            let base = column.name.isEmpty ? "column \(column.position)" : column.name
            var key = base
            var count = 1
            while taken.contains(key) || key != column.name && own.contains(key) {
                count += 1
                key = "\(base) (\(count))"
            }
            taken.insert(key)
            keys.append(key)
        }
    }

    /// The keys of a source's columns, by their names in order.
    static func all(_ names: [String]) -> [String] {
        var keys = ColumnKeys()
        keys.update(names.enumerated().map { Column(name: $1, position: $0 + 1) })
        return keys.keys
    }
}
