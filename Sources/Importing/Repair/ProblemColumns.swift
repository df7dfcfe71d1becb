import Spreadsheet

/// Where a problem file has the columns of a journal.
struct ProblemColumns {
    let mark: Int
    /// For each of the journal's columns; nil where the file lacks it.
    let cells: [Int?]
    let extra: Int?
    let raw: Int?

    /// - Throws: that there is no `_row`, or not a column that the mapping uses.
    init(
        _ names: [String],
        of columns: [Column],
        used: Set<Int>,
        fileName: String
    ) throws(InputError) {
        var places: [String: [Int]] = [:]
        for (place, name) in names.enumerated() {
            places[Self.key(CellGuard.unguarded(name)), default: []].append(place)
        }
        // A source may have columns of these names itself: they are before.
        guard let mark = places["_row"]?.popLast() else {
            throw InputError.noMarks(fileName)
        }
        self.mark = mark
        let own = Dictionary(grouping: columns.indices) { Self.key(columns[$0].name) }
        func added(_ name: String) -> Int? {
            let found = places[name] ?? []
            return found.count > (own[name]?.count ?? 0) ? found.last : nil
        }
        extra = added(AddedColumns.extra)
        raw = added(AddedColumns.raw)
        var cells = [Int?](repeating: nil, count: columns.count)
        for (name, indices) in own.sorted(by: { $0.value[0] < $1.value[0] }) {
            let found = places[name] ?? []
            // Which of several columns of one name is gone can't be told.
            guard found.count >= indices.count else {
                if let index = indices.first(where: used.contains) {
                    throw InputError.missingColumn(columns[index].name, of: indices.count, fileName)
                }
                continue
            }
            for (index, place) in zip(indices, found) { cells[index] = place }
        }
        self.cells = cells
    }

    /// A header as it comes back from a spreadsheet and the reader, which trims it.
    private static func key(_ name: String) -> String {
        SpreadsheetText.normalised(name).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
