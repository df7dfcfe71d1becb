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
            // LibreOffice writes what looks like an escape as it stands, and reads it as one.
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
