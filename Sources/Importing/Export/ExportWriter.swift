import Customers
import Foundation
import Journal

/// Makes the lines of an export. Pure.
struct ExportWriter {
    let format: ExportFormat
    let columns: [ExportColumn]
    /// What the columns are called in JSON, where no name may repeat.
    private let keys: [String]

    init(format: ExportFormat, columns: [ExportColumn]) {
        self.format = format
        self.columns = columns
        keys = ColumnKeys.all(columns.map(\.name))
    }

    /// The first line; nil where the format has none.
    var header: [UInt8]? {
        format == .csv ? Self.csv(columns.map { $0.header ?? $0.name }) : nil
    }

    func line(_ row: JournalRow) -> [UInt8] {
        switch format {
        case .csv: Self.csv(columns.map { $0.text(row) ?? "" })
        case .jsonl: json(row)
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

    /// What a cell can't hold without quotes: comma, quote, LF, CR.
    private static let special: Set<UInt8> = [0x2C, 0x22, 0x0A, 0x0D]

    /// One record as RFC 4180 has it, quoted only where that is needed.
    static func csv(_ cells: [String]) -> [UInt8] {
        // Nothing at all would be a blank line, which is no record.
        if cells == [""] { return Array("\"\"".utf8) }
        var line: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            if cell.utf8.contains(where: special.contains) {
                line.append(UInt8(ascii: "\""))
                for byte in cell.utf8 {
                    if byte == UInt8(ascii: "\"") { line.append(byte) }
                    line.append(byte)
                }
                line.append(UInt8(ascii: "\""))
            } else {
                line += Array(cell.utf8)
            }
        }
        return line
    }
}
