import Spreadsheet

/// Taking white space off the ends of cells, no-break spaces and zero-width marks included.
enum Trimming {
    /// The text without white space at either end; the text itself where there is none.
    static func trimmed(_ text: String) -> String { Padding.trimmed(text) }

    /// Whether every scalar is white space; true for an empty text.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(isSpace)
    }

    /// Unicode's white space, and the marks without width that exports carry along.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool { Padding.isPadding(scalar) }

    /// The text with each run of white space made one space, trimmed.
    static func collapsed(_ text: String) -> String {
        var result = ""
        var pending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                pending = !result.isEmpty
            } else {
                if pending { result.unicodeScalars.append(" ") }
                pending = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
