/// Rows of a sheet that were read and not handed over yet.
struct RowQueue: Sendable {
    struct Cell: Sendable {
        /// 0-based.
        var column: Int32
        var kind: SheetCellKind
        /// Where the text lies in ``RowQueue/text``; the start of a ``SheetCellKind/shared`` one is its place
        /// among the texts that cells share.
        var start: Int32
        var end: Int32
    }

    struct Row: Sendable {
        /// 1-based.
        var number: Int
        var cells: Range<Int>
        /// How many rows in a row are the same.
        var repeats: Int
        var problem: RecordProblem.Code?
        /// Whether the sheet doesn't show the row.
        var isHidden: Bool
    }

    /// The columns that the sheet doesn't show and that were read with these rows, 1-based.
    var hiddenColumns: [ClosedRange<Int>] = []
    var text: [UInt8] = []
    private(set) var cells: [Cell] = []
    private var rows: [Row] = []
    private var next = 0
    private var firstCell = 0

    /// Adds a cell to the row that ``endRow(_:repeats:problem:)`` will end.
    mutating func append(_ cell: Cell) { cells.append(cell) }

    /// How many cells the row has so far.
    var openCells: Int { cells.count - firstCell }

    /// The last cell of the row so far.
    var lastOpenCell: Cell? { openCells > 0 ? cells.last : nil }

    /// Whether the row has a cell in a column already.
    func hasCell(inColumn column: Int32) -> Bool {
        cells[firstCell...].contains { $0.column == column }
    }

    /// Repeats the last cell in the columns behind it.
    mutating func repeatLastCell(_ count: Int) {
        guard let last = cells.last else { return }
        for offset in 0..<count {
            var cell = last
            cell.column += Int32(offset + 1)
            cells.append(cell)
        }
    }

    /// Ends a row. One without cells is none.
    mutating func endRow(
        _ number: Int,
        repeats: Int = 1,
        problem: RecordProblem.Code? = nil,
        isHidden: Bool = false
    ) {
        if cells.count > firstCell || problem != nil {
            rows.append(
                Row(
                    number: number,
                    cells: firstCell..<cells.count,
                    repeats: repeats,
                    problem: problem,
                    isHidden: isHidden
                )
            )
        }
        firstCell = cells.count
    }

    /// The next row, taken; nil where there is none.
    mutating func take() -> Row? {
        guard next < rows.count else { return nil }
        var row = rows[next]
        if row.repeats > 1 {
            rows[next].repeats -= 1
            rows[next].number += 1
            row.repeats = 1
        } else {
            next += 1
        }
        return row
    }

    /// The row that isn't ended, alone.
    ///
    /// - Parameter start: where its text begins.
    func open(keepingTextFrom start: Int) -> RowQueue {
        var queue = RowQueue()
        // As large as this one became.
        queue.text.reserveCapacity(text.count)
        queue.cells.reserveCapacity(cells.count)
        queue.text += text[start...]
        queue.cells += cells[firstCell...].map { cell in
            guard cell.kind != .shared else { return cell }
            var moved = cell
            moved.start -= Int32(start)
            moved.end -= Int32(start)
            return moved
        }
        return queue
    }
}
