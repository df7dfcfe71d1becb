/// How a file to be put right has its cells. The marks of its rows say so.
enum CellForm: Hashable, Sendable {
    /// With ``CellGuard``'s apostrophes: CSV has texts only, which spreadsheets read as they like.
    case guarded
    /// As they are: a workbook says that they are texts.
    case plain

    /// What is written of a text.
    func written(_ text: String) -> String {
        switch self {
        case .guarded: CellGuard.guarded(text)
        case .plain: WorkbookText.written(text)
        }
    }
}

/// Keeps a spreadsheet from changing a cell by opening it: from running it as a formula, and from
/// taking it for a number, a date, a time or a truth value and writing that back in its own way.
/// Such a cell gets an apostrophe before it, which ``unguarded(_:)`` takes away again.
///
/// The two undo each other for every text, also for one that begins with apostrophes itself. Rather
/// one guard too many than one too few: what a spreadsheet takes for a date depends on its language.
enum CellGuard {
    /// Whether a spreadsheet takes it for the start of a formula (OWASP, "CSV Injection"), full-width forms
    /// included.
    private static func starts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
            true
        default: false
        }
    }

    /// Whether numbers, amounts, dates and times have it besides digits and words.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", ",", ":", "/", "-", "+", "%", " ", "\u{A0}", "\u{202F}", "$", "€", "£", "¥", "(",
            ")":
            true
        default: false
        }
    }

    /// The words that are in a date or a time.
    private static let words: Set<String> = {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december",
        ]
        return Set(months + months.map { String($0.prefix(3)) } + ["sept", "am", "pm"])
    }()

    /// The letters that do so behind a digit: `1e5`, `2024-01-02T10:00Z`, `10:30p`.
    private static let letters: Set<String> = ["e", "t", "z", "a", "p"]

    /// No number or date is longer, so that long texts cost nothing.
    private static let longest = 40

    /// A spreadsheet shows a longer whole number as `1.23457E+11`, and saves what it shows.
    private static let mostDigits = 11

    static func guarded(_ cell: String) -> String {
        wants(cell.unicodeScalars[...]) ? "'" + cell : cell
    }

    static func unguarded(_ cell: String) -> String {
        guard cell.unicodeScalars.first == "'" else { return cell }
        let rest = cell.unicodeScalars.dropFirst()
        return wants(rest) ? String(rest) : cell
    }

    /// Apostrophes at the start make no difference: that is why the two undo each other.
    private static func wants(_ cell: Substring.UnicodeScalarView) -> Bool {
        let text = cell.drop { $0 == "'" }.drop { $0 == " " }
        guard let first = text.first else { return false }
        return starts(first) || isConverted(text)
    }

    private static func isConverted(_ text: Substring.UnicodeScalarView) -> Bool {
        guard text.prefix(longest + 1).count <= longest else { return false }
        var digits = 0
        var hasMarks = false
        var found: [(word: String, isBehindDigit: Bool)] = []
        var last: Unicode.Scalar = " "
        for scalar in text {
            if isLetter(scalar) {
                if !isLetter(last) { found.append(("", isDigit(last))) }
                found[found.count - 1].word.unicodeScalars.append(scalar)
            } else if isDigit(scalar) {
                digits += 1
            } else if isMark(scalar) {
                hasMarks = true
            } else {
                return false
            }
            // A blank between a digit and a letter makes no difference.
            if scalar != " " || isLetter(last) { last = scalar }
        }
        guard digits > 0 else {
            let word = String(text.prefix { $0 != " " })
            return ["true", "false"].contains(word.lowercased())
                && text.dropFirst(word.unicodeScalars.count).allSatisfy { $0 == " " }
        }
        guard found.isEmpty else {
            return found.allSatisfy { word, isBehindDigit in
                let word = word.lowercased()
                return words.contains(word) || (isBehindDigit && letters.contains(word))
            }
        }
        return hasMarks || digits > mostDigits || (digits > 1 && text.first == "0")
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
