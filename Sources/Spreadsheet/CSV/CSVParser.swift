/// Finds the cells of one delimiter-separated record (RFC 4180) in a buffer of UTF-8. Pure.
///
/// Beyond the RFC: what ends a line, quotes and escapes is the ``Dialect``'s; a quote within an
/// unquoted cell is data; after a closing quote, what is before the next delimiter is taken
/// over, and reported unless it is blank. A record that the buffer doesn't hold whole is parsed
/// anew once there is more: that keeps no state between chunks, and costs one more look at a
/// record a chunk.
struct CSVParser {
    /// What was found.
    enum Step: Hashable {
        /// A record, which ends before `next`, its line end included. It may be of several lines
        /// where cells are quoted, or a line end is where none may.
        case record(rawEnd: Int, next: Int, mayHaveLines: Bool)
        /// The buffer ends within the record.
        case incomplete(openQuote: Int?)
        /// The source ends within a quoted cell.
        case unterminated(openQuote: Int)
        /// The source ends here.
        case end
    }

    /// A cell before its quotes are resolved, as offsets into the buffer.
    struct RawCell: Hashable {
        var start: Int
        var end: Int
        /// Where the cell starts, its opening quote included.
        var rawStart: Int
        var isQuoted = false
        /// Whether doubled quotes, escapes or text after a closing quote have to be resolved.
        var isComposite = false
        var hasTextAfterQuote = false
    }

    let dialect: Dialect
    private(set) var cells: [RawCell] = []
    /// The first line end in the last record that is none in the dialect, outside of quoted cells.
    private(set) var loneLineEnd: Int?

    /// The delimiter's first byte, and as a rule its only one.
    private let delimiter: UInt8
    private let quote: UInt8
    private let isQuoting: Bool
    private let escape: UInt8
    private let isEscaping: Bool
    private let skipsSpaces: Bool
    private let lineEndKind: Dialect.LineEnd
    /// Whether a delimiter has several bytes, or an escape may be before it.
    private let isRare: Bool
    private var mayHaveLines = false

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let space = UInt8(ascii: " ")

    init(_ dialect: Dialect) {
        self.dialect = dialect
        delimiter = dialect.delimiter.bytes[0]
        quote = dialect.quote ?? 0
        isQuoting = dialect.quote != nil
        escape = dialect.escape ?? 0
        isEscaping = dialect.escape != nil
        skipsSpaces = dialect.skipsInitialSpace
        lineEndKind = dialect.lineEnd
        isRare = dialect.delimiter.bytes.count > 1 || dialect.escape != nil
    }

    /// Parses the record that starts at an offset; its cells are in ``cells`` then.
    ///
    /// - Parameters:
    ///   - limit: where to take the buffer's end to be. Default: where it is.
    ///   - isFinal: whether the source ends where the buffer does.
    mutating func parse(
        _ bytes: [UInt8],
        from start: Int,
        to limit: Int? = nil,
        isFinal: Bool
    ) -> Step {
        cells.removeAll(keepingCapacity: true)
        loneLineEnd = nil
        mayHaveLines = false
        let end = limit ?? bytes.count
        guard start < end else { return isFinal ? .end : .incomplete(openQuote: nil) }
        var index = start
        while true {
            if skipsSpaces {
                while index < end, bytes[index] == Self.space { index += 1 }
            }
            if index < end, bytes[index] == quote, isQuoting {
                mayHaveLines = true
                switch quotedCell(bytes, at: index, to: end, isFinal: isFinal) {
                case .closed(let after): index = after
                case .open where isFinal: return .unterminated(openQuote: index)
                case .open: return .incomplete(openQuote: index)
                }
            } else {
                var cell = RawCell(start: index, end: index, rawStart: index)
                index = endOfText(bytes, from: index, to: end, isFinal, &cell)
                cell.end = index
                cells.append(cell)
            }
            guard index < end else {
                return isFinal
                    ? .record(rawEnd: end, next: end, mayHaveLines: mayHaveLines)
                    : .incomplete(openQuote: nil)
            }
            if bytes[index] == delimiter {
                index += isRare ? dialect.delimiter.bytes.count : 1
                continue
            }
            guard let next = lineEnd(bytes, at: index, to: end, isFinal: isFinal) else {
                return .incomplete(openQuote: nil)
            }
            return .record(rawEnd: index, next: next, mayHaveLines: mayHaveLines)
        }
    }

    private enum Quoted {
        case closed(after: Int)
        case open
    }

    private mutating func quotedCell(
        _ bytes: [UInt8],
        at open: Int,
        to end: Int,
        isFinal: Bool
    ) -> Quoted {
        var cell = RawCell(start: open + 1, end: open + 1, rawStart: open, isQuoted: true)
        var index = open + 1
        while true {
            let mark = endOfQuotedText(bytes, from: index, to: end)
            guard mark < end, mark + 1 < end || isFinal else { return .open }
            if bytes[mark] != quote {
                cell.isComposite = true
                index = min(mark + 2, end)
                continue
            }
            if mark + 1 < end, bytes[mark + 1] == quote {
                cell.isComposite = true
                index = mark + 2
                continue
            }
            let after = endOfText(bytes, from: mark + 1, to: end, isFinal, &cell)
            cell.end = mark
            if after > mark + 1 {
                cell.isComposite = true
                cell.end = after
                cell.hasTextAfterQuote = !bytes[(mark + 1)..<after].allSatisfy {
                    $0 == Self.space
                }
            }
            cells.append(cell)
            return .closed(after: after)
        }
    }

    /// Where the next quote or escape is.
    private func endOfQuotedText(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        isEscaping
            ? ByteScanner.first(of: quote, escape, quote, in: bytes, from: start, to: end)
            : ByteScanner.first(of: quote, in: bytes, from: start, to: end)
    }

    /// Where unquoted text ends: at a delimiter, a line end, or the end of the buffer.
    @inline(__always)
    private mutating func endOfText(
        _ bytes: [UInt8],
        from start: Int,
        to end: Int,
        _ isFinal: Bool,
        _ cell: inout RawCell
    ) -> Int {
        guard !isRare else { return endOfRareText(bytes, from: start, to: end, isFinal, &cell) }
        var index = start
        while true {
            index = ByteScanner.first(
                of: delimiter,
                Self.lineFeed,
                Self.carriageReturn,
                in: bytes,
                from: index,
                to: end
            )
            guard index < end, bytes[index] != delimiter, isLone(bytes, at: index, to: end) else {
                return index
            }
            noteLoneLineEnd(at: index)
            index += 1
        }
    }

    private mutating func noteLoneLineEnd(at index: Int) {
        mayHaveLines = true
        if loneLineEnd == nil { loneLineEnd = index }
    }

    /// The same where a delimiter has several bytes, or may be escaped.
    private mutating func endOfRareText(
        _ bytes: [UInt8],
        from start: Int,
        to end: Int,
        _ isFinal: Bool,
        _ cell: inout RawCell
    ) -> Int {
        let separator = dialect.delimiter.bytes
        var index = start
        while index < end {
            let byte = bytes[index]
            if isEscaping, byte == escape {
                // What it takes the meaning from may be in the next chunk.
                guard index + 2 < end || isFinal else { return end }
                cell.isComposite = true
                let isPair =
                    index + 2 < end && bytes[index + 1] == Self.carriageReturn
                    && bytes[index + 2] == Self.lineFeed
                index = min(index + (isPair ? 3 : 2), end)
                mayHaveLines = true
                continue
            }
            if byte == separator[0] {
                let length = min(separator.count, end - index)
                if bytes[index..<index + length].elementsEqual(separator[..<length]) {
                    if length == separator.count { return index }
                    if !isFinal { return end }
                }
            } else if byte == Self.lineFeed || byte == Self.carriageReturn {
                guard isLone(bytes, at: index, to: end) else { return index }
                noteLoneLineEnd(at: index)
            }
            index += 1
        }
        return end
    }

    /// Whether the CR or LF here ends no line in the dialect.
    ///
    /// A CR before CR LF does: programs that write line ends twice leave CR CR LF.
    private func isLone(_ bytes: [UInt8], at index: Int, to end: Int) -> Bool {
        switch lineEndKind {
        case .any: return false
        case .carriageReturn: return bytes[index] == Self.lineFeed
        case .lineFeed:
            guard bytes[index] == Self.carriageReturn, index + 1 < end else { return false }
            if bytes[index + 1] == Self.lineFeed { return false }
            guard bytes[index + 1] == Self.carriageReturn else { return true }
            return index + 2 < end && bytes[index + 2] != Self.lineFeed
        }
    }

    /// Where the next record starts; nil where a CR may be the first half of a pair.
    private func lineEnd(_ bytes: [UInt8], at index: Int, to end: Int, isFinal: Bool) -> Int? {
        guard bytes[index] == Self.carriageReturn else { return index + 1 }
        guard index + 1 < end else { return isFinal ? index + 1 : nil }
        if bytes[index + 1] == Self.lineFeed { return index + 2 }
        let mayBeLone = lineEndKind == .lineFeed && index + 2 == end
        return mayBeLone && !isFinal ? nil : index + 1
    }

    /// Where the text after a cell's closing quote starts, spaces left out.
    func textAfterQuote(of cell: RawCell, in bytes: [UInt8]) -> Int {
        var index = cell.start
        while true {
            index = endOfQuotedText(bytes, from: index, to: cell.end) + 1
            guard index < cell.end else { return cell.end }
            let isMeaningless = isEscaping && bytes[index - 1] == escape
            guard isMeaningless || bytes[index] == quote else { break }
            index += 1
        }
        return bytes[index..<cell.end].firstIndex { $0 != Self.space } ?? cell.end
    }

    /// Appends the text of a composite cell: doubled quotes halved; escapes, where they take the
    /// meaning from something, and the closing quote left out.
    func resolve(_ cell: RawCell, in bytes: [UInt8], appendingTo output: inout [UInt8]) {
        var index = cell.start
        var isQuoted = cell.isQuoted
        while index < cell.end {
            let mark =
                isQuoted
                ? endOfQuotedText(bytes, from: index, to: cell.end)
                : isEscaping
                    ? ByteScanner.first(of: escape, in: bytes, from: index, to: cell.end) : cell.end
            output.append(contentsOf: bytes[index..<mark])
            guard mark < cell.end else { return }
            index = mark + 1
            if isEscaping, bytes[mark] == escape {
                if index < cell.end, isSpecial(bytes[index]) {
                    output.append(bytes[index])
                    index += 1
                } else {
                    output.append(escape)
                }
            } else if index < cell.end, bytes[index] == quote {
                output.append(quote)
                index += 1
            } else {
                // The closing quote: what follows it is text, quotes and all.
                isQuoted = false
            }
        }
    }

    /// Whether an escape takes the meaning from a byte.
    private func isSpecial(_ byte: UInt8) -> Bool {
        byte == escape || (byte == quote && isQuoting) || byte == delimiter
            || byte == Self.lineFeed || byte == Self.carriageReturn
    }
}
