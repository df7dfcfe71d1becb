/// Reads the table of a sheet: its header, and its rows.
final class TableReading: RecordReading {
    private let sheet: any SheetReading
    private let source: Source
    private let options: ReaderOptions
    private var header = Record()
    /// Columns up to the last one that has a name: cells behind it may be lacking.
    private var namedColumns = 0

    init(_ sheet: any SheetReading, _ source: Source, _ options: ReaderOptions) {
        self.sheet = sheet
        self.source = source
        self.options = options
    }

    var detection: Detection { sheet.detection }

    func begin(_ columns: inout [Column]) throws(SourceError) -> Bool {
        repeat {
            guard try sheet.next(into: &header) else { return false }
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
            guard try sheet.next(into: &record) else { return false }
        }
        guard record.problem == nil, !record.isBlank else { return true }
        record.checkWidth(
            columns: columns.count,
            named: sheet.isRagged ? 0 : namedColumns,
            usual: sheet.usualCells
        )
        if record.problem == nil { sheet.check(&record) }
        if record.problem == nil { record.checkWhetherData(options.hasHeader ? header : nil) }
        return true
    }
}
