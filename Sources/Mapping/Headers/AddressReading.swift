import Customers

/// Finds the address part that a header names, and the words that say which address it is.
struct AddressReading {
    let candidate: HeaderReading.AddressCandidate?

    private struct Qualifier {
        var kind: AddressKind?
        var strength: Int
        var words: [String]
    }

    init(_ header: HeaderWords, synonyms: SynonymIndex) {
        var rest = header.phrase.split(separator: " ").map(String.init)
        var taken: [Qualifier] = []
        while taken.count < 4 {
            if let found = Self.part(of: rest, synonyms),
                !taken.isEmpty || !HeaderSynonyms.neverBare.contains(header.phrase)
            {
                candidate = Self.combine(taken + found.numbered, found.part, found.strength, rest)
                return
            }
            guard let qualifier = Self.takeQualifier(from: &rest, synonyms) else { break }
            taken.append(qualifier)
        }
        candidate = nil
    }

    /// The part that the words name as they stand, after "address", or after "address 2".
    private static func part(
        of words: [String],
        _ synonyms: SynonymIndex
    ) -> (part: AddressPart, strength: Int, numbered: [Qualifier])? {
        if let found = synonyms.parts[words.joined(separator: " ")] {
            return (found.part, found.strength, [])
        }
        guard words.first == "address", words.count > 1 else { return nil }
        if let found = synonyms.parts[words.dropFirst().joined(separator: " ")] {
            return (found.part, found.strength, [])
        }
        guard let number = Int(words[1]), (1...9).contains(number), words.count > 2,
            let found = synonyms.parts[words.dropFirst(2).joined(separator: " ")]
        else { return nil }
        let numbered = Qualifier(kind: nil, strength: 92 - number, words: Array(words.prefix(2)))
        return (found.part, found.strength, [numbered])
    }

    /// Takes the longest phrase that says which address it is off either end.
    private static func takeQualifier(
        from words: inout [String],
        _ synonyms: SynonymIndex
    ) -> Qualifier? {
        for length in stride(from: min(2, words.count - 1), through: 1, by: -1) {
            let head = Array(words.prefix(length))
            if let block = synonyms.blocks[head.joined(separator: " ")] {
                words.removeFirst(length)
                return Qualifier(kind: block.kind, strength: block.strength, words: head)
            }
            let tail = Array(words.suffix(length))
            if let block = synonyms.blocks[tail.joined(separator: " ")] {
                words.removeLast(length)
                return Qualifier(kind: block.kind, strength: block.strength, words: tail)
            }
        }
        guard words.count > 1, let owner = words.first, HeaderSynonyms.owners.contains(owner) else {
            return nil
        }
        words.removeFirst()
        return Qualifier(kind: nil, strength: 85, words: [owner])
    }

    private static func combine(
        _ qualifiers: [Qualifier],
        _ part: AddressPart,
        _ partStrength: Int,
        _ rest: [String]
    ) -> HeaderReading.AddressCandidate {
        let deciding = qualifiers.filter { $0.kind != nil }
        let weighed = deciding.isEmpty ? qualifiers : deciding
        let kinds = deciding.compactMap(\.kind)
        return HeaderReading.AddressCandidate(
            kind: kinds.contains(.shipping) ? .shipping : .billing,
            part: part,
            block: qualifiers.flatMap(\.words).sorted().joined(separator: " "),
            blockStrength: weighed.map(\.strength).min() ?? HeaderReading.bareStrength,
            partStrength: partStrength,
            isWholeAddress: rest == ["address"]
        )
    }
}
