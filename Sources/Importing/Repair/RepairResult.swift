import Journal
import Mapping
import Spreadsheet

/// What came of a problem file.
package struct RepairResult {
    /// A changed row that can't be sent: it stays what it was, in the journal and in the file.
    package struct Refusal {
        package var row: RowID
        package var line: Int
        package var problem: RowProblem
    }

    /// How messages call the file.
    package let file: String
    private let columns: [Column]
    /// Rows to be sent.
    package internal(set) var repairs: [RowRepair] = []
    package private(set) var refusals: [Refusal] = []
    /// Lines that leave their rows alone.
    package internal(set) var unchanged = 0
    /// How many cells of a column were changed, by its 0-based place.
    package private(set) var changedCells: [Int: Int] = [:]
    /// How many cells differ and stay as they are, since the mapping doesn't use their column.
    package private(set) var leftOutCells: [Int: Int] = [:]
    /// What `check` would warn of in the changed rows.
    package private(set) var warnings = FindingSummary()

    init(file: String, columns: [Column]) {
        self.file = file
        self.columns = columns
    }

    /// Takes in the warnings and the cells of a changed row.
    mutating func note(_ mapped: MappedRow, _ change: Change) {
        for column in change.changed { changedCells[column, default: 0] += 1 }
        for var warning in mapped.warnings {
            // Where the person sees it, and not where it stood while it was mapped.
            warning.row = Int(change.row.id.number)
            warning.position.line = change.entry.line
            warnings.add(warning)
        }
    }

    mutating func leaveOut(_ change: Change) {
        for column in change.leftOut { leftOutCells[column, default: 0] += 1 }
    }

    mutating func refuse(_ row: RowID, line: Int, _ problem: RowProblem) {
        refusals.append(Refusal(row: row, line: line, problem: problem))
    }

    /// Counts of cells with what their columns are called, in the source's order.
    package func named(_ counts: [Int: Int]) -> [(column: String, cells: Int)] {
        let keys = ColumnKeys.all(columns.map(\.name))
        return counts.sorted { $0.key < $1.key }.map { (keys[$0.key], $0.value) }
    }
}
