import Foundation

/// Takes the rows out of the XML of an Excel sheet (ECMA-376, part 1, 18.3.1).
struct ExcelRows: RowState {
    var queue = RowQueue()
    private(set) var rowStart = 0
    private(set) var fault: WorkbookFault?

    private let styles: ExcelStyles
    private let dates: SerialDate
    /// Whether the values of formulas are only there once a spreadsheet has worked them out.
    private let isStale: Bool
    private let mostBytes: Int

    private let names = Names()
    private var isInData = false
    private var isInCell = false
    private var isCollecting = false
    private var isInPhonetic = false
    private var row = 0
    private var isHidden = false
    private var problem: RecordProblem.Code?
    private var column: Int32 = -1
    private var cell = OpenCell()

    private struct OpenCell {
        var type = CellType.number
        var style = 0
        var start = 0
        var hasFormula = false
        var hasValue = false
    }

    private enum CellType: Hashable { case number, shared, text, inline, boolean, error, date }

    private struct Names {
        let data = XMLName("sheetData")
        let row = XMLName("row")
        let cell = XMLName("c")
        let value = XMLName("v")
        let formula = XMLName("f")
        let inline = XMLName("is")
        let text = XMLName("t")
        let phonetic = XMLName("rPh")
        let reference = XMLName("r")
        let style = XMLName("s")
        let hidden = XMLName("hidden")
        let columns = XMLName("col")
        let first = XMLName("min")
        let last = XMLName("max")
    }

    /// - Parameter mostBytes: what a row may have.
    init(_ styles: ExcelStyles, is1904: Bool, isStale: Bool, mostBytes: Int) {
        self.styles = styles
        dates = SerialDate(is1904: is1904)
        self.isStale = isStale
        self.mostBytes = mostBytes
    }

    mutating func forgetText() {
        cell.start -= rowStart
        rowStart = 0
    }

    mutating func start(_ element: XMLElement) {
        guard isInData else {
            if element.name == names.data {
                isInData = true
            } else if element.name == names.columns, element[names.hidden]?.isTrue ?? false {
                let first = element[names.first]?.number ?? 1
                let last = element[names.last]?.number ?? first
                if first > 0, first <= last { queue.hiddenColumns.append(first...last) }
            }
            return
        }
        let name = element.name
        if isInCell {
            if name == names.value {
                isCollecting = true
            } else if name == names.text {
                isCollecting = !isInPhonetic
                cell.hasValue = true
                if cell.type == .number { cell.type = .inline }
            } else if name == names.formula {
                cell.hasFormula = true
            } else if name == names.phonetic {
                isInPhonetic = true
            }
        } else if name == names.cell {
            startCell(element)
        } else if name == names.row {
            startRow(element)
        }
    }

    mutating func end(_ name: XMLName) {
        guard isInData else { return }
        if isInCell {
            if name == names.value || name == names.text {
                isCollecting = false
            } else if name == names.cell {
                endCell()
                isInCell = false
            } else if name == names.phonetic {
                isInPhonetic = false
            }
        } else if name == names.row {
            queue.endRow(row, problem: problem, isHidden: isHidden)
            rowStart = queue.text.count
        } else if name == names.data {
            isInData = false
        }
    }

    mutating func text(_ text: XMLText) {
        guard isCollecting else { return }
        guard queue.text.count - rowStart <= mostBytes else {
            problem = .recordTooLong
            return
        }
        text.append(to: &queue.text)
    }

    private mutating func startRow(_ element: XMLElement) {
        let last = row
        row = element[names.reference]?.number ?? row + 1
        if row <= last { fault = fault ?? .rowOrder(row, after: last) }
        if row > SheetLimits.rows { fault = fault ?? .tooManyRows }
        isHidden = element[names.hidden]?.isTrue ?? false
        problem = nil
        column = -1
        rowStart = queue.text.count
    }

    private mutating func startCell(_ element: XMLElement) {
        isInCell = true
        cell = OpenCell()
        cell.start = queue.text.count
        if let reference = element[names.reference] {
            guard let place = CellReference.column(reference) else {
                fault = fault ?? .badReference(String(reference.string.prefix(40)))
                return
            }
            column = Int32(place)
        } else {
            column += 1
        }
        if let style = element[names.style] { cell.style = style.number ?? 0 }
        if let type = element[names.text] { cell.type = Self.type(type) }
    }

    private static func type(_ text: XMLText) -> CellType {
        switch text.first {
        case UInt8(ascii: "s"): text.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): .inline
        case UInt8(ascii: "b"): .boolean
        case UInt8(ascii: "e"): .error
        case UInt8(ascii: "d"): .date
        default: .number
        }
    }

    private mutating func endCell() {
        let start = cell.start
        if cell.type != .text, cell.type != .inline { trim(from: start) }
        let isEmpty = queue.text.count == start
        if isEmpty, cell.hasFormula, cell.type != .text { return append(.valueless) }
        guard !isEmpty else { return }
        switch cell.type {
        case .shared:
            let index = SharedStrings.index(queue.text[start...]) ?? -1
            queue.text.removeLast(queue.text.count - start)
            append(.shared, index)
        case .text, .inline:
            EscapedText.unescape(&queue.text, from: start)
            append(.text)
        case .boolean:
            replace(
                with: queue.text[start] == 0x30 || queue.text[start] == UInt8(ascii: "f")
                    ? "FALSE" : "TRUE"
            )
            append(.value)
        case .error: append(.value)
        case .date:
            shortenDate()
            append(.value)
        case .number: appendNumber()
        }
    }

    private mutating func append(_ kind: SheetCellKind, _ index: Int32? = nil) {
        if let last = queue.lastOpenCell, last.column >= column,
            queue.hasCell(inColumn: column)
        {
            problem = problem ?? .damagedCell
        }
        queue.append(
            RowQueue.Cell(
                column: column,
                kind: kind,
                start: index ?? Int32(cell.start),
                end: Int32(queue.text.count)
            )
        )
    }

    private mutating func appendNumber() {
        let start = cell.start
        if isStale, cell.hasFormula, queue.text.count == start + 1, queue.text[start] == 0x30 {
            queue.text.removeLast()
            return append(.valueless)
        }
        let format = styles.format(cell.style)
        // A code such as 02139 would lose its zero.
        if !styles.areThere, cell.style > 0 { fault = fault ?? .noStyles }
        if format == .plain, NumberText.isPlain(queue.text, from: start) { return append(.value) }
        // What is no number stays as it is.
        if let number = NumberText(queue.text[start...]) {
            let text = Array(queue.text[start...])
            queue.text.removeLast(text.count)
            format.append(number, text, dates, to: &queue.text)
            return append(format == .percent || format == .money ? .figure : .value)
        }
        append(.value)
    }

    /// An ISO 8601 date is shown without its time where the format has none.
    private mutating func shortenDate() {
        guard case .date(let parts) = styles.format(cell.style), !parts.hasTime,
            queue.text.count - cell.start > 10, queue.text[cell.start + 10] == UInt8(ascii: "T")
        else { return }
        queue.text.removeLast(queue.text.count - cell.start - 10)
    }

    private mutating func replace(with text: String) {
        queue.text.removeLast(queue.text.count - cell.start)
        queue.text += text.utf8
    }

    private mutating func trim(from start: Int) {
        while queue.text.count > start, let last = queue.text.last, last <= 0x20 {
            queue.text.removeLast()
        }
        let lead = queue.text[start...].prefix { $0 <= 0x20 }.count
        if lead > 0 { queue.text.removeSubrange(start..<start + lead) }
    }
}

extension NumberFormat {
    /// Appends the text of a number.
    ///
    /// - Parameter written: the number as it is in the workbook.
    func append(
        _ number: NumberText,
        _ written: [UInt8],
        _ dates: SerialDate,
        to output: inout [UInt8]
    ) {
        switch self {
        case .plain, .money: number.append(to: &output)
        case .percent:
            number.timesHundred.append(to: &output)
            output.append(UInt8(ascii: "%"))
        case .date(let parts):
            let serial = Double(String(decoding: written, as: UTF8.self))
            if let text = serial.flatMap({ dates.text($0, parts) }) {
                output += text.utf8
            } else {
                number.append(to: &output)
            }
        case .masks(let masks):
            let value = Double(String(decoding: written, as: UTF8.self)) ?? 0
            let mask = masks.first { $0.condition?.holds(for: value) ?? true } ?? masks.last
            if let mask, let digits = number.wholeDigits {
                mask.append(digits, to: &output)
            } else {
                number.append(to: &output)
            }
        }
    }
}
