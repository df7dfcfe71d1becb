import Customers
import Journal
import Mapping
import Spreadsheet

/// The file that rows are taken back from which were put right.
package struct RepairSource: Hashable, Sendable {
    /// Where it is.
    package var source: Source
    /// What it was saved in; nil: what is detected.
    package var encoding: TextEncoding?
    /// The sheet of a workbook, by its name or its number from 1 on; nil: the one with a column `_row`.
    package var sheet: String?

    /// - Parameter path: the file's, or `-` for standard input.
    package init(_ path: String, encoding: TextEncoding? = nil, sheet: String? = nil) {
        source = Source(argument: path)
        self.encoding = encoding
        self.sheet = sheet
    }
}

/// What came of a problem file.
package struct RepairResult {
    /// A changed row that can't be sent: it stays what it was, in the journal and in the file.
    package struct Refusal {
        package var row: RowID
        package var line: Int
        package var problem: RowProblem
    }

    /// A row that was changed in the file when it was too late for that.
    package struct LateEdit {
        package enum Reason: String, Sendable {
            /// The row was put right after the file was written.
            case putRight = "put_right"
            /// The row was sent, or is being sent.
            case settled
        }

        package var row: RowID
        package var line: Int
        package var status: RowStatus
        package var reason: Reason

        /// What happened meanwhile: `was corrected after this file was written`.
        package var words: String {
            switch reason {
            case .putRight: "was corrected after this file was written"
            case .settled: "is \(status.rawValue)"
            }
        }
    }

    /// Where a line of the file is, for messages.
    package let place: (Int) -> String
    /// The sheet of the file that the rows are on; nil for a file of text.
    private let sheet: String?
    private let columns: [Column]
    /// Rows to be sent.
    package internal(set) var fixed: [RowID] = []
    package let refusals = RefusalList()
    /// Rows whose changes are left out, since they came too late.
    package private(set) var lateEdits: [LateEdit] = []
    /// Lines that leave their rows alone.
    package internal(set) var unchanged = 0
    /// Lines whose rows are in the journals of other shards.
    package internal(set) var elsewhere = 0
    /// How many cells of a column were changed, by its 0-based place.
    package private(set) var changedCells: [Int: Int] = [:]
    /// How many cells differ and stay as they are, since the mapping doesn't use their column.
    package private(set) var leftOutCells: [Int: Int] = [:]
    /// Whether cells were moved to other rows.
    private(set) var moved = MovedCells()
    /// What `check` would warn of in the changed rows.
    package private(set) var warnings = FindingSummary()

    /// Whether all rows of the file are as they were when it was written.
    package var isAsExported: Bool {
        fixed.isEmpty && refusals.isEmpty && lateEdits.isEmpty && leftOutCells.isEmpty
            && unchanged > 0
    }

    init(columns: [Column], sheet: String?, place: @escaping (Int) -> String) {
        self.place = place
        self.sheet = sheet
        self.columns = columns
    }

    /// Takes in the warnings and the cells of a changed row.
    mutating func note(_ mapped: MappedRow, _ change: Change) {
        for column in change.changed {
            changedCells[column, default: 0] += 1
            let before = change.row.cells.indices.contains(column) ? change.row.cells[column] : nil
            moved.note(column, from: before ?? "", to: change.cells[column] ?? "")
        }
        for var warning in mapped.warnings {
            // Where the person sees it, and not where it stood while it was mapped.
            warning.row = Int(change.row.id.number)
            warning.position = SourcePosition(line: change.entry.line, column: 1, sheet: sheet)
            warnings.add(warning)
        }
    }

    mutating func leaveOut(_ change: Change) {
        for column in change.leftOut { leftOutCells[column, default: 0] += 1 }
    }

    func refuse(_ row: RowID, line: Int, _ problem: RowProblem) {
        refusals.append(Refusal(row: row, line: line, problem: problem))
    }

    func refuse(_ duplicate: GatheredRows.Duplicate) {
        let problem = Problem(
            code: .duplicateExternalID,
            field: Field.externalID.path,
            text: RepairWords.taken(duplicate.externalID, by: "\(duplicate.owner)")
        )
        refuse(duplicate.row, line: duplicate.line, RowProblem(problem))
    }

    mutating func passOver(_ row: JournalRow, _ line: Int, _ reason: LateEdit.Reason) {
        lateEdits.append(LateEdit(row: row.id, line: line, status: row.status, reason: reason))
    }

    /// Counts of cells with what their columns are called, in the source's order.
    package func named(_ counts: [Int: Int]) -> [(column: String, cells: Int)] {
        let keys = ColumnKeys.all(columns.map(\.name))
        return counts.sorted { $0.key < $1.key }.map { (keys[$0.key], $0.value) }
    }
}
