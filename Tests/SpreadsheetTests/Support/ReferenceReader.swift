@testable import Spreadsheet

/// A slow, obvious reading of a whole document of UTF-8: what the reader is held against where a
/// document is more than its records: a `sep=` line, blank lines, a header, and damage.
struct ReferenceReader {
    private let bytes: [UInt8]
    private let cap: Int
    private var dialect: Dialect
    private var index = 0
    private var line = 1
    private(set) var result = ReadResult()

    init(_ document: [UInt8], cap: Int, _ dialect: Dialect) {
        bytes = document
        self.cap = cap
        self.dialect = dialect
        let first = String(decoding: document.prefix { !Self.isLineEnd($0) }, as: UTF8.self)
        if first.hasPrefix("sep=") {
            let name = first.dropFirst(4)
            self.dialect.delimiter = Delimiter(argument: String(name)) ?? .comma
            skipLine()
        }
        while index < bytes.count, let row = nextRow() {
            if row.problem.isEmpty, row.cells.allSatisfy({ $0.allSatisfy { $0 <= 0x20 } }) {
                if !result.columns.isEmpty { result.blankRecords += 1 }
            } else if result.columns.isEmpty {
                result.columns = row.cells.map { String(decoding: $0, as: UTF8.self) }
            } else {
                result.rows.append(row.cells.map { String(decoding: $0, as: UTF8.self) })
                result.lines.append(row.line)
                result.problems.append(row.problem.isEmpty ? raggedness(row) : row.problem)
            }
        }
    }

    private typealias Row = (cells: [[UInt8]], line: Int, problem: String)

    private mutating func nextRow() -> Row? {
        let start = index
        let line = line
        let whole = ReferenceRecord(bytes, from: start, to: bytes.count, dialect)
        if whole.end - start > cap {
            let part = ReferenceRecord(bytes, from: start, to: start + cap, dialect)
            if let quote = part.openQuote, start + cap - quote > cap / 2 {
                return giveUp(part, quote, start, to: start + cap)
            }
            move(to: start + cap)
            // Behind the cap where it is within a line end of two bytes: that line is over.
            if index == start + cap { skipLine() }
            return (part.cells, line, "record_too_long@\(line):1")
        }
        if let quote = whole.openQuote { return giveUp(whole, quote, start, to: bytes.count) }
        move(to: whole.next)
        if let place = whole.textAfterQuote {
            return (whole.cells, line, "text_after_quote@\(self.place(of: place, start, line))")
        }
        let lone = whole.loneLineEnd.map { "lone_line_end@\(place(of: $0, start, line))" }
        return (whole.cells, line, lone ?? "")
    }

    /// The cells before the quote, and what is left of the line on which it opens.
    private mutating func giveUp(
        _ part: ReferenceRecord,
        _ quote: Int,
        _ start: Int,
        to limit: Int
    ) -> Row {
        let line = line
        let end = (quote..<limit).first { endsLine(at: $0) } ?? limit
        move(to: end)
        skipLine()
        let problem = "unterminated_quote@\(place(of: quote, start, line))"
        return (part.cells + [Array(bytes[quote..<end])], line, problem)
    }

    private func raggedness(_ row: Row) -> String {
        let columns = result.columns.count
        if row.cells.count < columns { return "too_few_cells@\(row.line):1" }
        return ""
    }

    private mutating func move(to place: Int) {
        while index < place { step() }
    }

    private mutating func skipLine() {
        while index < bytes.count, !endsLine(at: index) { step() }
        if index < bytes.count { step() }
    }

    /// Whether a line ends with the byte here.
    private func endsLine(at index: Int) -> Bool {
        guard Self.isLineEnd(bytes[index]) else { return false }
        let isReturn = bytes[index] == UInt8(ascii: "\r")
        let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        switch dialect.lineEnd {
        case .any: return true
        case .carriageReturn: return isReturn
        case .lineFeed: return !isReturn || isPair || index + 1 == bytes.count
        }
    }

    /// One byte on, or two where they are one line end.
    private mutating func step() {
        if Self.isLineEnd(bytes[index]) { line += 1 }
        let isPair =
            bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
            && bytes[index + 1] == UInt8(ascii: "\n")
        index += isPair ? 2 : 1
    }

    private func place(of target: Int, _ start: Int, _ line: Int) -> String {
        var place = (line: line, column: 1)
        for index in start..<target {
            let isFirstOfPair =
                bytes[index] == UInt8(ascii: "\r") && bytes[index + 1] == UInt8(ascii: "\n")
            if Self.isLineEnd(bytes[index]), !isFirstOfPair {
                place = (place.line + 1, 1)
            } else if !isFirstOfPair, bytes[index] & 0xC0 != 0x80 {
                place.column += 1
            }
        }
        return "\(place.line):\(place.column)"
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}
