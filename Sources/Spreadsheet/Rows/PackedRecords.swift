/// Records that wait for their turn, in little memory: a table of bytes, one of cells, and one of rows.
///
/// Ten thousand records of their own would be twenty thousand arrays; what they hold takes a fraction of
/// that, and is copied into the record that a reader fills anyway.
struct PackedRecords {
    private struct Cell {
        var start: Int32
        var end: Int32
        var rawStart: Int32
    }

    private struct Row {
        var line: Int
        var bytes: Range<Int>
        var rawCount: Int
        var cells: Range<Int>
        /// How many columns were known by then.
        var columns: Int
        /// Which cells are numbers that are shown as percentages or money.
        var figures: Range<Int>
        var isHidden: Bool
    }

    private var bytes: [UInt8] = []
    private var cells: [Cell] = []
    private var rows: [Row] = []
    private var figures: [Int32] = []
    /// Those that have more to them than cells, by their places: damage, lists, formulas.
    private var odd: [Int: Record] = [:]
    /// Of all rows that aren't odd.
    private var sheet: String?
    private var head = 0

    var isEmpty: Bool { head == rows.count }

    /// How many there are, those that were taken included.
    var count: Int { rows.count }

    /// About what they take, in bytes.
    var size: Int { bytes.count + cells.count * MemoryLayout<Cell>.stride }

    mutating func append(_ record: Record, columns: Int) {
        let isOdd =
            record.problem != nil || record.hasArrays || record.hasValuelessCells
            || !record.valueCells.isEmpty
            || !rows.isEmpty && record.sheet != sheet || record.storage.count > Int(Int32.max)
        if isOdd { odd[rows.count] = record }
        if rows.isEmpty { sheet = record.sheet }
        let firstByte = bytes.count
        let firstCell = cells.count
        let firstFigure = figures.count
        if !isOdd {
            bytes += record.storage
            figures += record.figureCells.lazy.map { Int32(truncatingIfNeeded: $0) }
            for cell in record.cells {
                cells.append(
                    Cell(
                        start: Int32(truncatingIfNeeded: cell.start),
                        end: Int32(truncatingIfNeeded: cell.end),
                        rawStart: Int32(truncatingIfNeeded: cell.rawStart)
                    )
                )
            }
        }
        rows.append(
            Row(
                line: record.line,
                bytes: firstByte..<bytes.count,
                rawCount: record.rawCount,
                cells: firstCell..<cells.count,
                columns: columns,
                figures: firstFigure..<figures.count,
                isHidden: record.isHidden
            )
        )
    }

    /// Gives the next one.
    ///
    /// - Returns: how many columns were known by then; nil where none waits.
    mutating func take(into record: inout Record) -> Int? {
        guard head < rows.count else { return nil }
        let columns = read(head, into: &record)
        odd[head] = nil
        head += 1
        if head == rows.count { self = PackedRecords() }
        return columns
    }

    /// Copies the record at a place among all.
    ///
    /// - Returns: how many columns were known by then.
    @discardableResult
    func read(_ place: Int, into record: inout Record) -> Int {
        let row = rows[place]
        if !odd.isEmpty, let whole = odd[place] {
            record = whole
            return row.columns
        }
        record.line = row.line
        record.rawCount = row.rawCount
        record.problem = nil
        record.sheet = sheet
        if !record.arrayCells.isEmpty { record.arrayCells = [] }
        if !record.valuelessCells.isEmpty { record.valuelessCells = [] }
        if !record.valueCells.isEmpty { record.valueCells = [] }
        if !record.figureCells.isEmpty { record.figureCells.removeAll(keepingCapacity: true) }
        record.figureCells += figures[row.figures].lazy.map { Int($0) }
        record.isHidden = row.isHidden
        record.storage.removeAll(keepingCapacity: true)
        record.storage += bytes[row.bytes]
        record.cells.removeAll(keepingCapacity: true)
        for cell in cells[row.cells] {
            record.cells.append(
                Record.Cell(
                    start: Int(cell.start),
                    end: Int(cell.end),
                    rawStart: Int(cell.rawStart)
                )
            )
        }
        return row.columns
    }
}
