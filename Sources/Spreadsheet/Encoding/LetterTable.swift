/// How likely letters follow each other in the words of a language.
///
/// The tables are measured, not thought up: see `scripts/letters/learn.py`.
struct LetterTable: Sendable {
    private let places: [UInt32: Int]
    /// For each letter, and for what is between words at first, how unlikely each is behind it.
    private let steps: [UInt8]
    private let width: Int
    private let isLatin: Bool

    /// What a step is in natural logarithms.
    private static let step = 0.4
    /// A letter that the language doesn't have, of its script and of another.
    private static let foreign = -10.5
    private static let otherScript = -13.0
    /// A letter from a to z in a language that has others, and going from one to the other in a word.
    private static let ascii = -3.3
    private static let change = -7.0

    /// - Parameters:
    ///   - letters: the language's own letters.
    ///   - pairs: a row of the table for what is between words and for each letter, from `a`, the
    ///     likeliest, to `z`.
    init(_ letters: String, _ pairs: String) {
        self.init(letters, pairs, isLatin: false)
    }

    /// A table of a language with the letters from a to z and others.
    init(latinAnd letters: String, _ pairs: String) {
        self.init("abcdefghijklmnopqrstuvwxyz" + letters, pairs, isLatin: true)
    }

    private init(_ letters: String, _ pairs: String, isLatin: Bool) {
        var places: [UInt32: Int] = [0: 0]
        for scalar in letters.unicodeScalars { places[scalar.value] = places.count }
        self.places = places
        width = places.count
        steps = pairs.utf8.map { $0 - UInt8(ascii: "a") }
        self.isLatin = isLatin
        precondition(steps.count == width * width)
    }

    /// The natural logarithm of how likely a word's letters are.
    func likelihood(of word: ReadWord) -> Double {
        var sum = 0.0
        var place = 0
        var isASCII = false
        for letter in word.letters {
            guard letter != ReadWord.damage else {
                place = 0
                continue
            }
            if !isLatin, letter < 0x80, letter > 0 {
                if place > 0 { sum += Self.change }
                sum += Self.ascii
                place = 0
                isASCII = true
                continue
            }
            if isASCII, letter > 0 { sum += Self.change }
            isASCII = false
            guard let next = places[letter] else {
                let isLatinLetter = letter < 0x250 || (0x1E00..<0x1F00).contains(letter)
                sum += isLatinLetter == isLatin ? Self.foreign : Self.otherScript
                place = 0
                continue
            }
            if place > 0 || next > 0 { sum -= Double(steps[place * width + next]) * Self.step }
            place = next
        }
        if place > 0 { sum -= Double(steps[place * width]) * Self.step }
        return sum
    }
}
