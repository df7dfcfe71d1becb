/// Reads lines that are one quoted cell each, as a program leaves them that took each line of a CSV
/// file for one cell and wrote it again. Pure.
enum LineUnwrapper {
    /// The lines of a sample without what they are enclosed in; nil where fewer than half are.
    static func unwrapped(_ sample: [UInt8], isWhole: Bool) -> [UInt8]? {
        // No delimiter that could cut a line.
        var parser = CSVParser(Dialect(delimiter: .unused))
        var text: [UInt8] = []
        var (lines, wrapped, index) = (0, 0, 0)
        while case .record(let rawEnd, let next, _) = parser.parse(
            sample,
            from: index,
            isFinal: isWhole
        ) {
            if rawEnd > index {
                lines += 1
                if let inner = content(of: parser.cells, parser, sample) {
                    wrapped += 1
                    text += inner
                } else {
                    text += sample[index..<rawEnd]
                }
                text.append(UInt8(ascii: "\n"))
            }
            index = next
        }
        return wrapped > 0 && wrapped * 2 >= lines ? text : nil
    }

    /// What a line holds that is one quoted cell; nil for any other.
    static func content(
        of cells: [CSVParser.RawCell],
        _ parser: CSVParser,
        _ bytes: [UInt8]
    ) -> [UInt8]? {
        guard cells.count == 1, cells[0].isQuoted, !cells[0].hasTextAfterQuote else { return nil }
        var text: [UInt8] = []
        parser.resolve(cells[0], in: bytes, appendingTo: &text)
        return text
    }

    /// The cells within a line that is one quoted cell; nil where it isn't one record whole.
    static func cells(
        in text: [UInt8],
        _ dialect: Dialect
    ) -> (parser: CSVParser, cells: [CSVParser.RawCell])? {
        var inner = dialect
        inner.unwrapsLines = false
        inner.lineEnd = .any
        var parser = CSVParser(inner)
        guard case .record(_, let next, _) = parser.parse(text, from: 0, isFinal: true),
            next == text.count, parser.cells.count > 1
        else { return nil }
        return (parser, parser.cells)
    }
}
