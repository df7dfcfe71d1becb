import Customers

/// ``HeaderPhrases`` turned round for looking up.
struct SynonymIndex: Sendable {
    /// A set of languages, one bit each in the order of the text; English is in none.
    typealias Languages = UInt64

    /// What a phrase of another language stands for.
    struct Translation: Sendable {
        /// In English.
        var words: [String]
        var isUnsure: Bool
    }

    /// Phrases that stand for a target by themselves.
    private(set) var whole: [String: [(HeaderTarget, Int)]] = [:]
    /// The parts of an address, as they are after the words that say which address it is.
    private(set) var parts: [String: (part: AddressPart, strength: Int)] = [:]
    /// The words that say which address a part belongs to, before it or after it.
    private(set) var blocks: [String: (kind: AddressKind, strength: Int)] = [:]
    /// A street's number in a column of its own, which is no part of the API's address.
    private(set) var houseNumbers: Set<String> = []
    /// Words before an address part that only say whose it is.
    private(set) var owners: Set<String> = []
    /// Phrases that name a part only together with words that say which address it is.
    private(set) var neverBare: Set<String> = []
    /// What is left of an e-mail header when its qualifiers are taken off, and of a phone's.
    private(set) var emailNouns: Set<String> = []
    private(set) var phoneNouns: [String: Int] = [:]
    /// Whose or which e-mail or phone it is, and how much that takes from its strength.
    private(set) var contactQualifiers: [String: Int] = [:]

    /// One spelling for words that have several.
    private var spellings: [String: [String]] = [:]
    private var noise: Set<String> = []
    /// For each language its phrases, without its words of no meaning.
    private(set) var translations: [[String: Translation]] = []
    private var noiseOf: [Set<String>] = []
    /// The most words of a phrase.
    private(set) var longestPhrase = 1
    /// The languages that know a word.
    private(set) var languagesOfWord: [String: Languages] = [:]
    private(set) var englishWords: Set<String> = []
    /// What run-together words may be made of, and in which languages; all bits for English.
    private(set) var pieces: [String: Languages] = [:]
    /// The words of a piece that is a phrase of several.
    private(set) var wordsOfPiece: [String: [String]] = [:]
    private(set) var longestPiece = 1
    /// The languages in which a family's name is before a person's own.
    private(set) var familyNameFirst: Languages = 0

    private static let familyNameFirst: Set<String> = [
        "Chinese, simplified", "Chinese, traditional", "Hungarian", "Japanese", "Korean",
        "Vietnamese",
    ]

    /// Made when it is first asked for: 35 languages take about 5 ms.
    static let shared = SynonymIndex(HeaderLexicon(HeaderPhrases.text))

    init(_ lexicon: HeaderLexicon) {
        for line in lexicon.english.lines where line.meaning.hasPrefix("same as ") {
            let word = HeaderWords.split(String(line.meaning.dropFirst(8)))
            for phrase in line.phrases {
                for spelling in HeaderWords.split(phrase.text) { spellings[spelling] = word }
            }
        }
        for line in lexicon.english.lines where line.meaning == "no meaning" {
            noise.formUnion(line.phrases.flatMap { HeaderWords.split($0.text) })
        }
        for line in lexicon.english.lines { add(line) }
        for (place, language) in lexicon.languages.enumerated() {
            add(language, bit: 1 << Languages(place))
            if Self.familyNameFirst.contains(language.name) {
                familyNameFirst |= 1 << Languages(place)
            }
        }
    }

    /// Plain words of a header as the English phrases have them.
    func canonical(_ words: [String]) -> [String] {
        words.flatMap { noise.contains($0) ? [] : spellings[$0] ?? [$0] }
    }

    /// Words without those that have no meaning in a language; all of them where none is left.
    func meaningful(_ words: [String], in language: Int) -> [String] {
        let rest = words.filter { !noiseOf[language].contains($0) }
        return rest.isEmpty ? words : rest
    }

    private mutating func add(_ line: HeaderLexicon.Line) {
        guard line.meaning != "no meaning", !line.meaning.hasPrefix("same as ") else { return }
        let strength = line.strength ?? 100
        for phrase in line.phrases {
            let words = HeaderWords.split(phrase.text)
            let key = canonical(words).joined(separator: " ")
            add(key, meaning: line.meaning, strength: strength)
            addPieces(words, .max)
            englishWords.formUnion(words + canonical(words))
        }
        englishWords.formUnion(spellings.keys)
    }

    private mutating func add(_ key: String, meaning: String, strength: Int) {
        if let target = Self.target(meaning) {
            whole[key, default: []].append((target, strength))
        } else if let part = Self.addressParts[meaning] {
            parts[key] = (part, strength)
        } else if let kind = AddressKind(rawValue: meaning) {
            blocks[key] = (kind, strength)
        } else {
            switch meaning {
            case "house number": houseNumbers.insert(key)
            case "of whom": owners.insert(key)
            case "never alone": neverBare.insert(key)
            case "email noun": emailNouns.insert(key)
            case "phone noun": phoneNouns[key] = strength
            case "whose": contactQualifiers[key] = strength
            default: break
            }
        }
    }

    private mutating func add(_ language: HeaderLexicon.Language, bit: Languages) {
        var noise: Set<String> = []
        for line in language.lines where line.meaning == "no meaning" {
            noise.formUnion(line.phrases.flatMap { HeaderWords.split($0.text) })
        }
        noiseOf.append(noise)
        var table: [String: Translation] = [:]
        for line in language.lines where line.meaning != "no meaning" {
            let meaning = canonical(HeaderWords.split(line.meaning))
            for phrase in line.phrases {
                for var words in Self.spellings(of: phrase.text) {
                    let telling = words.filter { !noise.contains($0) }
                    if !telling.isEmpty { words = telling }
                    let key = words.joined(separator: " ")
                    if let known = table[key], !known.isUnsure { continue }
                    table[key] = Translation(words: meaning, isUnsure: phrase.isUnsure)
                    longestPhrase = max(longestPhrase, words.count)
                    for word in words { languagesOfWord[word, default: 0] |= bit }
                    if !phrase.isUnsure { addPieces(words, bit) }
                }
            }
        }
        translations.append(table)
    }

    private static let transcribed = Set("äöüåæøÄÖÜÅÆØ".unicodeScalars)

    /// The words of a phrase, and again as they are written by people without its letters.
    private static func spellings(of text: String) -> [[String]] {
        let plain = HeaderWords.split(text)
        guard text.unicodeScalars.contains(where: transcribed.contains)
        else { return [plain] }
        return [plain, HeaderWords.splitTranscribed(text)]
    }

    private mutating func addPieces(_ words: [String], _ languages: Languages) {
        let joined = words.joined()
        if words.count > 1, wordsOfPiece[joined] == nil { wordsOfPiece[joined] = words }
        for piece in words + [joined] where Self.isPiece(piece) {
            pieces[piece, default: 0] |= languages
            longestPiece = max(longestPiece, piece.count)
        }
    }

    /// Short words are in too many others by chance, but for those of scripts in which each
    /// character says something.
    private static func isPiece(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.value >= 0x2E80 || word.count >= 3 || word == "id" || word == "nr"
    }

    /// A field that is in the body itself has the API's name in the list.
    private static func target(_ meaning: String) -> HeaderTarget? {
        switch meaning {
        case "company": .company
        case "person": .personName
        case "first name": .firstName
        case "middle name": .middleName
        case "last name": .lastName
        default: Field(path: meaning).map(HeaderTarget.field)
        }
    }

    private static let addressParts: [String: AddressPart] = [
        "street": .street1, "street 2": .street2, "city": .city, "state": .state,
        "postal code": .postalCode, "country": .country,
    ]
}
