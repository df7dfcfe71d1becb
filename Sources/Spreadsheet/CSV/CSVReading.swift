/// Reads the header and the records of a CSV source.
final class CSVReading: RecordReading {
    private(set) var input: TextInput
    let delimiter: Delimiter
    let delimiterOrigin: Detection.Origin

    private let source: Source
    private let options: ReaderOptions
    private var parser: CSVParser
    /// The line on which the unconsumed text starts.
    private var line = 1
    private var header = Record()
    /// Columns up to the last one that has a name: cells behind it may be lacking.
    private var namedColumns = 0

    init(_ source: Source, _ input: TextInput, _ options: ReaderOptions) {
        self.source = source
        self.input = input
        self.options = options
        line += input.skippedLines
        let text = Array(input.bytes.dropFirst(input.start).prefix(256 << 10))
        if let given = options.delimiter {
            (delimiter, delimiterOrigin) = (given, .given)
        } else if let named = DialectSniffer.separatorLine(text) {
            (delimiter, delimiterOrigin) = (named.delimiter, .separatorLine)
        } else if let found = DialectSniffer.delimiter(
            of: text,
            isWhole: input.isAtEnd && text.count == input.bytes.count - input.start
        ) {
            (delimiter, delimiterOrigin) = (found, .detected)
        } else {
            (delimiter, delimiterOrigin) = (.comma, .assumed)
        }
        parser = CSVParser(delimiter: delimiter)
        if let named = DialectSniffer.separatorLine(text) {
            self.input.consume(upTo: input.start + named.next)
            line += 1
        }
    }

    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool {
        repeat {
            guard try parse(into: &header) else { return false }
        } while header.problem == nil && header.isBlank
        if options.hasHeader, let problem = header.problem ?? header.damage {
            // Whatever its names were, it may have swallowed rows.
            throw .damagedHeader(source.name, problem)
        }
        for position in 1...header.count {
            let column =
                options.hasHeader
                ? Column(header: header[cell: position - 1] ?? "", position: position)
                : Column(name: String(position), position: position)
            columns.append(column)
            if !column.name.isEmpty { namedColumns = position }
        }
        return true
    }

    func next(into record: inout Record, columns: inout [Column]) throws(SourceError) -> Bool {
        if !options.hasHeader, header.line > 0 {
            // Without a header the first record is a row like any other.
            record = header
            header = Record()
        } else {
            guard try parse(into: &record) else { return false }
        }
        if record.problem == nil, !record.isBlank {
            record.problem = raggedness(record, columns: columns.count) ?? record.damage
        }
        return true
    }

    /// Finds the next record, blank or not; false at the end of the source.
    private func parse(into record: inout Record) throws(SourceError) -> Bool {
        while true {
            let start = input.start
            switch parser.parse(input.bytes, from: start, isFinal: input.isAtEnd) {
            case .end:
                return false
            case .record(let rawEnd, let next, let hasQuotes):
                guard rawEnd - start <= options.maximumRecordBytes else {
                    try cutShort(from: start, into: &record)
                    return true
                }
                take(from: start, to: rawEnd, into: &record)
                line += hasQuotes ? input.lineBreaks(from: start, to: next) : 1
                input.consume(upTo: next)
                return true
            case .unterminated(let quote):
                if input.bytes.count - start > options.maximumRecordBytes {
                    try cutShort(from: start, into: &record)
                } else {
                    let message = "a quote opens here and is never closed"
                    try giveUp(on: quote, from: start, to: input.bytes.count, message, &record)
                }
                return true
            case .incomplete:
                // One more, since the last byte may be the first half of a line end.
                if input.bytes.count - start > options.maximumRecordBytes + 1 {
                    try cutShort(from: start, into: &record)
                    return true
                }
                try input.fill()
            }
        }
    }

    /// Copies a record out of the buffer, and resolves its quotes.
    private func take(from start: Int, to rawEnd: Int, into record: inout Record) {
        record.line = line
        record.problem = nil
        record.storage.removeAll(keepingCapacity: true)
        record.storage.append(contentsOf: input.bytes[start..<rawEnd])
        record.rawCount = rawEnd - start
        record.cells.removeAll(keepingCapacity: true)
        for raw in parser.cells {
            var cell = Record.Cell(
                start: raw.start - start,
                end: raw.end - start,
                rawStart: raw.rawStart - start
            )
            if raw.isComposite {
                cell.start = record.storage.count
                CSVParser.resolve(raw, in: input.bytes, appendingTo: &record.storage)
                cell.end = record.storage.count
            }
            record.cells.append(cell)
            if raw.hasTextAfterQuote, record.problem == nil {
                let place = CSVParser.textAfterQuote(of: raw, in: input.bytes) - start
                record.problem = RecordProblem(
                    code: .textAfterQuote,
                    position: record.position(ofByte: place),
                    message: "text follows the closing quote of a cell: quotes within a quoted"
                        + " cell have to be doubled"
                )
            }
        }
    }

    /// Makes an invalid row of a record that is longer than records may be.
    ///
    /// Only what is within the cap counts, so that chunks make no difference: a quoted cell that
    /// takes up more than half of it is held to be one whose quote isn't closed.
    private func cutShort(from start: Int, into record: inout Record) throws(SourceError) {
        let most = options.maximumRecordBytes
        let limit = start + most
        guard
            case .incomplete(let quote?) = parser.parse(
                input.bytes,
                from: start,
                to: limit,
                isFinal: false
            ), limit - quote > most / 2
        else {
            take(from: start, to: limit, into: &record)
            record.problem = RecordProblem(
                code: .recordTooLong,
                position: SourcePosition(line: line, column: 1),
                message: "the row is longer than \(most) bytes"
            )
            line += input.lineBreaks(from: start, to: limit)
            input.consume(upTo: limit)
            line += try input.skipLine()
            return
        }
        let message = "a quote opens here and isn't closed within the \(most) bytes of a row"
        try giveUp(on: quote, from: start, to: limit, message, &record)
    }

    /// Makes an invalid row of a record with a quote that isn't closed, up to the end of the line
    /// on which it was opened; reading goes on at the line after it.
    ///
    /// - Parameter limit: what is kept of the record at most.
    private func giveUp(
        on quote: Int,
        from start: Int,
        to limit: Int,
        _ message: String,
        _ record: inout Record
    ) throws(SourceError) {
        let end = input.lineEnd(from: quote, to: limit)
        // The cells so far, and the rest of the line as one.
        take(from: start, to: end, into: &record)
        let cell = Record.Cell(start: quote - start, end: end - start, rawStart: quote - start)
        record.cells.append(cell)
        record.problem = RecordProblem(
            code: .unterminatedQuote,
            position: record.position(ofByte: cell.rawStart),
            message: message
        )
        line += input.lineBreaks(from: start, to: quote)
        input.consume(upTo: end)
        line += try input.skipLine()
    }

    private func raggedness(_ record: Record, columns: Int) -> RecordProblem? {
        let cells = record.count == 1 ? "1 cell" : "\(record.count) cells"
        if record.count < namedColumns {
            return RecordProblem(
                code: .tooFewCells,
                position: SourcePosition(line: record.line, column: 1),
                message: "the row has \(cells), the header \(columns)"
            )
        }
        let surplus = (columns..<max(record.count, columns)).first { !record.isBlank(cell: $0) }
        return surplus.map { cell in
            RecordProblem(
                code: .tooManyCells,
                position: record.position(ofCell: cell),
                message: "the row has \(cells), the header \(columns)"
            )
        }
    }
}

extension Record {
    /// The first bytes of the record that aren't text.
    fileprivate var damage: RecordProblem? {
        guard let place = UTF8Check.firstDamage(in: storage, from: 0, to: rawCount) else {
            return nil
        }
        let isNUL = storage[place] == 0
        return RecordProblem(
            code: isNUL ? .nulByte : .badEncoding,
            position: position(ofByte: place),
            message: isNUL
                ? "there is a NUL byte in the row" : "there are bytes that aren't text here"
        )
    }
}
