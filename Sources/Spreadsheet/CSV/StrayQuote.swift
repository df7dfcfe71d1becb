/// Finds quotes in unquoted cells that look as if they were to enclose one. Pure.
///
/// A quote within an unquoted cell is data, as in `12" pipe`. But where a delimiter before a quoted
/// cell is lacking, the delimiters in that cell make up for it, and the row looks sound with its
/// values in the wrong columns; and where a space is before a quote, the quotes would be sent.
enum StrayQuote {
    private static let quote = Dialect.doubleQuote

    /// Where the first such quote is; nil where there is none.
    ///
    /// - Parameter cells: where the unquoted cells of a record are, in order.
    static func first(in cells: some Sequence<Range<Int>>, of bytes: [UInt8]) -> Int? {
        var opening: Int?
        for cell in cells where cell.count > 1 {
            let first = ByteScanner.first(
                of: quote,
                in: bytes,
                from: cell.lowerBound,
                to: cell.upperBound
            )
            let text = bytes[cell]
            guard first < cell.upperBound, !FormulaText.isOne(text) else { continue }
            let isAfterSpace = first > cell.lowerBound && text[..<first].allSatisfy { $0 == 0x20 }
            if isAfterSpace { return first }
            guard !text.count(where: { $0 == quote }).isMultiple(of: 2) else { continue }
            if let opening, text.last(where: { $0 != 0x20 }) == quote { return opening }
            if opening == nil { opening = opens(text) }
        }
        return nil
    }

    /// The first quote that a letter or digit follows.
    private static func opens(_ text: ArraySlice<UInt8>) -> Int? {
        text.indices.dropLast().first { index in
            let next = text[index + 1]
            return text[index] == quote && next != 0x20 && next != quote
                && (next >= 0x80 || (0x30...0x39).contains(next)
                    || (0x41...0x5A).contains(next & 0xDF))
        }
    }
}

/// What a spreadsheet is told to keep as text: `="00123"`.
enum FormulaText {
    /// Whether a cell is nothing but that.
    static func isOne(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count > 3, text[text.startIndex] == UInt8(ascii: "="),
            text[text.startIndex + 1] == Dialect.doubleQuote, text.last == Dialect.doubleQuote
        else { return false }
        return !text.dropFirst(2).dropLast().contains(Dialect.doubleQuote)
    }
}
