/// Reads an export row by row: finds out what it is, then streams its records.
///
/// Memory holds a chunk and the longest record, whatever the size of the source. Damage is the
/// row's, not the source's: such a record has a ``Record/problem``, and reading goes on.
package final class RecordReader {
    package let source: Source
    /// The source's columns, in order. Those of JSON Lines grow as keys are first seen.
    package private(set) var columns: [Column] = []
    /// Rows with nothing in them, which are skipped.
    package private(set) var blankRecords = 0
    /// Data rows so far.
    package private(set) var recordCount = 0

    private var reading: any RecordReading
    private let maximumColumns: Int

    /// What the source is. The encoding of a pipe may change up to the row with its first byte that
    /// isn't ASCII.
    package var detection: Detection { reading.detection }

    /// Opens a source, reads as much of it as detection needs, and its header.
    ///
    /// - Parameters:
    ///   - judge: chooses among the sheets of a workbook; nil takes the first with something in it.
    ///   - headerJudge: says how well a row does as the header of a table; without it the shapes of the
    ///     rows alone tell where the header is.
    ///   - tap: is shown every byte of the source once, in order, as it is read; what a caller hashes.
    /// - Throws: why the source can't be read at all; ``SourceError/headerOnly(_:)`` comes from
    ///   the first ``next(into:)``, so that the header of such a source can be looked at.
    package init(
        _ source: Source,
        options: ReaderOptions = ReaderOptions(),
        judge: TableJudge? = nil,
        headerJudge: HeaderJudge? = nil,
        tap: ((UnsafeRawBufferPointer) -> Void)? = nil
    ) throws(SourceError) {
        self.source = source
        maximumColumns = options.maximumColumns
        let opened = try OpenedSource(source, tap: tap)
        switch opened.content {
        case .stream(let stream):
            var input = try TextInput(source, stream, opened.packings, options: options)
            try input.skipBlankLines()
            let (format, origin) = try Self.format(of: source, input, options)
            guard !format.isWorkbook else { throw .noWorkbook(source.name) }
            try Self.refuseStrayOptions(options, source, format)
            if format == .jsonLines {
                reading = JSONLinesReading(source, input, options, origin)
                // Lines of JSON are rows from the first line on; what is before a header is none.
                blankRecords = input.skippedLines
            } else {
                let sheet = CSVReading(source, input, options, origin)
                reading = TableReading(sheet, source, options.header, judge: headerJudge)
            }
        case .document(let kind, let zip):
            let workbook = try Self.workbook(kind, zip, options)
            try Self.refuseStrayOptions(options, source, workbook.format)
            let reading = { (index: Int) throws(SourceError) -> any RecordReading in
                let sheet = try WorkbookReading(
                    workbook,
                    sheet: index,
                    name: source.name,
                    opened.packings,
                    options
                )
                return TableReading(sheet, source, options.header, judge: headerJudge)
            }
            let chooser = SheetChooser(
                source: source,
                workbook: workbook,
                options: options,
                judge: judge
            )
            self.reading = try reading(chooser.choose(reading: reading))
        }
        guard try reading.begin(&columns) else { throw .empty(source.name) }
        try limitColumns()
    }

    /// Reads the next row that isn't blank; false at the end.
    ///
    /// - Throws: ``SourceError/headerOnly(_:)`` where there was no row at all, or what the system
    ///   says when reading fails half-way.
    package func next(into record: inout Record) throws(SourceError) -> Bool {
        while try reading.next(into: &record, columns: &columns) {
            try limitColumns()
            if record.problem == nil, record.isBlank {
                blankRecords += 1
                continue
            }
            recordCount += 1
            record.number = recordCount
            return true
        }
        guard recordCount > 0 else { throw .headerOnly(source.name) }
        return false
    }

    /// The next rows, without taking them: ``next(into:)`` gives them again.
    ///
    /// Call it once, before the first row is read. What is wrong behind them is told when it is their
    /// turn.
    ///
    /// - Parameters:
    ///   - count: how many to look at; there may be fewer.
    ///   - bytes: about how much memory they may take at most, so that wide rows are fewer.
    package func lookAhead(_ count: Int, bytes: Int) -> RowSample {
        let lookahead = RecordLookahead(reading, columns: columns, count: count, bytes: bytes)
        reading = lookahead
        return RowSample(lookahead)
    }

    private func limitColumns() throws(SourceError) {
        guard columns.count > maximumColumns else { return }
        throw .tooManyColumns(source.name, reading.detection.format, most: maximumColumns)
    }

    private static func refuseStrayOptions(
        _ options: ReaderOptions,
        _ source: Source,
        _ format: SourceFormat
    ) throws(SourceError) {
        let stray = options.strayOptions(for: format)
        if !stray.isEmpty { throw .strayOptions(source.name, format, stray) }
    }

    private static func workbook(
        _ kind: FileKind,
        _ zip: ZipFile,
        _ options: ReaderOptions
    ) throws(SourceError) -> any Workbook {
        let workbook: any Workbook
        switch kind {
        case .excelWorkbook: workbook = try ExcelWorkbook(zip)
        case .openDocumentSheet: workbook = try OpenDocument(zip)
        default: throw .otherKind(zip.name, kind)
        }
        guard options.format == nil || options.format == workbook.format else {
            throw .otherKind(zip.name, kind)
        }
        return workbook
    }

    private static func format(
        of source: Source,
        _ input: TextInput,
        _ options: ReaderOptions
    ) throws(SourceError) -> (SourceFormat, Detection.Origin) {
        if let format = options.format { return (format, .given) }
        let text = input.bytes.dropFirst(input.start).drop { $0 <= 0x20 }
        guard let first = text.first else {
            guard input.isAtEnd else { return (.csv, .assumed) }
            throw .empty(source.name)
        }
        if first == UInt8(ascii: "{") { return (.jsonLines, .detected) }
        let rest = text.dropFirst().drop { $0 <= 0x20 }.first
        if first == UInt8(ascii: "["), rest == UInt8(ascii: "{") || rest == UInt8(ascii: "]") {
            throw .jsonDocument(source.name)
        }
        return (.csv, .detected)
    }
}
