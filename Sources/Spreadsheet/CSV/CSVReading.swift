/// Reads the header and the records of a CSV source.
final class CSVReading: RecordReading {
    private(set) var input: TextInput
    let delimiter: Delimiter
    let delimiterOrigin: Detection.Origin

    private let options: ReaderOptions
    private var parser: CSVParser
    /// The line on which the unconsumed text starts.
    private var line = 1
    private var header = Record()

    init(_ input: TextInput, _ options: ReaderOptions) {
        self.input = input
        self.options = options
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
        } while header.isBlank
        for position in 1...header.count {
            let name =
                options.hasHeader
                ? Self.trimmed(header[cell: position - 1] ?? "") : String(position)
            columns.append(Column(name: name, position: position))
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
            record.problem =
                Self.raggedness(record, columns: columns.count) ?? Self.damage(record)
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
                take(from: start, to: rawEnd, into: &record)
                line += hasQuotes ? lineBreaks(from: start, to: next) : 1
                input.consume(upTo: next)
                return true
            case .unterminated(let quote):
                giveUp(on: quote, from: start, into: &record)
                return true
            case .incomplete(let quote):
                guard input.bytes.count - start > options.maximumRecordBytes else {
                    try input.fill()
                    continue
                }
                giveUp(on: quote, from: start, into: &record)
                return true
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
                record.problem = RecordProblem(
                    code: .textAfterQuote,
                    position: record.position(ofByte: cell.rawStart),
                    message: "text follows the closing quote of a cell: quotes within a quoted"
                        + " cell have to be doubled"
                )
            }
        }
    }

    /// Makes an invalid row of a record that doesn't end, up to the end of the line on which its
    /// quote was opened, or on which it starts; reading goes on at the line after it.
    private func giveUp(on quote: Int?, from start: Int, into record: inout Record) {
        let from = quote ?? start
        let end = ByteScanner.first(
            of: UInt8(ascii: "\n"),
            UInt8(ascii: "\r"),
            UInt8(ascii: "\n"),
            in: input.bytes,
            from: from,
            to: input.bytes.count
        )
        var next = end
        if next < input.bytes.count, input.bytes[next] == UInt8(ascii: "\r") { next += 1 }
        if next < input.bytes.count, input.bytes[next] == UInt8(ascii: "\n") { next += 1 }
        // The cells so far, and the rest of the line as one.
        take(from: start, to: end, into: &record)
        let cell = Record.Cell(start: from - start, end: end - start, rawStart: from - start)
        record.cells.append(cell)
        let position = record.position(ofByte: cell.rawStart)
        record.problem =
            quote == nil
            ? RecordProblem(
                code: .recordTooLong,
                position: position,
                message: "the row is longer than \(options.maximumRecordBytes) bytes"
            )
            : RecordProblem(
                code: .unterminatedQuote,
                position: position,
                message: "a quote opens here and is never closed"
            )
        line += lineBreaks(from: start, to: next)
        input.consume(upTo: next)
    }

    private func lineBreaks(from start: Int, to end: Int) -> Int {
        var count = 0
        var index = start
        while true {
            index = ByteScanner.first(
                of: UInt8(ascii: "\n"),
                UInt8(ascii: "\r"),
                UInt8(ascii: "\n"),
                in: input.bytes,
                from: index,
                to: end
            )
            guard index < end else { return count }
            count += 1
            let isPair =
                input.bytes[index] == UInt8(ascii: "\r") && index + 1 < end
                && input.bytes[index + 1] == UInt8(ascii: "\n")
            index += isPair ? 2 : 1
        }
    }

    private static func raggedness(_ record: Record, columns: Int) -> RecordProblem? {
        if record.count < columns {
            return RecordProblem(
                code: .tooFewCells,
                position: SourcePosition(line: record.line, column: 1),
                message: "the row has \(record.count) cells, the header \(columns)"
            )
        }
        let surplus = (columns..<max(record.count, columns)).first { !record.isBlank(cell: $0) }
        return surplus.map { cell in
            RecordProblem(
                code: .tooManyCells,
                position: record.position(ofCell: cell),
                message: "the row has \(record.count) cells, the header \(columns)"
            )
        }
    }

    private static func damage(_ record: Record) -> RecordProblem? {
        let place = UTF8Check.firstDamage(in: record.storage, from: 0, to: record.rawCount)
        guard let place else { return nil }
        let isNUL = record.storage[place] == 0
        return RecordProblem(
            code: isNUL ? .nulByte : .badEncoding,
            position: record.position(ofByte: place),
            message: isNUL
                ? "there is a NUL byte in the row" : "there are bytes that aren't text here"
        )
    }

    /// Without white space around it, that which spreadsheets put there included: no-break
    /// spaces, and the byte order marks of files that were joined.
    private static func trimmed(_ text: String) -> String {
        func isPadding(_ character: Character) -> Bool {
            character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
        }
        let head = text.drop(while: isPadding)
        let tail = head.reversed().drop(while: isPadding)
        return String(tail.reversed())
    }
}
