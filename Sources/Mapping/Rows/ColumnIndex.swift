import Spreadsheet

/// Where the columns of a source are, by name; grows as JSON Lines show new keys.
struct ColumnIndex {
    private(set) var columns: [Column] = []
    private var indices: [String: [Int]] = [:]

    enum Lookup: Hashable {
        case found(Int)
        case missing
        /// Several columns have the name; their 1-based positions.
        case repeated([Int])
    }

    init(_ columns: [Column]) {
        add(columns)
    }

    mutating func add(_ new: some Sequence<Column>) {
        for column in new {
            indices[column.name, default: []].append(columns.count)
            columns.append(column)
        }
    }

    /// Finds a column by its name, or by its position written `#3`.
    func find(_ reference: String) -> Lookup {
        if let found = indices[reference], let first = found.first {
            return found.count == 1 ? .found(first) : .repeated(found.map { $0 + 1 })
        }
        if let position = ColumnPosition.position(in: reference), position <= columns.count {
            return .found(position - 1)
        }
        return .missing
    }
}
