/// Reads the first line of a file as a header whose own damage would keep the file from being read. Pure.
///
/// A quote too many in it swallows cells, and rows with them; a delimiter that is lacking behind a quoted
/// name, or another one than the rows', makes it too short, and one too many too long. It is mended only
/// where that leaves no doubt: each cell is a name, and there are as many as nearly all rows have cells.
enum HeaderMender {
    /// A header as it was mended.
    struct Header: Hashable {
        /// Where its cells are in the sample.
        var cells: [Range<Int>]
        /// Where its line ends, and where the next one starts.
        var end: Int
        var next: Int
        var fault: TablePlace.HeaderFault
    }

    /// So many rows have to agree with it.
    private static let rowsBelow = 50
    /// Of fewer cells than these, another delimiter may be that of a title's words.
    private static let leastCells = 4

    /// The header of a sample whose first line is damaged; nil where it is sound, or past mending.
    static func mended(_ sample: [UInt8], isWhole: Bool, _ dialect: Dialect) -> Header? {
        var parser = CSVParser(dialect)
        let isQuoted: Bool
        var isSound = false
        switch parser.parse(sample, from: 0, isFinal: isWhole) {
        case .record:
            let cells = parser.cells
            isQuoted = cells.contains(where: \.hasTextAfterQuote)
            isSound = !isQuoted && cells.count > 1
            guard !isSound || cells.contains(where: { $0.start == $0.end }) else { return nil }
        case .incomplete(_?), .unterminated: isQuoted = true
        case .incomplete(nil), .end: return nil
        }
        let cells = parser.cells
        let (end, next) = lineEnd(sample)
        let rows = rows(sample, from: next, isWhole: isWhole, dialect)
        guard let width = width(of: rows) else { return nil }
        let found =
            isSound
            ? withoutBlanks(cells, width)
            : isQuoted ? quoted(sample, end, dialect, width) : split(sample, end, rows, width)
        guard let found, found.cells.allSatisfy({ isName(sample[$0]) }) else { return nil }
        return Header(cells: found.cells, end: end, next: next, fault: found.fault)
    }

    private typealias Found = (cells: [Range<Int>], fault: TablePlace.HeaderFault)

    /// The cells where only quotes that enclose one whole count.
    private static func quoted(
        _ sample: [UInt8],
        _ end: Int,
        _ dialect: Dialect,
        _ width: Int
    ) -> Found? {
        guard let quote = dialect.quote else { return nil }
        let pieces = pieces(sample, end, dialect.delimiter.bytes)
        if pieces.count == width {
            return (pieces.map { unquoted($0, sample, quote) }, .quotes)
        }
        let cells = pieces.flatMap { piece -> [Range<Int>] in
            guard sample[piece].first == quote,
                let close = sample[piece].dropFirst().firstIndex(of: quote),
                close + 1 < piece.upperBound,
                !sample[(close + 1)..<piece.upperBound].contains(quote)
            else { return [unquoted(piece, sample, quote)] }
            return [(piece.lowerBound + 1)..<close, (close + 1)..<piece.upperBound]
        }
        return cells.count == width ? (cells, .delimiter) : nil
    }

    /// The cells of a line without the blank ones, where these are as many as there are too many.
    private static func withoutBlanks(_ cells: [CSVParser.RawCell], _ width: Int) -> Found? {
        let inked = cells.filter { $0.start < $0.end }
        guard inked.count == width, let last = cells.lastIndex(where: { $0.start < $0.end }),
            // What is blank at the end is no matter.
            last >= width, !cells.contains(where: \.isComposite)
        else { return nil }
        return (inked.map { $0.start..<$0.end }, .blankName)
    }

    /// The cells of a line that has one by the rows' delimiter, by another.
    ///
    /// Not where the first row may be the header, and the line a title.
    private static func split(
        _ sample: [UInt8],
        _ end: Int,
        _ rows: [[CellShape]],
        _ width: Int
    ) -> Found? {
        guard width >= leastCells, let first = rows.first, first.count == width else { return nil }
        let differs = first.indices.contains { column in
            first[column] != .text && first[column] != .blank
                && rows.allSatisfy { $0.count <= column || $0[column] != .text }
        }
        guard differs else { return nil }
        for delimiter in Delimiter.candidates + [.space] {
            let pieces = pieces(sample, end, delimiter.bytes)
            guard pieces.count == width else { continue }
            return (pieces.map { unquoted($0, sample, Dialect.doubleQuote) }, .otherDelimiter)
        }
        return nil
    }

    /// What is between the delimiters of the first line, whatever is quoted.
    private static func pieces(_ sample: [UInt8], _ end: Int, _ delimiter: [UInt8]) -> [Range<Int>]
    {
        var pieces: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < end {
            if sample[index..<end].starts(with: delimiter) {
                pieces.append(start..<index)
                index += delimiter.count
                start = index
            } else {
                index += 1
            }
        }
        pieces.append(start..<end)
        return pieces
    }

    /// A cell without the quotes that enclose it.
    private static func unquoted(
        _ piece: Range<Int>,
        _ sample: [UInt8],
        _ quote: UInt8
    ) -> Range<Int> {
        guard piece.count > 1, sample[piece].first == quote, sample[piece].last == quote else {
            return piece
        }
        return (piece.lowerBound + 1)..<(piece.upperBound - 1)
    }

    private static func lineEnd(_ sample: [UInt8]) -> (end: Int, next: Int) {
        let end = sample.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? sample.count
        let isPair = end + 1 < sample.count && sample[end] == 0x0D && sample[end + 1] == 0x0A
        return (end, min(end + (isPair ? 2 : 1), sample.count))
    }

    /// What the cells of the first rows hold; a row that is damaged has none.
    private static func rows(
        _ sample: [UInt8],
        from start: Int,
        isWhole: Bool,
        _ dialect: Dialect
    ) -> [[CellShape]] {
        var parser = CSVParser(dialect)
        var rows: [[CellShape]] = []
        var index = start
        while rows.count < rowsBelow,
            case .record(let end, let next, _) = parser.parse(sample, from: index, isFinal: isWhole)
        {
            defer { index = next }
            guard end > index else { continue }
            let isDamaged = parser.cells.contains(where: \.hasTextAfterQuote)
            rows.append(
                isDamaged
                    ? []
                    : parser.cells.map {
                        CellShape(String(decoding: sample[$0.start..<$0.end], as: UTF8.self))
                    }
            )
        }
        return rows
    }

    /// How many cells nearly all rows have; nil where they don't agree.
    private static func width(of rows: [[CellShape]]) -> Int? {
        let counts = Dictionary(rows.map { ($0.count, 1) }, uniquingKeysWith: +)
        guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
            most.value > 1, most.value * 10 >= rows.count * 9, most.key > 1
        else { return nil }
        return most.key
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        CellShape(String(decoding: bytes, as: UTF8.self)) == .text
    }
}
