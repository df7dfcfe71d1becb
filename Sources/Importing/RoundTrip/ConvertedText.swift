/// What applications make of a text that looks like a number, a date or a truth value, once somebody has a
/// column turned into such values, or a file is read without its formats. Pure.
///
/// The rule: a cell that isn't a text is what it was where some application, set to some language, makes just
/// that value of the text that was written. `0012` becomes 12, `1.234,50` becomes 1234.5, `1/2/2024` is
/// 2 January or 1 February, `WAHR` is true; and `=1+1` is whatever it gives where it was run. What no application
/// makes of the text is somebody's edit.
enum ConvertedText {
    /// No number or date is longer, so that long texts cost nothing.
    static let longest = 60

    /// Whether a value can have been made of a text.
    ///
    /// - Parameter value: as the reader of workbooks gives numbers (`12`, `5%`), dates and times (ISO 8601) and
    ///   truth values (`TRUE`).
    static func canBecome(_ value: String, _ text: String) -> Bool {
        guard text.utf8.count <= 4 * longest else { return false }
        let text = plain(text)
        guard !text.isEmpty, text.count <= longest else { return false }
        if isRun(text, as: value) { return true }
        switch value {
        case "TRUE": return truths.contains(text.lowercased())
        case "FALSE": return falsehoods.contains(text.lowercased())
        default: break
        }
        if ConvertedNumber.canBecome(value, text) { return true }
        return ConvertedDate.canBecome(value, text)
    }

    /// Whether an application ran a text as a formula: whatever that gave is no edit.
    private static func isRun(_ text: String, as value: String) -> Bool {
        text.hasPrefix("=")
            || value.hasPrefix("#") && "+-@".contains { text.hasPrefix(String($0)) }
    }

    /// With the digits and signs of ASCII in place of other scripts', and without white space around it.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let digit = digit(scalar) {
                plain.append(digit)
            } else {
                plain.append(signs[scalar] ?? (scalar.properties.isWhitespace ? " " : scalar))
            }
        }
        let start = plain.firstIndex { $0 != " " } ?? plain.endIndex
        let end = plain.lastIndex { $0 != " " }.map { plain.index(after: $0) } ?? plain.endIndex
        return String(plain[start..<end])
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.properties.generalCategory == .decimalNumber,
            let value = scalar.properties.numericValue, value >= 0, value <= 9
        else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }

    private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{2212}": "-", "\u{FF0D}": "-", "\u{2010}": "-", "\u{2011}": "-", "\u{2013}": "-",
        "\u{FF0B}": "+", "\u{FF0E}": ".", "\u{FF0C}": ",", "\u{FF05}": "%", "\u{FF1A}": ":",
        "\u{FF0F}": "/", "\u{2019}": "'",
    ]

    // What spreadsheets call them in the languages that have most users.
    private static let truths: Set<String> = [
        "true", "wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar", "prawda", "sant",
        "sand", "sann", "tosi", "pravda", "igaz", "doğru", "истина",
    ]
    private static let falsehoods: Set<String> = [
        "false", "falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "falsk", "usann",
        "epätosi", "nepravda", "hamis", "yanlış", "ложь",
    ]
}
