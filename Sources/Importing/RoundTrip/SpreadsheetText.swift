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
