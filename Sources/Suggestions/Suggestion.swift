/// Finds what somebody probably meant, where a name out of a set is expected and another one was given: a command,
/// an option's value, a column, a sheet. Pure.
package enum Suggestion {
    /// The nearest of some known words; nil when none is near.
    ///
    /// Near: at most a third of the word's letters inserted, removed, changed or swapped with
    /// their neighbour, case and punctuation aside. Where none is, a word counts that begins so, with a
    /// quarter of the letters: `compny` is near to `Company Name`.
    package static func nearest(
        to word: String,
        among known: some Sequence<String>
    ) -> String? {
        let target = plain(word)
        let whole = known.compactMap { candidate -> (distance: Int, word: String)? in
            let other = plain(candidate)
            let limit = max(target.count, other.count) / 3
            guard abs(target.count - other.count) <= limit else { return nil }
            let distance = distance(target, other)
            return distance <= limit ? (distance, candidate) : nil
        }
        if let best = whole.min(by: { $0.distance < $1.distance }) { return best.word }
        guard target.count >= shortestBeginning else { return nil }
        let begun = known.map { ($0, beginningDistance(target, plain($0))) }
            .min { $0.1 < $1.1 }
        return begun.flatMap { $0.1 <= target.count / 4 ? $0.0 : nil }
    }

    /// Of fewer letters a beginning says too little.
    private static let shortestBeginning = 4

    /// The question for a hint, nil without a near word.
    package static func hint(for word: String, among known: some Sequence<String>) -> String? {
        nearest(to: word, among: known).map { "Did you mean “\($0)”?" }
    }

    /// The question where a word is near, and then the choice that there is; nil for an empty one.
    ///
    /// - Parameters:
    ///   - isQuoted: whether the names are between quotation marks, as those do that may have spaces.
    ///   - limit: how many are named; of more, all are left out.
    package static func choice(
        for word: String,
        among known: [String],
        isQuoted: Bool = false,
        limit: Int = 24
    ) -> String? {
        let names = isQuoted ? known.map { "“\($0)”" } : known
        let question = hint(for: word, among: known)
        // The only one there is was asked for already.
        let isTold = names.count > limit || names.count <= (question == nil ? 0 : 1)
        let all = isTold ? nil : "Choose from \(list(names))."
        let sentences = [question, all].compactMap { $0 }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// `a, b and c`.
    package static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Letters and digits only, at most 64: more says nothing and takes long.
    private static func plain(_ word: String) -> [Character] {
        Array(word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "#" }.prefix(64))
    }

    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        distances(first, second).last ?? 0
    }

    /// To the nearest beginning of the second.
    private static func beginningDistance(_ first: [Character], _ second: [Character]) -> Int {
        distances(first, second).min() ?? 0
    }

    /// From the first to each beginning of the second, the empty one too.
    private static func distances(_ first: [Character], _ second: [Character]) -> [Int] {
        guard !first.isEmpty else { return Array(0...second.count) }
        guard !second.isEmpty else { return [first.count] }
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
        return previous
    }
}
