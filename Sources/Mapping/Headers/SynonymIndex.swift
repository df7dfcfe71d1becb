import Customers

/// ``HeaderSynonyms`` turned round for looking up, made once for each list of headers.
struct SynonymIndex: Sendable {
    let whole: [String: [(HeaderTarget, Int)]]
    let parts: [String: (part: AddressPart, strength: Int)]
    let blocks: [String: (kind: AddressKind, strength: Int)]

    init() {
        var whole: [String: [(HeaderTarget, Int)]] = [:]
        for entry in HeaderSynonyms.whole {
            for phrase in entry.phrases {
                whole[phrase, default: []].append((entry.target, entry.strength))
            }
        }
        self.whole = whole
        var parts: [String: (part: AddressPart, strength: Int)] = [:]
        for entry in HeaderSynonyms.parts {
            for phrase in entry.phrases { parts[phrase] = (entry.part, entry.strength) }
        }
        self.parts = parts
        var blocks: [String: (kind: AddressKind, strength: Int)] = [:]
        for entry in HeaderSynonyms.blocks {
            for phrase in entry.phrases { blocks[phrase] = (entry.kind, entry.strength) }
        }
        self.blocks = blocks
    }
}
