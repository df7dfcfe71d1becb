/// One row of a source: its bytes, and where its cells lie in them.
///
/// A reader fills the same record again and again, so that reading allocates nothing for each row;
/// text is made only when a cell is asked for. A copy keeps its content.
package struct Record: Sendable {
    /// Where a cell's text lies in `storage`.
    @usableFromInline
    struct Cell: Hashable, Sendable {
        var start: Int
        var end: Int
        /// Where the cell starts in the source's own bytes, counted from the record's start.
        var rawStart: Int

        /// A cell that isn't there: a key that a JSON line doesn't have, or null.
        static let absent = Cell(start: -1, end: -1, rawStart: 0)
    }

    /// 1-based among the data rows: neither the header nor blank rows are counted.
    package internal(set) var number = 0
    /// The 1-based line of the source on which the row starts.
    package internal(set) var line = 0
    /// The damage that makes the row invalid, if there is some.
    package internal(set) var problem: RecordProblem?
    /// Whether there is a ``problem``: asked of every row, and told without looking into it.
    package var hasProblem: Bool {
        if case .none = problem { return false }
        return true
    }

    /// The record as it is in the source, then the cells that had to be rewritten.
    @usableFromInline
    var storage: [UInt8] = []
    /// The length of the record as it is in the source, without its line end.
    var rawCount = 0
    @usableFromInline
    var cells: [Cell] = []
    /// The cells that hold a JSON array as it was written, in no order.
    var arrayCells: [Int] = []
    /// The cells with a formula whose value the workbook doesn't hold.
    var valuelessCells: [Int] = []
    /// The cells with a number that the workbook shows as a percentage or an amount of money.
    var figureCells: [Int] = []
    /// Whether the sheet doesn't show the row.
    package internal(set) var isHidden = false
    /// The cells that the workbook holds as something else than a text, where that is asked for.
    var valueCells: [Int] = []
    /// The sheet of a workbook that the record is a row of: its cells are found by their columns.
    var sheet: String?

    package init() {}

    /// A row of texts that are in no source, such as one whose cells were put right, so that it is
    /// mapped as the rows of a source are.
    ///
    /// A NUL in one of them is the row's damage, as in any source.
    ///
    /// - Parameter number: see ``number``.
    package init(cells texts: [String?], number: Int) {
        self.number = number
        line = 1
        for text in texts {
            guard let text else {
                cells.append(.absent)
                continue
            }
            let start = storage.count
            storage += text.utf8
            cells.append(Cell(start: start, end: storage.count, rawStart: start))
        }
        rawCount = storage.count
        problem = damage
    }

    /// How many cells there are; in a JSON line those of all columns known so far.
    package var count: Int { cells.count }

    /// The text of the cell of a column, 0-based; nil where there is none.
    ///
    /// Damaged bytes show as U+FFFD: such a row has a ``problem``.
    package subscript(cell index: Int) -> String? {
        guard let range = range(ofCell: index) else { return nil }
        return String(decoding: storage[range], as: UTF8.self)
    }

    /// The record as it is in the source, without its line end; of one that is too long as much as a
    /// record may hold. Damaged bytes and NUL show as U+FFFD.
    package var text: String {
        String(decoding: storage[..<rawCount], as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    }

    /// Whether a cell is absent, empty, or nothing but white space and marks without width.
    package func isBlank(cell index: Int) -> Bool {
        guard let range = range(ofCell: index) else { return true }
        let inked = storage[range].firstIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        guard let inked else { return true }
        guard storage[inked] >= 0x80 else { return false }
        return String(decoding: storage[inked..<range.upperBound], as: UTF8.self)
            .unicodeScalars.allSatisfy(Padding.isPadding)
    }

    /// Whether any cell holds a JSON array, which is no text.
    package var hasArrays: Bool { !arrayCells.isEmpty }

    /// Whether a cell holds a JSON array as it was written.
    package func isArray(cell index: Int) -> Bool { arrayCells.contains(index) }

    /// Whether any cell has a formula whose value the workbook doesn't hold.
    package var hasValuelessCells: Bool { !valuelessCells.isEmpty }

    /// Whether a cell has a formula whose value the workbook doesn't hold.
    package func isValueless(cell index: Int) -> Bool { valuelessCells.contains(index) }

    /// Whether any cell has a number that the workbook shows as a percentage or an amount of money.
    package var hasFigures: Bool { !figureCells.isEmpty }

    /// Whether a cell has a number that the workbook shows as a percentage or an amount of money.
    package func isFigure(cell index: Int) -> Bool { figureCells.contains(index) }

    /// Whether any cell among some columns has such a number.
    package func hasFigures(in columns: Set<Int>) -> Bool {
        figureCells.contains(where: columns.contains)
    }

    /// Whether the workbook holds a cell as a number, a date, a truth value or an error, and not as a text.
    /// Always false unless ``ReaderOptions/marksValues``.
    package func isValue(cell index: Int) -> Bool { valueCells.contains(index) }

    /// The UTF-8 of a cell, without making a text of it; nil where there is no cell.
    package func utf8(ofCell index: Int) -> ArraySlice<UInt8>? {
        guard let range = range(ofCell: index) else { return nil }
        return storage[range]
    }

    /// Where a cell starts in the source.
    package func position(ofCell index: Int) -> SourcePosition {
        if let sheet { return SourcePosition(line: line, column: index + 1, sheet: sheet) }
        guard cells.indices.contains(index), cells[index].start >= 0 else {
            return SourcePosition(line: line, column: 1)
        }
        return position(ofByte: cells[index].rawStart)
    }

    /// Where the record starts in the source; of a sheet where its first cell is that isn't blank.
    package var start: SourcePosition {
        guard sheet != nil else { return SourcePosition(line: line, column: 1) }
        return position(ofCell: cells.indices.first { !isBlank(cell: $0) } ?? 0)
    }

    /// Whether there is nothing in the record.
    var isBlank: Bool { cells.indices.allSatisfy { isBlank(cell: $0) } }

    /// The place in the source of a byte of the record as it is there.
    func position(ofByte offset: Int) -> SourcePosition {
        if sheet != nil {
            let cell = cells.firstIndex { $0.start <= offset && offset < $0.end }
            return position(ofCell: cell ?? 0)
        }
        var position = SourcePosition(line: line, column: 1)
        var index = 0
        while index < min(offset, rawCount) {
            let byte = storage[index]
            let isReturn = byte == UInt8(ascii: "\r")
            let isPair =
                isReturn && index + 1 < rawCount
                && storage[index + 1] == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || (isReturn && !isPair) {
                position.line += 1
                position.column = 1
            } else if byte & 0xC0 != 0x80, !isPair {
                position.column += 1
            }
            index += 1
        }
        return position
    }

    /// Empties the record for a row of a workbook's sheet.
    mutating func beginSheetRow(line: Int, in sheet: String, isHidden: Bool) {
        self.line = line
        self.sheet = sheet
        self.isHidden = isHidden
        problem = nil
        storage.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        if !valuelessCells.isEmpty { valuelessCells = [] }
        if !figureCells.isEmpty { figureCells.removeAll(keepingCapacity: true) }
        if !valueCells.isEmpty { valueCells.removeAll(keepingCapacity: true) }
    }

    /// Gives a row of a sheet a cell, which lies in the storage; those before it that have none are blank.
    mutating func setSheetCell(
        _ index: Int,
        _ range: Range<Int>,
        _ kind: SheetCellKind,
        marksValue: Bool
    ) {
        let cell = Cell(start: range.lowerBound, end: range.upperBound, rawStart: 0)
        if index < cells.count {
            cells[index] = cell
        } else {
            while cells.count < index { cells.append(Cell(start: 0, end: 0, rawStart: 0)) }
            cells.append(cell)
        }
        switch kind {
        case .text, .shared: return
        case .valueless: valuelessCells.append(index)
        case .value: break
        case .figure: figureCells.append(index)
        }
        if marksValue, kind != .valueless { valueCells.append(index) }
    }

    private func range(ofCell index: Int) -> Range<Int>? {
        guard cells.indices.contains(index), cells[index].start >= 0 else { return nil }
        return cells[index].start..<cells[index].end
    }
}

/// A place in a source, for messages of the form `file:line:column`.
package struct SourcePosition: Hashable, Sendable {
    /// 1-based; of a sheet the row.
    package var line: Int
    /// 1-based, in characters (Unicode scalars); of a sheet the column.
    package var column: Int
    /// The sheet of a workbook that the place is on.
    package var sheet: String?

    package init(line: Int, column: Int, sheet: String? = nil) {
        self.line = line
        self.column = column
        self.sheet = sheet
    }

    /// As messages have it: `17:5`, or `Customers!E17`.
    package var text: String {
        guard let sheet else { return "\(line):\(column)" }
        // As spreadsheets quote names.
        let isPlain = sheet.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
        }
        let name = isPlain ? sheet : "'" + sheet.replacing("'", with: "''") + "'"
        return "\(name)!\(SheetColumn.letters(column))\(line)"
    }
}

/// How spreadsheets name columns.
package enum SheetColumn {
    /// The letters of a 1-based column.
    package static func letters(_ column: Int) -> String {
        var rest = column
        var letters: [Unicode.Scalar] = []
        while rest > 0 {
            letters.append(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))
            rest = (rest - 1) / 26
        }
        return String(String.UnicodeScalarView(letters.reversed()))
    }
}

/// The cells of a record as bytes in place, for looks that every row gets: no cell is copied, and no
/// reference is counted. It is good as long as the closure runs that is given it.
package struct RecordBytes {
    private let storage: UnsafeBufferPointer<UInt8>
    private let cells: UnsafeBufferPointer<Record.Cell>

    @usableFromInline
    init(
        _ storage: UnsafeBufferPointer<UInt8>,
        _ cells: UnsafeBufferPointer<Record.Cell>
    ) {
        self.storage = storage
        self.cells = cells
    }

    /// The UTF-8 of a cell without ASCII white space at its ends; nil where there is no cell, or nothing
    /// else in it.
    package func inked(cell index: Int) -> UnsafeBufferPointer<UInt8>? {
        guard index >= 0, index < cells.count else { return nil }
        var (start, end) = (cells[index].start, cells[index].end)
        // Readers place cells within the storage; a cell that isn't there lies before it.
        guard start >= 0, end <= storage.count else { return nil }
        while start < end, Padding.isPadding(storage[start]) { start += 1 }
        while end > start, Padding.isPadding(storage[end - 1]) { end -= 1 }
        return start < end ? UnsafeBufferPointer(rebasing: storage[start..<end]) : nil
    }
}

extension Record {
    /// Lends its bytes to a closure.
    @inlinable
    package func withBytes<Result>(_ body: (RecordBytes) -> Result) -> Result {
        storage.withUnsafeBufferPointer { storage in
            cells.withUnsafeBufferPointer { cells in body(RecordBytes(storage, cells)) }
        }
    }
}

/// What a cell of a workbook holds, as its sheet says.
enum SheetCellKind: UInt8, Sendable {
    case text
    /// The text of a number, a date, a truth value or an error.
    case value
    /// The text of a number that is shown as a percentage or an amount of money.
    case figure
    /// A text among those that cells share.
    case shared
    /// A formula whose value isn't stored.
    case valueless
}
