/// Texts as a cell of a workbook holds them.
enum WorkbookText {
    /// What a cell holds at most, in UTF-16 units (Excel specifications and limits).
    static let longest = 32_767

    /// So many bytes fit, whatever they are: none takes more than seven units.
    private static let surelyHeld = longest / 7

    /// What is written of a text: line ends as LF, pictures of the characters that XML has no place for, and
    /// of a text that is too long the beginning, with a note that says so.
    static func written(_ text: String) -> String {
        guard text.utf8.count > surelyHeld || text.utf8.contains(where: isSpecial) else {
            return text
        }
        let shown = shown(text)
        guard length(shown) > longest else { return shown }
        let note = " … [\(cut)\(text.count) characters, and a cell of a workbook holds \(longest)]"
        var beginning = shown.prefix(longest)
        while case let excess = length(beginning + note) - longest, excess > 0 {
            beginning = beginning.dropLast(excess / 7 + 1)
        }
        return beginning + note
    }

    /// Whether not all of a text is written.
    static func isCut(_ text: String) -> Bool {
        text.utf8.count > surelyHeld && length(shown(text)) > longest
    }

    /// Whether a cell has the note that a text was cut off still.
    static func hasNote(_ cell: String) -> Bool { cell.utf8.count > 1_000 && cell.contains(cut) }

    /// An edited cell with the characters themselves for pictures of those that its text had.
    static func read(_ cell: String, insteadOf text: String) -> String {
        var pictures: [Unicode.Scalar: Unicode.Scalar] = [:]
        for scalar in text.unicodeScalars {
            if let picture = picture(scalar) { pictures[picture] = scalar }
        }
        guard !pictures.isEmpty else { return cell }
        return String(String.UnicodeScalarView(cell.unicodeScalars.map { pictures[$0] ?? $0 }))
    }

    private static let cut = "cut off: the text has "

    /// How much of a cell's room a text takes, in UTF-16 units: an underscore with which something begins that
    /// looks like an escape is written as an escape itself.
    static func length(_ text: some StringProtocol) -> Int {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text.utf16.count }
        var escapes = 0
        var rest = text.utf8[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "_")) {
            rest = rest[place...]
            if isEscape(rest.prefix(7)) { escapes += 1 }
            rest = rest.dropFirst()
        }
        return text.utf16.count + 6 * escapes
    }

    /// Whether it is `_x`, four hexadecimal digits, and `_`.
    private static func isEscape(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == 7 && bytes.dropFirst().first == UInt8(ascii: "x")
            && bytes.dropFirst(6).first == UInt8(ascii: "_")
            && bytes.dropFirst(2).prefix(4).allSatisfy {
                Character(Unicode.Scalar($0)).isHexDigit
            }
    }

    private static func shown(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return String(String.UnicodeScalarView(lines.unicodeScalars.map { picture($0) ?? $0 }))
    }

    /// A control character, or the first byte of U+F000 to U+FFFF.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0xEF
    }

    /// Unicode has a picture of each control character. Of tabs and line ends none is needed.
    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: nil
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: nil
        }
    }
}
