/// White space as spreadsheets and exports leave it around and in cells.
package enum Padding {
    /// Unicode's white space, and the marks without width that files carry along: byte order marks
    /// of files that were joined, zero-width spaces.
    package static func isPadding(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isPadding(UInt8(truncatingIfNeeded: scalar.value)) }
        return scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
    }

    /// ASCII's white space.
    @inline(__always)
    package static func isPadding(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte &- 0x09 <= 0x0D - 0x09
    }

    /// The text without white space at either end; the text itself where there is none.
    package static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            isPadding(first) || isPadding(last)
        else { return text }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isPadding($0) }),
            let end = scalars.lastIndex(where: { !isPadding($0) })
        else { return "" }
        return String(scalars[start...end])
    }
}
