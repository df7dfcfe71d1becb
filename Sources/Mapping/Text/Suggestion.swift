/// Finds what somebody probably meant to write.
package enum Suggestion {
    /// The nearest of some known words; nil when none is near.
    ///
    /// Near: at most a third of the word's letters inserted, removed, changed or swapped with
    /// their neighbour, case and punctuation aside.
    static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known, count: 1).first
    }

    /// The nearest few, best first.
    static func nearest(
        to word: String,
        among known: some Sequence<String>,
        count: Int
    ) -> [String] {
        let target = plain(word)
        var ranked: [(distance: Int, word: String)] = []
        for candidate in known {
            let other = plain(candidate)
            let limit = max(target.count, other.count) / 3
            guard abs(target.count - other.count) <= limit else { continue }
            let distance = distance(target, other)
            if distance <= limit { ranked.append((distance, candidate)) }
        }
        return ranked.sorted { $0.distance < $1.distance }.prefix(count).map(\.word)
    }

    /// The sentence for a hint, nil without a near word.
    package static func hint(for word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known).map { "Did you mean “\($0)”?" }
    }

    /// Letters and digits only, at most 64: more says nothing and takes long.
    private static func plain(_ word: String) -> [Character] {
        Array(word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "#" }.prefix(64))
    }

    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var before: [Int] = []
        var previous = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let change = first[row - 1] == second[column - 1] ? 0 : 1
                var best = min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + change
                )
                if row > 1, column > 1, first[row - 1] == second[column - 2],
                    first[row - 2] == second[column - 1]
                {
                    best = min(best, before[column - 2] + 1)
                }
                current.append(best)
            }
            before = previous
            previous = current
        }
        return previous[second.count]
    }
}
