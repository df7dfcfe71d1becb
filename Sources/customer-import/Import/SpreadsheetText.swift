/// Texts as spreadsheets give them back.
enum SpreadsheetText {
    /// With LF for every line end: a spreadsheet writes its own.
    static func normalised(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// Whether two texts are the same but for their line ends.
    static func areSame(_ first: String, _ second: String) -> Bool {
        first.unicodeScalars.elementsEqual(second.unicodeScalars)
            || normalised(first).unicodeScalars.elementsEqual(normalised(second).unicodeScalars)
    }
}
