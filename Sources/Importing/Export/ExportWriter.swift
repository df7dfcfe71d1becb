import Customers
import Foundation
import Journal

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
