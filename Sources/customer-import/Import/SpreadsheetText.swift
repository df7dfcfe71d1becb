/// Texts as spreadsheets give them back.
enum SpreadsheetText {
    /// Whether a spreadsheet would show two texts alike: it writes line ends of its own, and drops
    /// tabs.
    static func areSame(_ first: String, _ second: String) -> Bool {
        first.unicodeScalars.elementsEqual(second.unicodeScalars)
            || normalised(first).unicodeScalars.elementsEqual(normalised(second).unicodeScalars)
    }

    /// With LF for every line end, and without tabs.
    static func normalised(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0D || $0 == 0x09 }) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .replacing("\t", with: "")
    }
}
