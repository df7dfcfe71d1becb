import Customers
import Foundation
import Journal
import Mapping

/// Writes rows of a journal, or of those of all shards, with what became of them.
struct Exporter {
    let choice: ExportChoice

    /// Writes them.
    ///
    /// - Parameter output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    func write(
        _ journals: JournalSet,
        remark: (Remark) -> Void = { _ in },
        to output: () throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        let (record, _) = try journals.stagedImport()
        let rows = try rows(journals, record, output)
        var written: [RowStatus: Int] = [:]
        try journals.forEachRow(in: choice.statuses, rows.parts) { row in
            guard choice.has(row) else { return }
            written[row.status, default: 0] += 1
            try rows.write(row)
        }
        try rows.finish()
        if rows.cutCells > 0 { remark(.cutCells(rows.cutCells)) }
        return written
    }

    private func rows(
        _ journals: JournalSet,
        _ record: ImportRecord,
        _ output: () throws -> FileHandle
    ) throws -> any RowOutput {
        let source = SourceColumns(
            columns: record.sourceColumns,
            hasExtra: try journals.hasRows(longerThan: record.columns.count),
            hasRaw: try journals.hasRawRows(),
            places: FieldPlaces(record)
        )
        if case .problems = choice.columns, choice.format == .xlsx {
            let mapping = try Mapping(yaml: record.mapping, fileName: journals.path)
            return RowsAside(
                try ProblemBook(
                    RowRemarks(source: source, fields: FieldColumns(mapping, source.columns)),
                    source: Self.name(ofSource: record.sourcePath),
                    steps: choice.nextSteps,
                    to: output()
                ) { RowMark($0, of: record, .plain) }
            )
        }
        let columns = try choice.exportColumns(source, record)
        guard let format = choice.format.lines else {
            return RowsAside(try SheetRows(columns, name: choice.sheetName, to: output()))
        }
        return try LineRows(columns, as: format, hasMark: choice.hasMark, to: output())
    }

    /// What a person knows a source by.
    static func name(ofSource path: String) -> String {
        path == "-" ? "standard input" : URL(fileURLWithPath: path).lastPathComponent
    }
}

/// Makes the lines of an export. Pure.
struct ExportWriter {
    let format: LineFormat
    let columns: [ExportColumn]
    /// What the columns are called in JSON, where no name may repeat.
    private let keys: [String]

    init(format: LineFormat, columns: [ExportColumn]) {
        self.format = format
        self.columns = columns
        keys = ColumnKeys.all(columns.map(\.name))
    }

    /// The first line; nil where the format has none.
    var header: [UInt8]? {
        guard format == .csv else { return nil }
        var line: [UInt8] = []
        Self.csv(columns.map { $0.header ?? $0.name }, to: &line)
        return line
    }

    /// What of a row the columns ask for.
    var parts: JournalRow.Parts {
        columns.reduce(into: []) { $0.formUnion($1.needs) }
    }

    /// Adds a row's line, without its end.
    func write(_ row: JournalRow, to bytes: inout [UInt8]) {
        switch format {
        case .csv: Self.csv(columns.lazy.map { $0.text(row) ?? "" }, to: &bytes)
        case .jsonl: bytes += json(row)
        }
    }

    private func json(_ row: JournalRow) -> [UInt8] {
        var line = JSONLine()
        line.raw("{")
        var isFirst = true
        for (column, key) in zip(columns, keys) {
            guard let text = column.text(row) else { continue }
            if !isFirst { line.raw(",") }
            isFirst = false
            line.string(key)
            line.raw(":")
            line.string(text)
        }
        line.raw("}")
        return line.bytes
    }

    /// A line of CSV, without its end.
    static func csv(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        csv(cells, to: &line)
        return line
    }

    /// One record as RFC 4180 has it, quoted only where that is needed.
    private static func csv(_ cells: some Collection<String>, to bytes: inout [UInt8]) {
        let start = bytes.count
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            var cell = cell
            cell.withUTF8 { append($0, to: &bytes) }
        }
        // Nothing at all would be a blank line, which is no record.
        if bytes.count == start { bytes += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
    }

    private static func append(_ cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard cell.contains(where: needsQuotes) else {
            bytes.append(contentsOf: cell)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D: true
        default: false
        }
    }
}
