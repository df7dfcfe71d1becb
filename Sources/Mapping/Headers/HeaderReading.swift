import Customers

/// Everything that one header could mean.
struct HeaderReading: Sendable {
    /// One meaning, its strength and why.
    struct Candidate: Hashable, Sendable {
        var target: HeaderTarget
        /// 1 to 100; ``exactStrength`` for the API's own names.
        var strength: Int
        var reason: String
    }

    /// A part of some address: which block of columns it belongs to is decided over all headers.
    struct AddressCandidate: Hashable, Sendable {
        var kind: AddressKind
        var part: AddressPart
        /// The words that say which address it is; empty for a bare "City".
        var block: String
        var blockStrength: Int
        var partStrength: Int
        /// Whether the header says no more than "address", which may be a whole one in one cell.
        var isWholeAddress: Bool

        /// The block counts first, then how plainly the part is named; always above 0.
        var strength: Int { max(blockStrength + partStrength - 100, 1) }
    }

    static let exactStrength = 1000
    /// What a bare "Street" or "City" counts as: less than "Billing City", more than "Home City".
    static let bareStrength = 92

    var candidates: [Candidate] = []
    var address: AddressCandidate?

    /// Reads a header; the tables are looked through once for each header, never for a row.
    init(_ header: String, synonyms: SynonymIndex) {
        if let exact = Self.exact(header) {
            candidates = [
                Candidate(target: exact, strength: Self.exactStrength, reason: "the API's name")
            ]
            return
        }
        let words = HeaderWords(header)
        // A question is a flag, such as "Address 1 Billing?".
        guard !words.words.isEmpty, header.last != "?" else { return }
        for (target, strength) in synonyms.whole[words.phrase] ?? [] {
            candidates.append(
                Candidate(target: target, strength: strength, reason: Self.meaning(of: target))
            )
        }
        address = AddressReading(words, synonyms: synonyms).candidate
        if candidates.isEmpty, address == nil, let contact = Self.contact(words) {
            candidates.append(contact)
        }
    }

    private static func exact(_ header: String) -> HeaderTarget? {
        if header == "business_id" { return .businessID }
        return Field(rawValue: header).map(HeaderTarget.field)
    }

    private static func meaning(of target: HeaderTarget) -> String {
        switch target {
        case .field(.name): "a usual name for the customer's name"
        case .field(.externalID): "the id of the record where the export comes from"
        case .field(let field): "a usual name for \(field.rawValue)"
        default: "a usual name for a \(target)"
        }
    }

    /// E-mails and phones, whose qualifiers stand in any order: "Work Phone", "Phone (Mobile) 2".
    private static func contact(_ words: HeaderWords) -> Candidate? {
        let flat = words.phrase.split(separator: " ").map(String.init)
        var nouns: [String] = []
        var penalty = 0
        for word in flat {
            if let cost = HeaderSynonyms.contactQualifiers[word] {
                penalty += cost
            } else {
                nouns.append(word)
            }
        }
        let noun = nouns.joined(separator: " ")
        if HeaderSynonyms.emailNouns.contains(noun) {
            return Candidate(
                target: .field(.email),
                strength: max(100 - penalty, 1),
                reason: "an e-mail address"
            )
        }
        guard let base = HeaderSynonyms.phoneNouns[noun] else { return nil }
        return Candidate(
            target: .field(.phoneNumber),
            strength: max(base - penalty, 1),
            reason: "a phone number"
        )
    }
}
