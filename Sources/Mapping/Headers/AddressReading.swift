import Customers

/// Finds the address part that a header names, and the words that say which address it is.
struct AddressReading {
    let candidate: HeaderReading.AddressCandidate?

    private struct Qualifier {
        var kind: AddressKind?
        var strength: Int
        var words: [String]
    }

    /// - Parameter words: of a header, in the words of the English phrases.
    init(_ words: [String], synonyms: SynonymIndex) {
        var rest = words
        let phrase = words.joined(separator: " ")
        var taken: [Qualifier] = []
        while taken.count < 4 {
            if synonyms.houseNumbers.contains(rest.joined(separator: " ")) {
                var found = Self.combine(taken, .street1, 100, rest)
                found.isHouseNumber = true
                candidate = found
                return
            }
            if let found = Self.part(of: rest, synonyms),
                !taken.isEmpty || !synonyms.neverBare.contains(phrase)
            {
                candidate = Self.combine(taken + found.numbered, found.part, found.strength, rest)
                return
            }
            guard let qualifier = Self.takeQualifier(from: &rest, synonyms) else { break }
            taken.append(qualifier)
        }
        candidate = nil
    }

    /// The part that the words name as they are, after "address", or after "address 2".
    private static func part(
        of words: [String],
        _ synonyms: SynonymIndex
    ) -> (part: AddressPart, strength: Int, numbered: [Qualifier])? {
        if let found = synonyms.parts[words.joined(separator: " ")] {
            return (found.part, found.strength, [])
        }
        // "City 1"; but "Street 3" is a line of the one street, unless it is "Line 1 - 3".
        if let number = words.last.flatMap(Int.init), (1...9).contains(number), words.count > 1 {
            let rest = Array(words.dropLast())
            let isLine = rest.last.flatMap(Int.init) == nil
            if let found = part(of: rest, synonyms), found.numbered.isEmpty,
                !isLine || ![.street1, .street2].contains(found.part)
            {
                return (found.part, found.strength, [addressNumber(number)])
            }
        }
        guard words.first == "address", words.count > 1 else { return nil }
        if let found = synonyms.parts[words.dropFirst().joined(separator: " ")] {
            return (found.part, found.strength, [])
        }
        guard let number = Int(words[1]), (1...9).contains(number), words.count > 2,
            let found = synonyms.parts[words.dropFirst(2).joined(separator: " ")]
        else { return nil }
        return (found.part, found.strength, [addressNumber(number)])
    }

    /// Which of several numbered addresses it is: the first ones are the likelier.
    private static func addressNumber(_ number: Int) -> Qualifier {
        Qualifier(kind: nil, strength: 92 - number, words: ["address", String(number)])
    }

    /// Takes the longest phrase that says which address it is off either end.
    private static func takeQualifier(
        from words: inout [String],
        _ synonyms: SynonymIndex
    ) -> Qualifier? {
        // "Country of Address" and its like belong together.
        if words.count > 2, words.suffix(2) == ["of", "address"] {
            words.removeLast(2)
            return Qualifier(kind: nil, strength: 91, words: ["of", "address"])
        }
        // "City of the Billing Address" and its like.
        if words.count > 2, words.last == "address",
            let block = synonyms.blocks[words[words.count - 2]]
        {
            let word = words[words.count - 2]
            words.removeLast(2)
            return Qualifier(kind: block.kind, strength: block.strength, words: [word])
        }
        let options = blocks(at: words, synonyms)
        // “Postal code billing”: what leaves a part is taken, not the longest or the first.
        let telling = options.first { part(of: $0.rest, synonyms) != nil }
        if let option = telling ?? options.first {
            words = option.rest
            return option.qualifier
        }
        guard words.count > 1, let first = words.first, let last = words.last else { return nil }
        if synonyms.owners.contains(first) {
            words.removeFirst()
            return Qualifier(kind: nil, strength: 85, words: [first])
        }
        guard synonyms.owners.contains(last) else { return nil }
        words.removeLast()
        return Qualifier(kind: nil, strength: 85, words: [last])
    }

    /// The phrases at either end that say which address it is, the longest first, with what is left.
    private static func blocks(
        at words: [String],
        _ synonyms: SynonymIndex
    ) -> [(qualifier: Qualifier, rest: [String])] {
        stride(from: min(2, words.count - 1), through: 1, by: -1).flatMap { length in
            [
                (Array(words.prefix(length)), Array(words.dropFirst(length))),
                (Array(words.suffix(length)), Array(words.dropLast(length))),
            ].compactMap { phrase, rest in
                synonyms.blocks[phrase.joined(separator: " ")].map { block in
                    (
                        Qualifier(kind: block.kind, strength: block.strength, words: phrase),
                        rest
                    )
                }
            }
        }
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
