import Workbooks

/// A cell of a file that a person edited, held against the text that was written there. Pure.
struct ReturnedCell: Hashable {
    /// As the file has it.
    let cell: String
    /// Whether a workbook has it as a number, a date or a truth value, and not as a text.
    let isValue: Bool
    let form: CellForm

    init(_ cell: String, isValue: Bool = false, _ form: CellForm) {
        self.cell = cell
        self.isValue = isValue
        self.form = form
    }

    /// Whether it is what was written of a text, or what an application made of that.
    func isUntouched(_ text: String) -> Bool {
        // Nine cells of ten. An apostrophe may be the guard's, and then it isn't the text's.
        if SpreadsheetText.areEqual(cell, text), form == .plain || cell.utf8.first != Self.guardMark
        {
            return true
        }
        if SpreadsheetText.areSame(cell, form.written(text)) { return true }
        let found = form == .guarded ? CellGuard.unguarded(cell) : cell
        return SpreadsheetText.areSame(found, text)
            || SpreadsheetText.isImpoverished(found, text)
            // LibreOffice writes what looks like an escape as it is, and reads it as one.
            || SpreadsheetText.areSame(found, SheetText.unescaped(text))
            || isValue && ConvertedText.canBecome(cell, text)
    }

    /// What a person put there instead of a text.
    func edited(_ text: String) -> String {
        // People who know the apostrophes from CSV put them here, too.
        let found = CellGuard.unguarded(cell)
        return form == .plain ? WorkbookText.read(found, insteadOf: text) : found
    }

    private static let guardMark = UInt8(ascii: "'")

    var isBlank: Bool { cell.allSatisfy(\.isWhitespace) }
}

/// Texts as spreadsheets give them back.
enum SpreadsheetText {
    /// Whether a spreadsheet would show two texts alike: it writes line ends of its own, and drops
    /// tabs.
    static func areSame(_ first: String, _ second: String) -> Bool {
        areEqual(first, second) || areEqual(normalised(first), normalised(second))
    }

    /// Whether two texts have the same bytes: to `==` letters are the same that are written in two ways.
    static func areEqual(_ first: String, _ second: String) -> Bool {
        first.utf8.count == second.utf8.count && first.utf8.elementsEqual(second.utf8)
    }

    /// Whether a text is another in an encoding that lacks some of its characters: `?ukasz` of
    /// `Łukasz`, from a file that wasn't saved as UTF-8.
    static func isImpoverished(_ text: String, _ original: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "?")) else { return false }
        let (text, original) = (Array(normalised(text).utf16), Array(normalised(original).utf16))
        return text.count == original.count
            && zip(text, original).allSatisfy { found, meant in
                found == meant || (found == 0x3F && meant >= 0x80)
            }
    }

    /// With LF for every line end, and without tabs.
    static func normalised(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x09 }) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .replacing("\t", with: "")
    }
}
