import Foundation

/// Takes what a row holds out of a text: the service may quote a value that it refuses, whole or in
/// part, in other letters, or several put together. Pure.
///
/// It goes by words, in doubt against them: a text that lost a harmless word is still understood.
struct ValueMask {
    /// From this length on a word counts as a value's also where it is a part of it.
    private static let leastPart = 4

    /// The words of the values, folded.
    private let words: Set<String>
    /// The values without what is between words, folded.
    private let joined: [String]

    init(_ values: [String]) {
        let folded = values.map(Self.folded)
        words = Set(folded.flatMap { $0.split { !Self.isWord($0) }.map(String.init) })
        joined = folded.map { $0.filter(Self.isWord) }
    }

    /// The text with `…` for the words that are the values', one for several in a row.
    func masked(_ text: String) -> String {
        var masked = ""
        var between = ""
        var isAfterMask = false
        var rest = Substring(text)
        while let first = rest.first {
            let isWord = Self.isWord(first)
            let piece = rest.prefix { Self.isWord($0) == isWord }
            rest = rest.dropFirst(piece.count)
            if !isWord {
                between += piece
            } else if holds(String(piece)) {
                if !isAfterMask { masked += between + "…" }
                (between, isAfterMask) = ("", true)
            } else {
                masked += between + piece
                (between, isAfterMask) = ("", false)
            }
        }
        return masked + between
    }

    private func holds(_ word: String) -> Bool {
        // The article says nothing of anybody.
        guard word != "a" else { return false }
        let word = Self.folded(word)
        return words.contains(word)
            || (word.count >= Self.leastPart && joined.contains { $0.contains(word) })
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
