/// The lines of ``HeaderPhrases``, taken apart: what is where, without what it means.
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
        // By bytes: what divides the text is ASCII, and characters take several times as long.
        for row in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if row.first == UInt8(ascii: "#") { continue }
            if row.first == UInt8(ascii: "["), row.last == UInt8(ascii: "]") {
                let name = String(decoding: row.dropFirst().dropLast(), as: UTF8.self)
                isEnglish = name == english.name
                if !isEnglish { languages.append(Language(name: name, lines: [])) }
            } else if let line = Self.line(row, hasStrength: isEnglish) {
                if isEnglish {
                    english.lines.append(line)
                } else {
                    languages[languages.count - 1].lines.append(line)
                }
            } else {
                unreadable.append(String(decoding: row, as: UTF8.self))
            }
        }
    }

    private static func line(_ row: Substring.UTF8View, hasStrength: Bool) -> Line? {
        guard let colon = row.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var key = String(decoding: row[..<colon], as: UTF8.self).split(separator: " ")
        var strength: Int?
        if hasStrength, key.count > 1, let last = key.last, let number = Int(last),
            key.first != "same"
        {
            strength = number
            key.removeLast()
        }
        let rest = row[row.index(after: colon)...]
        let phrases = rest.split(separator: UInt8(ascii: ",")).map { phrase in
            let text = phrase.drop { $0 == UInt8(ascii: " ") }
            let isUnsure = text.last == UInt8(ascii: "?")
            return Phrase(
                text: String(decoding: isUnsure ? text.dropLast() : text, as: UTF8.self),
                isUnsure: isUnsure
            )
        }
        guard !key.isEmpty, !phrases.contains(where: { $0.text.isEmpty }) else { return nil }
        return Line(meaning: key.joined(separator: " "), strength: strength, phrases: phrases)
    }
}
