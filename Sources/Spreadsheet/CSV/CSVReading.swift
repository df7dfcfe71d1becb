/// Reads the records of a CSV source.
final class CSVReading: SheetReading {
    private var input: TextInput
    private let source: Source
    private let options: ReaderOptions
    private let formatOrigin: Detection.Origin
    /// How the file is written, and how its delimiter was found.
    private let finding: DialectSniffer.Finding
    private var parser: CSVParser
    // What is asked for each row, so that nothing of the dialect is copied.
    private let lineEnd: Dialect.LineEnd
    private let unwrapsLines: Bool
    private let checksQuotes: Bool
    let usualCells: Int
    let isRagged = false
    private let isPaired: Bool
    /// Whether the record before was ended by a LF alone where lines end with CR LF; nil before the first one.
    private var followsLoneFeed: Bool?
    /// The line on which the unconsumed text starts.
    private var line = 1
    /// The first line where it is a header that was mended; from the start of the unconsumed text.
    private var mended: HeaderMender.Header?

    init(
        _ source: Source,
        _ input: TextInput,
        _ options: ReaderOptions,
        _ formatOrigin: Detection.Origin
    ) {
        self.source = source
        self.input = input
        self.options = options
        self.formatOrigin = formatOrigin
        line += input.skippedLines
        let text = Array(input.bytes.dropFirst(input.start).prefix(256 << 10))
        let isWhole = input.isAtEnd && text.count == input.bytes.count - input.start
        let named = DialectSniffer.separatorLine(text)
        let sample = named.map { Array(text[$0.next...]) } ?? text
        var known = options.dialect
        known.delimiter = known.delimiter ?? named?.delimiter
        var finding = DialectSniffer.sniff(sample, isWhole: isWhole, known)
        if options.dialect.delimiter == nil, named != nil {
            finding.delimiterOrigin = .separatorLine
        }
        self.finding = finding
        parser = CSVParser(finding.dialect)
        lineEnd = finding.dialect.lineEnd
        unwrapsLines = finding.dialect.unwrapsLines
        checksQuotes = finding.dialect.quote == Dialect.doubleQuote
        usualCells = finding.usualCells
        isPaired = finding.isPaired && !finding.dialect.unwrapsLines
        mended = HeaderMender.mended(sample, isWhole: isWhole, finding.dialect)
        if let named {
            self.input.consume(upTo: input.start + named.next)
            line += 1
        }
    }

    var detection: Detection {
        Detection(
            format: .csv,
            formatOrigin: formatOrigin,
            encoding: input.encoding,
            encodingOrigin: input.encodingOrigin,
            encodingDoubt: input.encodingDoubt,
            dialect: finding.dialect,
            delimiterOrigin: finding.delimiterOrigin,
            packings: input.packings
        )
    }

    func mendedHeader(onLine line: Int?) -> (record: Record, fault: TablePlace.HeaderFault)? {
        guard let header = mended, line ?? self.line == self.line else { return nil }
        mended = nil
        let start = input.start
        var record = Record()
        record.take(from: start, to: start + header.end, of: input.bytes, line: self.line)
        for cell in header.cells {
            record.cells.append(
                Record.Cell(start: cell.lowerBound, end: cell.upperBound, rawStart: cell.lowerBound)
            )
        }
        self.line += 1
        input.consume(upTo: start + header.next)
        return (record, header.fault)
    }

    func check(_ record: inout Record) {
        if checksQuotes { record.checkQuotes() }
        if !record.hasProblem { record.problem = record.damage }
    }

    /// Finds the next record, blank or not; false at the end of the source.
    func next(into record: inout Record) throws(SourceError) -> Bool {
        while true {
            let start = input.start
            switch parser.parse(input.bytes, from: start, isFinal: input.isAtEnd) {
            case .end:
                return false
            case .record(let rawEnd, let next, let mayHaveLines):
                guard rawEnd - start <= options.maximumRecordBytes else {
                    try cutShort(from: start, into: &record)
                    return true
                }
                if isPaired, next == input.bytes.count, !input.isAtEnd {
                    // The file's last line may end in any way.
                    try input.fill()
                    continue
                }
                take(from: start, to: rawEnd, into: &record)
                if isPaired { noteLoneFeed(rawEnd, next, &record) }
                if mayHaveLines, record.hasProblem, record.problem?.code == .textAfterQuote,
                    let quote = quoteThatSwallowsRows(upTo: next)
                {
                    // The cells before it only.
                    _ = parser.parse(input.bytes, from: start, to: quote + 1, isFinal: false)
                    let message = RecordProblem.Words.emptyQuote
                    try giveUp(on: quote, from: start, to: rawEnd, message, &record)
                    return true
                }
                line += mayHaveLines ? input.lineBreaks(from: start, to: next) : 1
                input.consume(upTo: next)
                return true
            case .unterminated(let quote):
                if input.bytes.count - start > options.maximumRecordBytes {
                    try cutShort(from: start, into: &record)
                } else {
                    let message = RecordProblem.Words.openQuote
                    try giveUp(on: quote, from: start, to: input.bytes.count, message, &record)
                }
                return true
            case .incomplete:
                // Two more, since they may be the beginning of a line end of three bytes.
                if input.bytes.count - start > options.maximumRecordBytes + 2 {
                    try cutShort(from: start, into: &record)
                    return true
                }
                try input.fill()
            }
        }
    }

    /// Notes what a LF alone cuts in two, where lines end with CR LF: the record before it and the one behind.
    ///
    /// - Parameters:
    ///   - rawEnd: where the record ends that was just taken.
    ///   - next: where the one behind it starts.
    private func noteLoneFeed(_ rawEnd: Int, _ next: Int, _ record: inout Record) {
        let isBlank = rawEnd == input.start
        if isBlank, followsLoneFeed != nil { return }
        let isLone =
            next == rawEnd + 1 && input.bytes[rawEnd] == UInt8(ascii: "\n")
            && !(input.isAtEnd && next == input.bytes.count)
        defer { followsLoneFeed = isLone && followsLoneFeed != nil }
        guard let follows = followsLoneFeed, isLone || follows else { return }
        record.noteLoneLineEnd(isLone ? rawEnd - input.start : 0)
    }

    /// Where a quote opens that was never to enclose anything, so that the record holds rows of their own
    /// behind its line: each of them is sound, and as wide as rows are. Nil where there is any doubt.
    ///
    /// The record was just parsed.
    private func quoteThatSwallowsRows(upTo next: Int) -> Int? {
        guard finding.cells > 2, let cell = parser.cells.firstIndex(where: \.hasTextAfterQuote)
        else { return nil }
        let quote = parser.cells[cell].rawStart
        let end = input.lineEnd(from: quote, to: next, lineEnd)
        // The rest of the line as cells, without the quote.
        var inner = CSVParser(finding.dialect)
        _ = inner.parse(input.bytes, from: quote + 1, to: end, isFinal: true)
        guard end < parser.textAfterQuote(of: parser.cells[cell], in: input.bytes),
            cell + max(inner.cells.count, 1) == finding.cells
        else { return nil }
        var index = input.afterLineEnd(at: end)
        guard index < next else { return nil }
        while index < next {
            guard
                case .record(_, let after, _) = inner.parse(
                    input.bytes,
                    from: index,
                    to: next,
                    isFinal: true
                ), inner.cells.count == finding.cells, inner.loneLineEnd == nil,
                let first = inner.cells.first, first.start < first.end,
                !inner.cells.contains(where: \.hasTextAfterQuote)
            else { return nil }
            index = after
        }
        return quote
    }

    private func take(from start: Int, to rawEnd: Int, into record: inout Record) {
        record.take(from: start, to: rawEnd, of: input.bytes, parser, line: line)
        if unwrapsLines { record.unwrap(parser, input.bytes) }
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
                message: RecordProblem.Words.tooLong(most)
            )
            line += input.lineBreaks(from: start, to: limit)
            if input.isWithinPair(limit) {
                // The line end was counted, and the line is over with the other half of it.
                input.consume(upTo: limit + 1)
            } else {
                input.consume(upTo: limit)
                line += try input.skipLine(lineEnd)
            }
            return
        }
        let message = RecordProblem.Words.openQuote(within: most)
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
        let end = input.lineEnd(from: quote, to: limit, lineEnd)
        // The cells so far, and the rest of the line as one.
        take(from: start, to: end, into: &record)
        let cell = Record.Cell(start: quote - start, end: end - start, rawStart: quote - start)
        record.cells.append(cell)
        record.problem = RecordProblem(
            code: .unterminatedQuote,
            position: record.position(ofByte: cell.rawStart),
            message: message
        )
        line += input.lineBreaks(from: start, to: end)
        input.consume(upTo: end)
        line += try input.skipLine(lineEnd)
    }
}
