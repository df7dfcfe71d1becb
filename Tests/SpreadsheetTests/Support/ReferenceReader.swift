@testable import Spreadsheet

/// A slow, obvious reading of a whole document of UTF-8: what the reader is held against where a
/// document is more than its records: a `sep=` line, blank lines, a header, and damage.
struct ReferenceReader {
    private let bytes: [UInt8]
    private let cap: Int
    private var delimiter = UInt8(ascii: ",")
    private var index = 0
    private var line = 1
    private(set) var result = ReadResult()

    private static let quote = UInt8(ascii: "\"")

    /// What a record is, as far as the document, or the part of it that counts, goes.
    private struct Parsed {
        var cells: [[UInt8]] = []
        var end: Int
        var openQuote: Int?
        var textAfterQuote: Int?
    }

    init(_ document: [UInt8], cap: Int) {
        bytes = document
        self.cap = cap
        let first = String(decoding: document.prefix { !Self.isLineEnd($0) }, as: UTF8.self)
        if first.hasPrefix("sep=") {
            let name = first.dropFirst(4)
            delimiter = name == "\\t" ? UInt8(ascii: "\t") : Array(name.utf8)[0]
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
        let whole = parse(from: start, to: bytes.count)
        if whole.end - start > cap {
            let part = parse(from: start, to: start + cap)
            if let quote = part.openQuote, start + cap - quote > cap / 2 {
                return giveUp(part, quote, start, to: start + cap)
            }
            move(to: start + cap)
            skipLine()
            return (part.cells, line, "record_too_long@\(line):1")
        }
        if let quote = whole.openQuote { return giveUp(whole, quote, start, to: bytes.count) }
        move(to: whole.end)
        skipLine()
        let problem =
            whole.textAfterQuote.map { "text_after_quote@\(place(of: $0, start, line))" }
        return (whole.cells, line, problem ?? "")
    }

    /// The cells before the quote, and what is left of the line on which it opens.
    private mutating func giveUp(_ part: Parsed, _ quote: Int, _ start: Int, to limit: Int) -> Row {
        let line = line
        let end = bytes[quote..<limit].firstIndex(where: Self.isLineEnd) ?? limit
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

    private func parse(from start: Int, to limit: Int) -> Parsed {
        var parsed = Parsed(end: start)
        var index = start
        while true {
            var cell: [UInt8] = []
            if index < limit, bytes[index] == Self.quote {
                let open = index
                index += 1
                while true {
                    guard index < limit, !(index + 1 == limit && limit < bytes.count) else {
                        parsed.openQuote = open
                        parsed.end = limit
                        return parsed
                    }
                    if bytes[index] != Self.quote {
                        cell.append(bytes[index])
                        index += 1
                    } else if index + 1 < limit, bytes[index + 1] == Self.quote {
                        cell.append(Self.quote)
                        index += 2
                    } else {
                        index += 1
                        break
                    }
                }
                let rest = bytes[index..<limit].prefix { $0 != delimiter && !Self.isLineEnd($0) }
                let place = rest.firstIndex { $0 != 0x20 }
                parsed.textAfterQuote = parsed.textAfterQuote ?? place
            }
            while index < limit, bytes[index] != delimiter, !Self.isLineEnd(bytes[index]) {
                cell.append(bytes[index])
                index += 1
            }
            parsed.cells.append(cell)
            parsed.end = index
            guard index < limit, bytes[index] == delimiter else { return parsed }
            index += 1
        }
    }

    private mutating func move(to place: Int) {
        while index < place { step() }
    }

    private mutating func skipLine() {
        while index < bytes.count, !Self.isLineEnd(bytes[index]) { index += 1 }
        if index < bytes.count { step() }
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
