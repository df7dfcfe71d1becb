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
        /// Whether it is only the number of the street, to be written beside it.
        var isHouseNumber = false

        /// The block counts first, then how plainly the part is named; always above 0.
        var strength: Int { max(blockStrength + partStrength - 100, 1) }
    }

    static let exactStrength = 1000
    /// What a bare "Street" or "City" counts as: less than "Billing City", more than "Home City".
    static let bareStrength = 92

    var candidates: [Candidate] = []
    var address: AddressCandidate?
    /// Whether it says no more than "name", and is the API's own name for it neither.
    private var isBareName = false

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
        isBareName = HeaderSynonyms.bareNames.contains(words.phrase)
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

    /// The readings with a bare "Name" beside a column for one part of a person's name read as the
    /// other part: `Name;Vorname`, `Nombre,Apellidos`.
    static func settlingNames(_ readings: [HeaderReading]) -> [HeaderReading] {
        func has(_ target: HeaderTarget) -> Bool {
            readings.contains { reading in
                reading.candidates.contains {
                    $0.target == target && $0.strength >= ownPartStrength
                }
            }
        }
        let part: HeaderTarget
        switch (has(.firstName), has(.lastName)) {
        case (true, false): part = .lastName
        case (false, true): part = .firstName
        default: return readings
        }
        let candidate = Candidate(
            target: part,
            strength: ownPartStrength,
            reason: "the \(part), beside a column for the other part"
        )
        return readings.map { reading in
            guard reading.isBareName else { return reading }
            var settled = reading
            settled.candidates = [candidate]
            return settled
        }
    }

    /// From here on a part of a name is the customer's own: "Contact First Name" is below.
    private static let ownPartStrength = 96

    private static func exact(_ header: String) -> HeaderTarget? {
        if header == "business_id" { return .businessID }
        return Field(path: header).map(HeaderTarget.field)
    }

    private static func meaning(of target: HeaderTarget) -> String {
        switch target {
        case .field(.name): "a usual name for the customer's name"
        case .field(.externalID): "the id of the record where the export comes from"
        case .field(let field): "a usual name for \(field.path)"
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
