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
    /// The languages in which it means this; none for English.
    private(set) var languages: SynonymIndex.Languages = 0
    /// Whether it says no more than "name", and is the API's own name for it neither.
    private var isBareName = false
    /// Whether it says no more than "number".
    private(set) var isBareNumber = false
    /// Whether it says no more than "code".
    private(set) var isBareCode = false
    /// Whether it says no more than "customer", which may be a name or a number.
    private(set) var isBareCustomer = false
    /// Whether it is one phrase of the list, and not put together from several: “Code client” is a
    /// customer's code in French, and no client's postal code in English.
    private var isOnePhrase = false

    /// Whether it is in a language in which a family's name is before a person's own, and in no other.
    var isOfFamilyNameFirst: Bool {
        languages != 0 && languages & ~SynonymIndex.shared.familyNameFirst == 0
    }

    /// Whether it means anything for a customer.
    var hasMeaning: Bool { !candidates.isEmpty || address != nil }

    /// Reads a header; the tables are looked through once for each header, never for a row.
    ///
    /// - Parameter spoken: what the other headers say of the language that this one is in.
    init(
        _ header: String,
        synonyms: SynonymIndex = .shared,
        spoken: SpokenLanguages = SpokenLanguages()
    ) {
        let header = JSONWrapping.unwrapped(header)
        if let exact = Self.exact(header) {
            candidates = [
                Candidate(target: exact, strength: Self.exactStrength, reason: "the API's name")
            ]
            return
        }
        // A question is a flag, such as "Address 1 Billing?".
        guard let last = header.last, last != "?", last != "？" else { return }
        let readings = HeaderTranslation.all(of: header, synonyms)
            .filter { !$0.isUnsure || spoken.has(anyOf: $0.languages) }
            .map { HeaderReading($0, synonyms) }
            .filter { $0.hasMeaning || $0.isBareNumber || $0.isBareCode }
        for isOnePhrase in [true, false] {
            let alike = readings.filter { $0.isOnePhrase == isOnePhrase }
            if let english = alike.first(where: { $0.languages == 0 && $0.hasMeaning }) {
                self = english
                return
            }
            if !alike.isEmpty {
                if let reading = spoken.choose(among: alike) { self = reading }
                return
            }
        }
    }

    private init(_ translation: HeaderTranslation, _ synonyms: SynonymIndex) {
        let phrase = translation.phrase
        languages = translation.languages
        isBareName = phrase == "name"
        isBareNumber = phrase == "number"
        isBareCode = phrase == "code"
        isBareCustomer = phrase == "customer" || phrase == "client"
        isOnePhrase =
            translation.isOnePhrase || synonyms.whole[phrase] != nil
            || synonyms.parts[phrase] != nil
        for (target, strength) in synonyms.whole[phrase] ?? [] {
            candidates.append(
                Candidate(target: target, strength: strength, reason: Self.meaning(of: target))
            )
        }
        guard candidates.isEmpty else { return }
        address = AddressReading(translation.words, synonyms: synonyms).candidate
        if address == nil, let contact = Self.contact(translation.words, synonyms) {
            candidates.append(contact)
        }
    }

    /// Whether two readings say the same, in whatever language.
    func means(_ other: HeaderReading) -> Bool {
        Set(candidates.map(\.target)) == Set(other.candidates.map(\.target))
            && address?.kind == other.address?.kind && address?.part == other.address?.part
            && address?.isHouseNumber == other.address?.isHouseNumber
            && isBareNumber == other.isBareNumber && isBareCode == other.isBareCode
    }

    /// The readings of a file's headers, each in the light of the others.
    static func all(_ headers: [String], synonyms: SynonymIndex = .shared) -> [HeaderReading] {
        let alone = headers.map { HeaderReading($0, synonyms: synonyms) }
        let spoken = SpokenLanguages(alone)
        let together = zip(headers, alone).map { header, reading in
            // What is plain English stays so.
            reading.hasMeaning && reading.languages == 0
                ? reading
                : HeaderReading(header, synonyms: synonyms, spoken: spoken.without(reading))
        }
        return settlingHouseNumbers(settlingNames(withoutStandIns(together)))
    }

    /// The readings without the names that would do only where there is no other: `Ship Name`.
    private static func withoutStandIns(_ readings: [HeaderReading]) -> [HeaderReading] {
        func isStandIn(_ candidate: Candidate) -> Bool {
            candidate.target.isName && candidate.strength <= standInStrength
        }
        let hasName = readings.contains { reading in
            reading.candidates.contains { $0.target.isName && !isStandIn($0) }
        }
        guard hasName else { return readings }
        return readings.map { reading in
            var reading = reading
            reading.candidates.removeAll(where: isStandIn)
            return reading
        }
    }

    private static let standInStrength = 60

    /// The readings with a bare "Name" beside a column for one part of a person's name read as the
    /// other part: `Name;Vorname`, `Nombre,Apellidos`.
    private static func settlingNames(_ readings: [HeaderReading]) -> [HeaderReading] {
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

    /// The readings with a bare "No" right behind a street read as its number: `Street,No`,
    /// `Endereço;Número`.
    ///
    /// One before a street may as well count the rows.
    private static func settlingHouseNumbers(_ readings: [HeaderReading]) -> [HeaderReading] {
        var settled = readings
        for place in readings.indices.dropFirst() where readings[place].isBareNumber {
            guard var address = readings[place - 1].address, address.part == .street1,
                !address.isHouseNumber
            else { continue }
            address.isHouseNumber = true
            settled[place].address = address
        }
        return settled
    }

    /// From here on a part of a name is the customer's own: "Contact First Name" is below.
    static let ownPartStrength = 96

    private static func exact(_ header: String) -> HeaderTarget? {
        if header == "business_id" { return .businessID }
        return Field(path: header).map(HeaderTarget.field)
    }

    private static func meaning(of target: HeaderTarget) -> String {
        switch target {
        case .field(.name): "a common header for the customer's name"
        case .field(.externalID): "the record's id in the exporting system"
        case .field(let field): "a common header for \(field.path)"
        default: "a common header for a \(target)"
        }
    }

    /// E-mails and phones, whose qualifiers are in any order: "Work Phone", "Phone (Mobile) 2".
    private static func contact(_ words: [String], _ synonyms: SynonymIndex) -> Candidate? {
        var nouns: [String] = []
        var penalty = 0
        for word in words {
            if let cost = synonyms.contactQualifiers[word] {
                penalty += cost
            } else {
                nouns.append(word)
            }
        }
        let noun = nouns.joined(separator: " ")
        if synonyms.emailNouns.contains(noun) {
            return Candidate(
                target: .field(.email),
                strength: max(100 - penalty, 1),
                reason: "an e-mail address"
            )
        }
        guard let base = synonyms.phoneNouns[noun] else { return nil }
        return Candidate(
            target: .field(.phoneNumber),
            strength: max(base - penalty, 1),
            reason: "a phone number"
        )
    }
}
