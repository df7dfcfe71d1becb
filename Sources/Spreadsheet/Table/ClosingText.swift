/// What the text of a cell says that may close a table. Pure.
enum ClosingText: Hashable {
    /// A total, and nothing else: “Total”, “Summe:”, “Total (25 customers)”.
    case total
    /// A total of something: “Total Berlin”. Names of companies may begin so.
    case totalOf
    /// The same as spreadsheets write it between their rows: “Berlin Total”, “Berlin Ergebnis”.
    case groupTotal
    /// How many rows there are: “25 records”, “-- 25 rows --”.
    case count
    /// “Page 1 of 3”.
    case page
    /// A date or a time, and nothing else.
    case time
    /// What a program prints below its table: “Generated on 2024-01-31”.
    case closing
    /// The same, by words that no name begins with: with a date, or an end.
    case sureClosing

    /// - Parameter text: trimmed.
    init?(_ text: String) {
        // The longest line of this kind.
        guard text.utf8.count <= 240 else { return nil }
        let words = Self.words(of: text)
        let digits = text.unicodeScalars.contains { $0.properties.numericType == .decimal }
        let kind = CellShape(text)
        if kind == .date {
            self = .time
        } else if let length = Self.length(of: ClosingWords.totals, startingIn: words) {
            let rest = words.dropFirst(length)
            self = rest.allSatisfy(ClosingWords.counted.contains) ? .total : .totalOf
        } else if words.count > 1, Self.endsWithTotal(words) {
            self = .groupTotal
        } else if words.isEmpty {
            return nil
        } else if digits, words.allSatisfy(ClosingWords.pages.contains), words.count <= 4 {
            self = .page
        } else if digits || text.hasSuffix(":"), words.allSatisfy(ClosingWords.counted.contains) {
            self = .count
        } else if digits, Self.isTime(text, words) {
            self = .time
        } else if let length = Self.length(of: ClosingWords.closings, startingIn: words) {
            let isAlone = length == words.count
            self = digits || isAlone && length > 1 || text.contains(":") ? .sureClosing : .closing
        } else if text.hasPrefix("©") || text.hasPrefix("(c) ") {
            self = .sureClosing
        } else {
            return nil
        }
    }

    /// The words of a text, in small letters; digits and marks are between words.
    static func words(of text: some StringProtocol) -> [String] {
        text.lowercased().unicodeScalars
            .split {
                !$0.properties.isAlphabetic
                    && $0.properties.canonicalCombiningClass == .notReordered
            }
            .map { String($0) }
    }

    /// Whether the words beside digits are those of a date, such as the name of a month.
    private static func isTime(_ text: String, _ words: [String]) -> Bool {
        words.allSatisfy(ClosingWords.dates.contains)
            && (words.contains { $0.count > 2 } || text.count(where: \.isNumber) > 4)
    }

    private static func endsWithTotal(_ words: [String]) -> Bool {
        guard let last = words.last else { return false }
        return ClosingWords.groupTotals.contains(last)
            || ClosingWords.totals.contains(words.suffix(2).joined(separator: " "))
    }

    /// How many words the longest phrase has that some words begin with.
    private static func length(of phrases: Set<String>, startingIn words: [String]) -> Int? {
        stride(from: min(4, words.count), to: 0, by: -1).first { length in
            phrases.contains(words.prefix(length).joined(separator: " "))
        }
    }

    /// Whether a text is a number, an amount, or how many there are of something.
    static func isFigure(_ text: String) -> Bool {
        let kind = CellShape(text)
        if kind == .number || kind == .date { return true }
        guard kind == .text else { return false }
        return words(of: text).allSatisfy(ClosingWords.counted.contains)
    }
}
