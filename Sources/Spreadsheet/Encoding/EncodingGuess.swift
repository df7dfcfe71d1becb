#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An encoding, and the first cells beyond ASCII as it reads them.
package struct EncodingReading: Hashable, Sendable {
    package let encoding: TextEncoding
    package let cells: [String]
    /// The natural logarithm of how likely it is, but for a constant.
    let score: Double

    /// - Parameter score: 0 where nothing is known of that.
    package init(encoding: TextEncoding, cells: [String], score: Double = 0) {
        self.encoding = encoding
        self.cells = cells
        self.score = score
    }

    /// A line for each reading: the option to give, and the cells.
    package static func table(_ readings: [EncodingReading]) -> String {
        let options = readings.map { "--encoding \($0.encoding.rawValue)" }
        let width = options.map(\.count).max() ?? 0
        return zip(options, readings).map { option, reading in
            let cells = reading.cells.map { String($0.prefix(longestCell)) }
            let space = String(repeating: " ", count: width - option.count)
            return "  \(option)\(space)  \(cells.joined(separator: " · "))"
        }.joined(separator: "\n")
    }

    private static let longestCell = 40
}

/// Which encoding a sample of words is in, by which of them makes likely words of some language. Pure.
///
/// Each candidate reads the words, and each of its languages says how likely it has such words; which
/// languages a file has is found out on the way, since a list of customers has several. What reads
/// all words alike is one answer, whatever it is called.
struct EncodingGuess {
    /// The likeliest first; those that read all words alike are one, the most usual of them.
    let readings: [EncodingReading]
    /// How much likelier the first one is than all others, as a natural logarithm.
    let margin: Double

    /// What it takes to go by the guess, and by Windows-1252, which is what nearly all files of the
    /// West are in: measured, see docs/decisions/0009-which-encoding.md.
    private static let sureMargin = 5.0
    private static let usualMargin = 2.25
    /// How usual an encoding is that isn't looked for, in relation to Windows-1252.
    private static let others = 1e-5
    /// Words aren't drawn one by one, so that each tells less than it seems.
    private static let share = 0.6
    /// How many readings a person is shown, and how much less likely these may be.
    private static let mostShown = 6
    private static let leastShown = 12.0

    var isSure: Bool {
        let isUsual = readings.first?.encoding == .windows1252
        return margin >= (isUsual ? Self.usualMargin : Self.sureMargin)
    }

    /// The readings that a person has to choose from: those that make text of each cell, if any do.
    var likely: [EncodingReading] {
        let best = readings.first?.score ?? 0
        let near = readings.prefix { best - $0.score <= Self.leastShown }
        let sound = near.filter { !$0.cells.contains { $0.contains("\u{FFFD}") } }
        return Array((sound.isEmpty ? near[...] : sound[...]).prefix(Self.mostShown))
    }

    init(_ sample: EncodingSample) {
        let words = Array(sample.words.joined(separator: [0x0A]))
        var texts: [[UInt8]: Int] = [:]
        var found: [(candidate: EncodingCandidate, score: Double)] = []
        for candidate in EncodingCandidate.all {
            let text = Self.decode(words, candidate.encoding)
            let score =
                log(candidate.weight)
                + Self.share * Self.likelihood(of: text, candidate.languages)
            guard let place = texts[text] else {
                texts[text] = found.count
                found.append((candidate, score))
                continue
            }
            found[place].score = Self.sum([found[place].score, score])
        }
        let chance = Self.share * Self.chance(words) + log(Self.others)
        found.sort { $0.score > $1.score }
        readings = found.map { candidate, score in
            EncodingReading(
                encoding: candidate.encoding,
                cells: sample.cells.map { cell in
                    String(decoding: Self.decode(cell, candidate.encoding), as: UTF8.self)
                },
                score: score
            )
        }
        let others = found.dropFirst().map(\.score) + [chance]
        margin = (found.first?.score ?? 0) - Self.sum(others)
    }

    private static func decode(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
        var text: [UInt8] = []
        var decoder = TextDecoder(encoding)
        decoder.decode(bytes, isLast: true, appendingTo: &text)
        return text
    }

    /// How likely the words are where nothing is known of them.
    private static func chance(_ words: [UInt8]) -> Double {
        words.reduce(0) { $0 - ($1 >= 0x80 ? 4.8 : 3.3) }
    }

    private static func likelihood(
        of text: [UInt8],
        _ languages: EncodingCandidate.Languages
    ) -> Double {
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        let words = scalars.split(separator: "\n")
        switch languages {
        case .characters(let table):
            return words.reduce(0) { $0 + table.likelihood(of: $1) }
        case .letters(let tables):
            let likelihoods = words.map { word -> [Double] in
                let word = ReadWord(word)
                return tables.map { $0.likelihood(of: word) + word.cost }
            }
            return mixture(likelihoods, tables.count)
        }
    }

    /// How likely the words are in a mixture of languages, whose shares fit them best.
    private static func mixture(_ words: [[Double]], _ languages: Int) -> Double {
        var shares = [Double](repeating: 1 / Double(languages), count: languages)
        var likelihood = 0.0
        for _ in 0..<3 {
            likelihood = 0
            var counts = [Double](repeating: 0.3 / Double(languages), count: languages)
            for word in words {
                let terms = zip(word, shares).map { $0 + log($1) }
                let sum = Self.sum(terms)
                likelihood += sum
                for (index, term) in terms.enumerated() { counts[index] += exp(term - sum) }
            }
            let total = counts.reduce(0, +)
            shares = counts.map { $0 / total }
        }
        return likelihood
    }

    /// The logarithm of the sum of what these are the logarithms of.
    private static func sum(_ logarithms: [Double]) -> Double {
        guard let most = logarithms.max() else { return -.infinity }
        return most + log(logarithms.reduce(0) { $0 + exp($1 - most) })
    }
}
