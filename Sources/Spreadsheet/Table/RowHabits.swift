/// What the rows of a table have in common, told by the first of them. Pure.
struct RowHabits {
    /// How many columns the table has.
    let columns: Int
    /// The columns that mean something to a customer, 0-based.
    let meaning: Set<Int>
    /// The columns that each of the rows fills.
    let always: [Int]
    /// For each column what all of its texts are; nil where they differ, or there are none.
    let kinds: [CellShape?]
    /// How many rows there are.
    let rows: Int

    /// - Parameter records: the first rows below the header, blank ones too.
    init(_ records: ArraySlice<Record>, columns: Int, meaning: Set<Int> = []) {
        self.columns = columns
        self.meaning = meaning
        var filled = Array(repeating: 0, count: columns)
        var kinds: [[CellShape: Int]] = Array(repeating: [:], count: columns)
        var rows = 0
        for record in records where !record.hasProblem && !record.isBlank {
            let cells = (0..<min(record.count, columns)).map { Self.text(record, $0) }
            let inked = cells.indices.filter { !cells[$0].isEmpty }
            // What may be no row says nothing of those that are.
            let isLone = columns > 1 && inked.count < 2
            let closes = inked.first.map { ClosingText(cells[$0]) != nil } ?? true
            if isLone || closes { continue }
            rows += 1
            for column in inked {
                filled[column] += 1
                kinds[column][CellShape(cells[column]), default: 0] += 1
            }
        }
        self.rows = rows
        always = filled.indices.filter { rows > 0 && filled[$0] == rows }
        self.kinds = kinds.map { kinds in
            // One of many may be a description below the header, or a mistake.
            let total = kinds.values.reduce(0, +)
            return kinds.first { $1 > 1 && ($1 == total || total > 2 && $1 == total - 1) }?.key
        }
    }

    /// The text of a cell, trimmed.
    static func text(_ record: Record, _ column: Int) -> String {
        Column(header: record[cell: column] ?? "", position: 1).name
    }
}
