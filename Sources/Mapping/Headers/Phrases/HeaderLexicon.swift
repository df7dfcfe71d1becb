/// The lines of ``HeaderPhrases``, taken apart: what stands where, without what it means.
///
/// A line that isn't one is left out here; a test holds the text to having none.
struct HeaderLexicon: Sendable {
    /// `postal code 98: pin code, zip code`; in the other languages without the number.
    struct Line: Hashable, Sendable {
        /// What the phrases stand for: `postal code`.
        var meaning: String
        /// How surely, 1 to 100; nil where the line doesn't say.
        var strength: Int?
        var phrases: [Phrase]
    }

    /// What a header may be called.
    struct Phrase: Hashable, Sendable {
        /// As it is written in the text.
        var text: String
        /// Whether it counts only beside another header of the language.
        var isUnsure: Bool
    }

    struct Language: Hashable, Sendable {
        /// In English: `Chinese, simplified`.
        var name: String
        var lines: [Line]
    }

    private(set) var english = Language(name: "English", lines: [])
    /// The others, in the order of the text.
    private(set) var languages: [Language] = []
    /// The lines that are none, for a test.
    private(set) var unreadable: [String] = []

    init(_ text: String) {
        var isEnglish = true
        for row in text.split(separator: "\n") {
            if row.hasPrefix("#") { continue }
            if row.hasPrefix("["), row.hasSuffix("]") {
                let name = String(row.dropFirst().dropLast())
                isEnglish = name == english.name
                if !isEnglish { languages.append(Language(name: name, lines: [])) }
            } else if let line = Self.line(row, hasStrength: isEnglish) {
                if isEnglish {
                    english.lines.append(line)
                } else {
                    languages[languages.count - 1].lines.append(line)
                }
            } else {
                unreadable.append(String(row))
            }
        }
    }

    private static func line(_ row: Substring, hasStrength: Bool) -> Line? {
        guard let colon = row.firstIndex(of: ":") else { return nil }
        var key = row[..<colon].split(separator: " ")
        var strength: Int?
        if hasStrength, key.count > 1, let last = key.last, let number = Int(last),
            key.first != "same"
        {
            strength = number
            key.removeLast()
        }
        let phrases = row[row.index(after: colon)...].split(separator: ",").map { phrase in
            let text = phrase.drop { $0 == " " }
            return text.hasSuffix("?")
                ? Phrase(text: String(text.dropLast()), isUnsure: true)
                : Phrase(text: String(text), isUnsure: false)
        }
        guard !key.isEmpty, !phrases.contains(where: { $0.text.isEmpty }) else { return nil }
        return Line(meaning: key.joined(separator: " "), strength: strength, phrases: phrases)
    }
}
