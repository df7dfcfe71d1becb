import Workbooks

/// Texts as a cell of a workbook holds them.
enum WorkbookText {
    /// So many bytes fit, whatever they are: none takes more than seven units.
    private static let surelyHeld = SheetText.longest / 7

    /// What is written of a text: line ends as LF, pictures of the characters that XML has no place for, and
    /// of a text that is too long the beginning, with a note that says so.
    static func written(_ text: String) -> String {
        guard text.utf8.count > surelyHeld || text.utf8.contains(where: isSpecial) else {
            return text
        }
        let shown = shown(text)
        guard SheetText.length(shown) > SheetText.longest else { return shown }
        let note =
            " … [\(cut)\(text.count) characters, and a cell of a workbook holds \(SheetText.longest)]"
        var beginning = shown.prefix(SheetText.longest)
        while case let excess = SheetText.length(beginning + note) - SheetText.longest, excess > 0 {
            beginning = beginning.dropLast(excess / 7 + 1)
        }
        return beginning + note
    }

    /// Whether not all of a text is written.
    static func isCut(_ text: String) -> Bool {
        text.utf8.count > surelyHeld && SheetText.length(shown(text)) > SheetText.longest
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
