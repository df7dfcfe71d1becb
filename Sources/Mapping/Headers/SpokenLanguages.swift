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
