import Customers
import Foundation
import Journal

/// Makes the lines of an export. Pure.
struct ExportWriter {
    let format: ExportFormat
    let columns: [ExportColumn]

    /// The first line; nil where the format has none.
    var header: [UInt8]? {
        format == .csv ? Self.csv(columns.map(\.name)) : nil
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
        for column in columns {
            guard let text = column.text(row) else { continue }
            if !isFirst { line.raw(",") }
            isFirst = false
            line.string(column.name)
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

extension RowProblem {
    /// The problem as one line: the field, if there is one, and the text.
    var line: String {
        [field, text].compactMap { $0 }.joined(separator: " ")
    }
}

/// What ties a line of a problem file to its row: the number, and the start of the digest of what
/// the row was in the source, so that another journal's file is found out.
struct RowMark: Hashable {
    let row: Int64
    let digest: String

    init(row: Int64, digest: [UInt8]) {
        self.row = row
        self.digest = digest.prefix(4)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Nil for a text that isn't a mark.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let row = Int64(parts[0]), row > 0, parts[1].count == 8 else {
            return nil
        }
        self.row = row
        digest = parts[1].lowercased()
    }

    var text: String { "\(row)-\(digest)" }
}
