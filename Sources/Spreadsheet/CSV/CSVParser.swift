/// Finds the cells of one delimiter-separated record (RFC 4180) in a buffer of UTF-8. Pure.
///
/// Beyond the RFC: CR alone ends a record too; a quote within an unquoted cell is data; after a
/// closing quote, what stands before the next delimiter is taken over, and reported unless it is
/// blank. A record that the buffer doesn't hold whole is parsed anew once there is more: that
/// keeps no state between chunks, and costs one more look at a record a chunk.
struct CSVParser {
    /// What was found.
    enum Step: Hashable {
        /// A record, which ends before `next`, its line end included.
        case record(rawEnd: Int, next: Int, hasQuotes: Bool)
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
        /// Whether doubled quotes or text after a closing quote have to be resolved.
        var isComposite = false
        var hasTextAfterQuote = false
    }

    let delimiter: UInt8
    private(set) var cells: [RawCell] = []

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(delimiter: Delimiter) {
        self.delimiter = delimiter.byte
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
        let end = limit ?? bytes.count
        guard start < end else { return isFinal ? .end : .incomplete(openQuote: nil) }
        var index = start
        var hasQuotes = false
        while true {
            if index < end, bytes[index] == Self.quote {
                hasQuotes = true
                switch quotedCell(bytes, at: index, to: end, isFinal: isFinal) {
                case .closed(let after): index = after
                case .open where isFinal: return .unterminated(openQuote: index)
                case .open: return .incomplete(openQuote: index)
                }
            } else {
                let stop = endOfText(bytes, from: index, to: end)
                cells.append(RawCell(start: index, end: stop, rawStart: index))
                index = stop
            }
            guard index < end else {
                return isFinal
                    ? .record(rawEnd: end, next: end, hasQuotes: hasQuotes)
                    : .incomplete(openQuote: nil)
            }
            if bytes[index] == delimiter {
                index += 1
                continue
            }
            guard let next = lineEnd(bytes, at: index, to: end, isFinal: isFinal) else {
                return .incomplete(openQuote: nil)
            }
            return .record(rawEnd: index, next: next, hasQuotes: hasQuotes)
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
        var cell = RawCell(start: open + 1, end: open + 1, rawStart: open)
        var index = open + 1
        while true {
            let quote = ByteScanner.first(of: Self.quote, in: bytes, from: index, to: end)
            guard quote < end, quote + 1 < end || isFinal else { return .open }
            if quote + 1 < end, bytes[quote + 1] == Self.quote {
                cell.isComposite = true
                index = quote + 2
                continue
            }
            let after = endOfText(bytes, from: quote + 1, to: end)
            cell.end = quote
            if after > quote + 1 {
                cell.isComposite = true
                cell.end = after
                cell.hasTextAfterQuote = !bytes[(quote + 1)..<after].allSatisfy { $0 == 0x20 }
            }
            cells.append(cell)
            return .closed(after: after)
        }
    }

    /// Where unquoted text ends: at a delimiter, a line end, or the end of the buffer.
    private func endOfText(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        ByteScanner.first(
            of: delimiter,
            Self.lineFeed,
            Self.carriageReturn,
            in: bytes,
            from: start,
            to: end
        )
    }

    /// Where the next record starts; nil where a CR may be the first half of a pair.
    private func lineEnd(_ bytes: [UInt8], at index: Int, to end: Int, isFinal: Bool) -> Int? {
        guard bytes[index] == Self.carriageReturn else { return index + 1 }
        guard index + 1 < end else { return isFinal ? index + 1 : nil }
        return bytes[index + 1] == Self.lineFeed ? index + 2 : index + 1
    }

    /// Where the text after a cell's closing quote starts, spaces left out.
    static func textAfterQuote(of cell: RawCell, in bytes: [UInt8]) -> Int {
        var index = cell.start
        while true {
            index = ByteScanner.first(of: quote, in: bytes, from: index, to: cell.end) + 1
            guard index < cell.end else { return cell.end }
            guard bytes[index] == quote else { break }
            index += 1
        }
        return bytes[index..<cell.end].firstIndex { $0 != 0x20 } ?? cell.end
    }

    /// Appends the text of a composite cell: doubled quotes halved, the closing one left out.
    static func resolve(_ cell: RawCell, in bytes: [UInt8], appendingTo output: inout [UInt8]) {
        var index = cell.start
        while index < cell.end {
            let quote = ByteScanner.first(of: quote, in: bytes, from: index, to: cell.end)
            output.append(contentsOf: bytes[index..<quote])
            guard quote < cell.end else { return }
            guard quote + 1 < cell.end, bytes[quote + 1] == Self.quote else {
                // The closing quote: what follows it is text, quotes and all.
                output.append(contentsOf: bytes[(quote + 1)..<cell.end])
                return
            }
            output.append(Self.quote)
            index = quote + 2
        }
    }
}
