/// A header in the words of the English phrases, as one language reads it.
struct HeaderTranslation: Hashable, Sendable {
    var words: [String]
    /// The languages that read it so; none for English.
    var languages: SynonymIndex.Languages
    /// Whether it counts only where another header is of one of these languages.
    var isUnsure = false
    /// Whether the whole header is one phrase of theirs.
    var isOnePhrase = false

    /// The words with single spaces between them: the key of the synonym tables.
    var phrase: String { words.joined(separator: " ") }

    /// All that a header may say, English first; the others only where they differ from it.
    static func all(of header: String, _ synonyms: SynonymIndex) -> [HeaderTranslation] {
        let (words, restriction) = separated(HeaderWords.split(header), synonyms)
        var translations = [
            HeaderTranslation(words: synonyms.canonical(words), languages: 0)
        ]
        if restriction != .max { translations = [] }
        var languages = words.reduce(0) { $0 | (synonyms.languagesOfWord[$1] ?? 0) } & restriction
        while languages != 0 {
            let language = languages.trailingZeroBitCount
            languages &= languages - 1
            guard let translation = translation(of: words, language, synonyms) else { continue }
            let known = translations.firstIndex {
                $0.languages != 0 && $0.words == translation.words
                    && $0.isUnsure == translation.isUnsure
                    && $0.isOnePhrase == translation.isOnePhrase
            }
            if let known {
                translations[known].languages |= translation.languages
            } else {
                translations.append(translation)
            }
        }
        return translations
    }

    /// Takes the longest phrases of a language from left to right; nil where it knows none.
    private static func translation(
        of words: [String],
        _ language: Int,
        _ synonyms: SynonymIndex
    ) -> HeaderTranslation? {
        let table = synonyms.translations[language]
        let words = synonyms.meaningful(words, in: language)
        var result = HeaderTranslation(words: [], languages: 1 << SynonymIndex.Languages(language))
        var isTranslated = false
        var start = 0
        while start < words.count {
            let most = min(synonyms.longestPhrase, words.count - start)
            let found = stride(from: most, through: 1, by: -1).lazy.compactMap { length in
                table[words[start..<start + length].joined(separator: " ")].map { ($0, length) }
            }.first
            if let (phrase, length) = found {
                result.words += phrase.words
                result.isUnsure = result.isUnsure || phrase.isUnsure
                isTranslated = true
                result.isOnePhrase = length == words.count
                start += length
            } else {
                result.words += synonyms.canonical([words[start]])
                start += 1
            }
        }
        return isTranslated ? result : nil
    }

    /// The words with those that nobody knows taken apart: `companyname`, `Rechnungsort`.
    ///
    /// - Returns: also the languages whose words they are then; all bits where they are English.
    private static func separated(
        _ words: [String],
        _ synonyms: SynonymIndex
    ) -> ([String], SynonymIndex.Languages) {
        var restriction = SynonymIndex.Languages.max
        let separated = words.flatMap { word -> [String] in
            if synonyms.englishWords.contains(word) || synonyms.languagesOfWord[word] != nil {
                return [word]
            }
            if word.hasSuffix("s"), synonyms.englishWords.contains(String(word.dropLast())) {
                return [String(word.dropLast())]
            }
            if word.hasSuffix("ies"), synonyms.englishWords.contains(word.dropLast(3) + "y") {
                return [word.dropLast(3) + "y"]
            }
            guard let (parts, languages) = parts(of: word[...], synonyms, restriction, 4) else {
                return [word]
            }
            restriction &= languages
            return parts
        }
        return (separated, restriction)
    }

    /// A word as pieces that one language has, the longest first.
    private static func parts(
        of word: Substring,
        _ synonyms: SynonymIndex,
        _ languages: SynonymIndex.Languages,
        _ most: Int
    ) -> ([String], SynonymIndex.Languages)? {
        if word.isEmpty { return ([], languages) }
        guard most > 0 else { return nil }
        for length in stride(from: min(word.count, synonyms.longestPiece), through: 1, by: -1) {
            let piece = String(word.prefix(length))
            guard let known = synonyms.pieces[piece], known & languages != 0,
                let (rest, shared) = parts(
                    of: word.dropFirst(length),
                    synonyms,
                    known & languages,
                    most - 1
                )
            else { continue }
            return ((synonyms.wordsOfPiece[piece] ?? [piece]) + rest, shared)
        }
        return nil
    }
}

/// How many headers of a file are plainly in which language.
///
/// A word may mean different things: “Kraj” is a country in Polish and a region in Czech. The other
/// headers tell which it is.
struct SpokenLanguages: Sendable {
    /// For each language the headers that mean something in it.
    private var counts = [Int](repeating: 0, count: SynonymIndex.Languages.bitWidth)

    init() {}

    init(_ readings: [HeaderReading]) {
        for reading in readings where reading.hasMeaning {
            for language in Self.places(of: reading.languages) { counts[language] += 1 }
        }
    }

    /// The same without what one of the headers says.
    func without(_ reading: HeaderReading) -> SpokenLanguages {
        guard reading.hasMeaning else { return self }
        var others = self
        for language in Self.places(of: reading.languages) { others.counts[language] -= 1 }
        return others
    }

    /// Whether another header is in one of these languages.
    func has(anyOf languages: SynonymIndex.Languages) -> Bool {
        Self.places(of: languages).contains { counts[$0] > 0 }
    }

    /// The reading in the language that most of the other headers are in; nil where two that
    /// differ are as likely.
    func choose(among readings: [HeaderReading]) -> HeaderReading? {
        guard let first = readings.first else { return nil }
        var best = (reading: first, weight: weight(of: first), isAlone: true)
        for reading in readings.dropFirst() {
            let weight = weight(of: reading)
            if weight > best.weight {
                best = (reading, weight, true)
            } else if weight == best.weight, !reading.means(best.reading) {
                best.isAlone = false
            }
        }
        return best.isAlone ? best.reading : nil
    }

    private func weight(of reading: HeaderReading) -> Int {
        Self.places(of: reading.languages).map { counts[$0] }.max() ?? 0
    }

    private static func places(of languages: SynonymIndex.Languages) -> [Int] {
        var rest = languages
        var places: [Int] = []
        while rest != 0 {
            places.append(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        return places
    }
}
