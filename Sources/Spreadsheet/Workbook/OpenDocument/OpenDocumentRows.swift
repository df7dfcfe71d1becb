/// Takes the rows of a sheet out of the XML of an OpenDocument spreadsheet.
struct OpenDocumentRows: RowState {
    var queue = RowQueue()
    private(set) var rowStart = 0
    private(set) var fault: WorkbookFault?

    private let wanted: Int
    private let mostBytes: Int
    private let names = Names()

    private var sheet = -1
    private var depth = 0
    /// How deep in elements whose text isn't the cell's: notes, pictures, what was changed, phonetic marks.
    private var skipped = 0
    private var row = 0
    private var rowRepeats = 1
    private var isRowHidden = false
    /// How many columns were told of.
    private var columns = 0
    private var column = 0
    private var problem: RecordProblem.Code?
    private var cell: OpenCell?
    private var isInParagraph = false
    private var paragraphs = 0
    /// White space that was read last: how many spaces, and whether a line was broken or a tab set, as to
    /// lay out the XML.
    private var space = (count: 0, isLayout: false)
    private var isParagraphBlank = true

    private struct OpenCell {
        var kind = ValueKind.text
        var repeats = 1
        var start: Int
        var isCovered = false
        var hasFormula = false
        /// The value itself, where the cell isn't a text.
        var value = ""
        var isMoney = false

        var queueKind: SheetCellKind {
            switch kind {
            case .text: .text
            case .percent: .figure
            case .number: isMoney ? .figure : .value
            case .date, .time, .boolean, .error: .value
            }
        }
    }

    private enum ValueKind { case text, number, percent, date, time, boolean, error }

    private struct Names {
        let table = XMLName("table:table")
        let row = XMLName("table:table-row")
        let rowRepeats = XMLName("table:number-rows-repeated")
        let column = XMLName("table:table-column")
        let visibility = XMLName("table:visibility")
        let cell = XMLName("table:table-cell")
        let covered = XMLName("table:covered-table-cell")
        let columnRepeats = XMLName("table:number-columns-repeated")
        let formula = XMLName("table:formula")
        let type = XMLName("office:value-type")
        let otherType = XMLName("calcext:value-type")
        let value = XMLName("office:value")
        let date = XMLName("office:date-value")
        let time = XMLName("office:time-value")
        let boolean = XMLName("office:boolean-value")
        let string = XMLName("office:string-value")
        let paragraph = XMLName("text:p")
        let space = XMLName("text:s")
        let count = XMLName("text:c")
        let tab = XMLName("text:tab")
        let lineBreak = XMLName("text:line-break")
        let skipped: Set<XMLName> = [
            XMLName("office:annotation"), XMLName("text:ruby-text"), XMLName("text:note"),
            XMLName("table:tracked-changes"), XMLName("table:shapes"), XMLName("draw:frame"),
            XMLName("draw:custom-shape"), XMLName("draw:a"), XMLName("draw:g"),
            XMLName("table:detective"),
        ]
    }

    init(sheet: Int, mostBytes: Int) {
        wanted = sheet
        self.mostBytes = mostBytes
    }

    mutating func forgetText() {
        cell?.start -= rowStart
        rowStart = 0
    }

    mutating func start(_ element: XMLElement) {
        let name = element.name
        if skipped > 0 || names.skipped.contains(name) {
            skipped += 1
        } else if name == names.table {
            depth += 1
            if depth == 1 {
                sheet += 1
                row = 0
            }
        } else if sheet == wanted, depth == 1 {
            startWithin(element)
        }
    }

    private mutating func startWithin(_ element: XMLElement) {
        switch element.name {
        case names.column where isHidden(element):
            let first = columns + 1
            columns += element[names.columnRepeats]?.number ?? 1
            if first <= columns { queue.hiddenColumns.append(first...columns) }
        case names.column: columns += element[names.columnRepeats]?.number ?? 1
        case names.row:
            isRowHidden = isHidden(element)
            rowRepeats = element[names.rowRepeats]?.number ?? 1
            column = 0
            problem = nil
            rowStart = queue.text.count
        case names.cell, names.covered: startCell(element)
        case names.paragraph where cell != nil:
            if paragraphs > 0 { queue.text.append(0x0A) }
            paragraphs += 1
            isInParagraph = true
            isParagraphBlank = true
        case names.space where isInParagraph:
            settleSpace()
            let count = min(element[names.count]?.number ?? 1, mostBytes)
            queue.text += repeatElement(0x20, count: count)
        case names.tab where isInParagraph:
            settleSpace()
            queue.text.append(0x09)
        case names.lineBreak where isInParagraph:
            settleSpace()
            queue.text.append(0x0A)
        default: break
        }
    }

    private func isHidden(_ element: XMLElement) -> Bool {
        guard let visibility = element[names.visibility]?.string else { return false }
        return visibility == "collapse" || visibility == "filter"
    }

    mutating func end(_ name: XMLName) {
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        if name == names.table {
            depth -= 1
        } else if sheet == wanted, depth == 1 {
            if name == names.paragraph {
                if !space.isLayout { settleSpace() }
                space = (0, false)
                isInParagraph = false
            } else if name == names.cell || name == names.covered {
                endCell()
            } else if name == names.row {
                endRow()
            }
        }
    }

    /// White space that lays out the XML is one space, and none where a paragraph begins or ends. Spaces
    /// alone are kept: by the standard they count once, but LibreOffice writes and reads them so.
    mutating func text(_ text: XMLText) {
        guard isInParagraph, skipped == 0 else { return }
        guard queue.text.count - rowStart <= mostBytes else {
            problem = .recordTooLong
            return
        }
        for byte in text {
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                space.count += 1
                if byte != 0x20 { space.isLayout = true }
            } else {
                settleSpace()
                queue.text.append(byte)
            }
        }
    }

    private mutating func settleSpace() {
        if space.isLayout {
            if !isParagraphBlank { queue.text.append(0x20) }
        } else if space.count > 0 {
            queue.text += repeatElement(0x20, count: space.count)
        }
        space = (0, false)
        isParagraphBlank = false
    }

    private mutating func startCell(_ element: XMLElement) {
        var new = OpenCell(start: queue.text.count)
        new.repeats = max(element[names.columnRepeats]?.number ?? 1, 1)
        new.isCovered = element.name == names.covered
        new.hasFormula = element[names.formula] != nil
        let isError = element[names.otherType]?.string == "error"
        switch element[names.type]?.string {
        case "float": new.kind = .number
        case "currency": (new.kind, new.isMoney) = (.number, true)
        case "percentage": new.kind = .percent
        case "date": new.kind = .date
        case "time": new.kind = .time
        case "boolean": new.kind = .boolean
        default: new.kind = isError ? .error : .text
        }
        let attribute: XMLName? =
            switch new.kind {
            case .number, .percent: names.value
            case .date: names.date
            case .time: names.time
            case .boolean: names.boolean
            case .text: names.string
            case .error: nil
            }
        new.value = attribute.flatMap { element[$0]?.string } ?? ""
        // How LibreOffice saves what an Excel workbook has as true and false.
        if new.kind == .number, new.hasFormula, let formula = element[names.formula]?.string,
            let word = ["of:=TRUE()": "true", "of:=FALSE()": "false"][formula]
        {
            (new.kind, new.value) = (.boolean, word)
        }
        cell = new
        paragraphs = 0
    }

    private mutating func endCell() {
        guard var open = cell else { return }
        cell = nil
        defer { column += open.repeats }
        let hasValueType = open.kind != .text || !open.value.isEmpty
        if open.kind == .number, !open.isMoney {
            open.isMoney = Money.isShown(in: queue.text[open.start...])
        }
        if !open.isCovered { settle(open) }
        let isEmpty = queue.text.count == open.start
        if open.isCovered {
            queue.text.removeLast(queue.text.count - open.start)
            return
        }
        let isValueless = isEmpty && open.hasFormula && !hasValueType && paragraphs == 0
        guard !isEmpty || isValueless else { return }
        guard column + open.repeats <= SheetLimits.columns else {
            fault = fault ?? .badReference("column \(column + open.repeats)")
            return
        }
        queue.append(
            RowQueue.Cell(
                column: Int32(column),
                kind: isValueless ? .valueless : open.queueKind,
                start: Int32(open.start),
                end: Int32(queue.text.count)
            )
        )
        queue.repeatLastCell(open.repeats - 1)
    }

    /// Makes the text of a cell what it holds, where what it shows has less.
    private mutating func settle(_ cell: OpenCell) {
        let text: [UInt8]?
        switch cell.kind {
        case .text: text = queue.text.count == cell.start ? Array(cell.value.utf8) : nil
        case .error: text = nil
        case .number:
            let shown = queue.text[cell.start...]
            text = NumberText(Array(cell.value.utf8)).map { ShownNumber.text(of: $0, shown: shown) }
        case .percent:
            text = NumberText(Array(cell.value.utf8)).map { number in
                var text: [UInt8] = []
                number.timesHundred.append(to: &text)
                return text + [UInt8(ascii: "%")]
            }
        case .date: text = cell.value.isEmpty ? nil : Array(cell.value.utf8)
        case .time: text = ShownNumber.clock(cell.value).map { Array($0.utf8) }
        case .boolean: text = cell.value == "true" ? Array("TRUE".utf8) : Array("FALSE".utf8)
        }
        guard let text else { return }
        queue.text.removeLast(queue.text.count - cell.start)
        queue.text += text
    }

    private mutating func endRow() {
        let number = row + 1
        row += rowRepeats
        // Blank rows down to the end of the sheet are usual, rows with something in them aren't.
        if queue.openCells > 0, row > SheetLimits.rows { fault = fault ?? .tooManyRows }
        queue.endRow(number, repeats: rowRepeats, problem: problem, isHidden: isRowHidden)
        rowStart = queue.text.count
    }
}

/// What a number is as a text, given also as it is shown. Pure.
enum ShownNumber {
    /// The shown text of a code or a telephone number, such as `02139` of 2139 or `555-0102` of 5550102;
    /// of any other number plain digits.
    static func text(of number: NumberText, shown: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        number.append(to: &plain)
        guard let digits = number.wholeDigits else { return plain }
        let shownDigits = Array(shown.filter { $0 >= 0x30 && $0 <= 0x39 })
        guard shownDigits.drop(while: { $0 == 0x30 }).elementsEqual(digits.drop { $0 == 0x30 })
        else { return plain }
        if shownDigits.count > digits.count, !shown.contains(UInt8(ascii: ",")) {
            // A fraction of zeros is for the eye.
            return shown.contains(UInt8(ascii: ".")) ? plain : Array(shown)
        }
        let marks = shown.filter { $0 < 0x30 || $0 > 0x39 }
        let isCode = marks.contains { "-/()+".utf8.contains($0) }
        return shownDigits == digits && isCode ? Array(shown) : plain
    }

    /// `14:30:00` of `PT14H30M00S`; nil for anything else.
    static func clock(_ duration: String) -> String? {
        guard
            let match = duration.wholeMatch(
                of: /PT(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,2})([.,][0-9]+)?S)?/
            )
        else { return nil }
        func two(_ text: Substring?) -> String {
            let digits = text ?? "0"
            return digits.count < 2 ? "0\(digits)" : String(digits)
        }
        let fraction =
            (match.4 ?? "").contains { $0 != "0" && !$0.isPunctuation } ? match.4 ?? "" : ""
        return "\(two(match.1)):\(two(match.2)):\(two(match.3))"
            + fraction.replacing(",", with: ".")
    }
}
