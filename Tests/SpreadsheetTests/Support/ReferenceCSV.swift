@testable import Spreadsheet

/// A slow, obvious CSV parser, byte by byte: what the fast one is held against.
///
/// It knows whole documents only, and gives up (nil) on a quote that is never closed.
enum ReferenceCSV {
    static func records(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]]? {
        var records: [[[UInt8]]] = []
        var record: [[UInt8]] = []
        var cell: [UInt8] = []
        var index = 0
        var isAtCellStart = true
        var isQuoted = false
        func byte(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }
        while let current = byte(index) {
            index += 1
            if isQuoted {
                if current != UInt8(ascii: "\"") {
                    cell.append(current)
                } else if byte(index) == UInt8(ascii: "\"") {
                    cell.append(current)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if current == UInt8(ascii: "\""), isAtCellStart {
                isQuoted = true
            } else if current == delimiter {
                record.append(cell)
                cell = []
                isAtCellStart = true
                // A delimiter at the very end still begins a cell.
                if index == bytes.count { records.append(record + [[]]) }
                continue
            } else if current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") {
                if current == UInt8(ascii: "\r"), byte(index) == UInt8(ascii: "\n") { index += 1 }
                records.append(record + [cell])
                record = []
                cell = []
                isAtCellStart = true
                continue
            } else {
                cell.append(current)
            }
            isAtCellStart = false
            if index == bytes.count {
                guard !isQuoted else { return nil }
                records.append(record + [cell])
            }
        }
        return records
    }

    /// The records that the fast parser finds; nil where a quote is never closed.
    static func fastRecords(_ bytes: [UInt8], delimiter: Delimiter) -> [[[UInt8]]]? {
        var parser = CSVParser(delimiter: delimiter)
        var records: [[[UInt8]]] = []
        var index = 0
        while true {
            switch parser.parse(bytes, from: index, isFinal: true) {
            case .record(_, let next, _):
                records.append(parser.cells.map { parser.text(of: $0, in: bytes) })
                index = next
            case .end: return records
            case .unterminated, .incomplete: return nil
            }
        }
    }
}

extension CSVParser {
    /// A cell's text, its quotes resolved.
    func text(of cell: RawCell, in bytes: [UInt8]) -> [UInt8] {
        guard cell.isComposite else { return Array(bytes[cell.start..<cell.end]) }
        var text: [UInt8] = []
        Self.resolve(cell, in: bytes, appendingTo: &text)
        return text
    }
}
