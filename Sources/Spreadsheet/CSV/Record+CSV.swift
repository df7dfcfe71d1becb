extension Record {
    /// Copies a record out of a buffer, without cells.
    @inline(__always)
    mutating func take(from start: Int, to rawEnd: Int, of bytes: [UInt8], line: Int) {
        self.line = line
        problem = nil
        storage.removeAll(keepingCapacity: true)
        storage.append(contentsOf: bytes[start..<rawEnd])
        rawCount = rawEnd - start
        cells.removeAll(keepingCapacity: true)
    }

    /// Copies a record out of a buffer, and resolves its quotes.
    ///
    /// - Parameter parser: has just found it.
    mutating func take(
        from start: Int,
        to rawEnd: Int,
        of bytes: [UInt8],
        _ parser: CSVParser,
        line: Int
    ) {
        take(from: start, to: rawEnd, of: bytes, line: line)
        for raw in parser.cells {
            var cell = Cell(
                start: raw.start - start,
                end: raw.end - start,
                rawStart: raw.rawStart - start
            )
            if raw.isComposite {
                cell.start = storage.count
                parser.resolve(raw, in: bytes, appendingTo: &storage)
                cell.end = storage.count
            }
            append(cell)
            if raw.hasTextAfterQuote, problem == nil {
                note(.textAfterQuote, parser.textAfterQuote(of: raw, in: bytes) - start)
            }
        }
        if let place = parser.loneLineEnd, problem == nil { note(.loneLineEnd, place - start) }
    }

    /// Notes a line end of another kind than the file's, where nothing else is known to be wrong.
    mutating func noteLoneLineEnd(_ place: Int) {
        if problem == nil, damage == nil { note(.loneLineEnd, place) }
    }

    /// Takes the cells of a line that is one quoted cell; leaves any other line as it is.
    mutating func unwrap(_ parser: CSVParser, _ bytes: [UInt8]) {
        guard problem == nil, let text = LineUnwrapper.content(of: parser.cells, parser, bytes),
            let (inner, found) = LineUnwrapper.cells(in: text, parser.dialect)
        else { return }
        let base = storage.count
        storage += text
        cells.removeAll(keepingCapacity: true)
        for raw in found {
            // A quote of the text is two in the line, which has one more before it.
            let quotes = text[..<raw.rawStart].count { $0 == Dialect.doubleQuote }
            let rawStart = 1 + raw.rawStart + quotes
            var cell = Cell(start: base + raw.start, end: base + raw.end, rawStart: rawStart)
            if raw.isComposite {
                cell.start = storage.count
                inner.resolve(raw, in: text, appendingTo: &storage)
                cell.end = storage.count
            }
            append(cell)
            if raw.hasTextAfterQuote, problem == nil { note(.textAfterQuote, rawStart) }
        }
    }

    /// Looks for quotes in unquoted cells that tell of a lacking delimiter, or of spaces before quotes.
    mutating func checkQuotes() {
        let quote = Dialect.doubleQuote
        guard ByteScanner.first(of: quote, in: storage, from: 0, to: rawCount) < rawCount else {
            return
        }
        let isSuspect = cells.contains { cell in
            cell.start == cell.rawStart && cell.end - cell.start > 1 && cell.start < rawCount
                && ByteScanner.first(of: quote, in: storage, from: cell.start, to: cell.end)
                    < cell.end
        }
        guard isSuspect else { return }
        // Those that begin as they are in the source.
        let end = rawCount
        let bare = cells.lazy.filter { $0.start == $0.rawStart && $0.start < end }
            .map { $0.start..<$0.end }
        guard let place = StrayQuote.first(in: bare, of: storage) else { return }
        let isAfterSpace = place > 0 && storage[place - 1] == 0x20
        note(isAfterSpace ? .quoteAfterSpace : .strayQuote, place)
    }

    /// Makes a problem of there being other cells than columns.
    ///
    /// - Parameters:
    ///   - columns: how many the header has.
    ///   - named: columns up to the last one that has a name: cells behind it may be lacking.
    ///   - usual: how many cells rows may have, where most have the same surplus of blank ones.
    mutating func checkWidth(columns: Int, named: Int, usual: Int) {
        guard count < named || count > columns else { return }
        if count < named {
            problem = RecordProblem(
                code: .tooFewCells,
                position: start,
                message: RecordProblem.Words.cells(count, columns: columns)
            )
        }
        guard count > columns else { return }
        let inked = (columns..<count).first { !isBlank(cell: $0) }
        guard inked != nil || count > usual else { return }
        let blank = inked == nil ? RecordProblem.Words.blankCells : ""
        problem = RecordProblem(
            code: .tooManyCells,
            position: position(ofCell: inked ?? columns),
            message: RecordProblem.Words.cells(count, columns: columns) + blank
        )
    }

    /// The first bytes of the record that aren't text.
    var damage: RecordProblem? {
        guard let place = UTF8Check.firstDamage(in: storage, from: 0, to: rawCount) else {
            return nil
        }
        let isNUL = storage[place] == 0
        return RecordProblem(
            code: isNUL ? .nulByte : .badEncoding,
            position: position(ofByte: place),
            message: isNUL ? RecordProblem.Words.nulByte : RecordProblem.Words.badEncoding
        )
    }

    private mutating func append(_ cell: Cell) {
        // `="00123"`: there is no formula in it, only a text that is to stay one.
        if cell.end > cell.start, storage[cell.start] == UInt8(ascii: "="),
            FormulaText.isOne(storage[cell.start..<cell.end])
        {
            var text = cell
            text.start += 2
            text.end -= 1
            cells.append(text)
        } else {
            cells.append(cell)
        }
    }

    private mutating func note(_ kind: QuoteDamage, _ place: Int) {
        problem = RecordProblem(
            code: kind.code,
            position: position(ofByte: place),
            message: kind.message
        )
    }
}

/// Damage of how a record is written.
private enum QuoteDamage {
    case textAfterQuote
    case loneLineEnd
    case strayQuote
    case quoteAfterSpace

    var message: String {
        switch self {
        case .textAfterQuote: RecordProblem.Words.textAfterQuote
        case .loneLineEnd: RecordProblem.Words.loneLineEnd
        case .strayQuote: RecordProblem.Words.strayQuote
        case .quoteAfterSpace: RecordProblem.Words.quoteAfterSpace
        }
    }

    var code: RecordProblem.Code {
        switch self {
        case .textAfterQuote: .textAfterQuote
        case .loneLineEnd: .loneLineEnd
        case .strayQuote, .quoteAfterSpace: .strayQuote
        }
    }
}
