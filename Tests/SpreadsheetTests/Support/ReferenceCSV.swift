@testable import Spreadsheet

/// A slow, obvious CSV parser, byte by byte: what the fast one is held against.
///
/// It knows whole documents only, and gives up (nil) on a quote that is never closed.
enum ReferenceCSV {
    static func records(_ bytes: [UInt8], _ dialect: Dialect) -> [[[UInt8]]]? {
        var records: [[[UInt8]]] = []
        var index = 0
        while index < bytes.count {
            let record = ReferenceRecord(bytes, from: index, to: bytes.count, dialect)
            guard record.openQuote == nil else { return nil }
            records.append(record.cells)
            index = record.next
        }
        return records
    }

    /// The records that the fast parser finds; nil where a quote is never closed.
    static func fastRecords(_ bytes: [UInt8], _ dialect: Dialect) -> [[[UInt8]]]? {
        var parser = CSVParser(dialect)
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

/// One record, read byte by byte.
struct ReferenceRecord {
    private(set) var cells: [[UInt8]] = []
    /// Where the record ends, its line end left out.
    private(set) var end: Int
    /// Where the next one begins.
    private(set) var next: Int
    private(set) var openQuote: Int?
    private(set) var textAfterQuote: Int?
    private(set) var loneLineEnd: Int?

    private let bytes: [UInt8]
    private let limit: Int
    private let dialect: Dialect
    private var index: Int

    /// - Parameter limit: where to take the document's end to be.
    init(_ bytes: [UInt8], from start: Int, to limit: Int, _ dialect: Dialect) {
        self.bytes = bytes
        self.limit = limit
        self.dialect = dialect
        (index, end, next) = (start, start, start)
        while true {
            while dialect.skipsInitialSpace, byte() == UInt8(ascii: " ") { index += 1 }
            guard let cell = nextCell() else { return }
            cells.append(cell)
            end = index
            if isDelimiter() {
                index += dialect.delimiter.bytes.count
                continue
            }
            next = index + lineEndLength()
            return
        }
    }

    private func byte(_ offset: Int = 0) -> UInt8? {
        index + offset < limit ? bytes[index + offset] : nil
    }

    /// Nil where a quote isn't closed.
    private mutating func nextCell() -> [UInt8]? {
        var cell: [UInt8] = []
        if let quote = dialect.quote, byte() == quote {
            let open = index
            index += 1
            while true {
                let isLast = index + 1 == limit && limit < bytes.count
                guard let current = byte(), !isLast else {
                    openQuote = open
                    (end, next) = (limit, limit)
                    return nil
                }
                if current == dialect.escape {
                    takeEscaped(&cell)
                } else if current != quote {
                    cell.append(current)
                    index += 1
                } else if byte(1) == quote {
                    cell.append(quote)
                    index += 2
                } else {
                    index += 1
                    break
                }
            }
            let place = index
            let rest = nextText()
            if let inked = bytes[place..<index].firstIndex(where: { $0 != 0x20 }) {
                textAfterQuote = textAfterQuote ?? inked
            }
            return cell + rest
        }
        return nextText()
    }

    private mutating func nextText() -> [UInt8] {
        var text: [UInt8] = []
        while let current = byte(), !isDelimiter() {
            if lineEndLength() > 0 { break }
            if current == dialect.escape {
                let isPair = byte(1) == UInt8(ascii: "\r") && byte(2) == UInt8(ascii: "\n")
                takeEscaped(&text)
                if isPair {
                    text.append(UInt8(ascii: "\n"))
                    index += 1
                }
                continue
            }
            if current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") {
                loneLineEnd = loneLineEnd ?? index
            }
            text.append(current)
            index += 1
        }
        return text
    }

    /// An escape, and what it stands before.
    private mutating func takeEscaped(_ text: inout [UInt8]) {
        let escape = bytes[index]
        index += 1
        guard let current = byte() else {
            text.append(escape)
            return
        }
        let isSpecial =
            current == escape || current == dialect.quote || current == dialect.delimiter.bytes[0]
            || current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r")
        text += isSpecial ? [current] : [escape, current]
        index += 1
    }

    private func isDelimiter() -> Bool {
        let separator = dialect.delimiter.bytes
        return index + separator.count <= limit
            && bytes[index..<index + separator.count].elementsEqual(separator)
    }

    /// How long the line end is that stands here; 0 where none does.
    private func lineEndLength() -> Int {
        let isPair = byte() == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n")
        switch (dialect.lineEnd, byte()) {
        case (_, UInt8(ascii: "\r")?) where isPair: return 2
        case (.any, UInt8(ascii: "\r")?), (.carriageReturn, UInt8(ascii: "\r")?): return 1
        case (.any, UInt8(ascii: "\n")?), (.lineFeed, UInt8(ascii: "\n")?): return 1
        case (.lineFeed, UInt8(ascii: "\r")?):
            // The last byte, or one of CR CR LF.
            let isLast = byte(1) == nil
            let isDoubled =
                byte(1) == UInt8(ascii: "\r") && (byte(2) == nil || byte(2) == UInt8(ascii: "\n"))
            return isLast || isDoubled ? 1 : 0
        default: return 0
        }
    }
}

extension CSVParser {
    /// A cell's text, its quotes resolved.
    func text(of cell: RawCell, in bytes: [UInt8]) -> [UInt8] {
        guard cell.isComposite else { return Array(bytes[cell.start..<cell.end]) }
        var text: [UInt8] = []
        resolve(cell, in: bytes, appendingTo: &text)
        return text
    }
}
