import Customers

extension Damage {
    /// What people write beside a phone number to say which it is.
    private static let phoneLabels: Set<String> = [
        "tel", "phone", "fax", "mobile", "cell", "office", "home", "work", "main", "direct",
        "business", "private", "m", "t", "p", "o", "h", "w", "c",
        "telefon", "telefax", "fon", "mobil", "handy", "privat", "büro", "buero", "geschäftlich",
        "dienstlich", "zentrale", "festnetz", "direkt",
        "tél", "téléphone", "portable", "bureau", "domicile", "travail", "maison",
        "teléfono", "telefono", "móvil", "movil", "celular", "casa", "oficina", "trabajo",
        "cellulare", "ufficio", "mobiel", "thuis", "werk",
    ]

    /// What stands before an extension.
    private static let extensionWords: Set<String> = [
        "ext", "extn", "extension", "x", "ex", "app", "apparat", "durchwahl", "dw", "poste",
        "interno", "anexo",
    ]

    static func isExtension(_ word: String) -> Bool { extensionWords.contains(word) }

    /// Letters that aren't an extension's or a label's, as in `555-CALL-NOW` or `O12345`, or words
    /// where there is no number: `home`, `ext 12`.
    static func hasPhoneLetters(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.contains(.letter) || traits.contains(.nonASCII) else { return false }
        let lower = text.lowercased()
        guard !traits.contains(.nonASCII) else {
            return hasPhoneLetters(lower, isLetter: \.isLetter, isNumber: \.isNumber) { String($0) }
        }
        // Most phones: a look at bytes takes a tenth of the time.
        return hasPhoneLetters(
            lower.utf8,
            isLetter: { $0 &- 0x61 < 26 },
            isNumber: { $0 &- 0x30 < 10 },
            text: { String(Substring($0)) }
        )
    }

    private static func hasPhoneLetters<Text: Collection>(
        _ phone: Text,
        isLetter: (Text.Element) -> Bool,
        isNumber: (Text.Element) -> Bool,
        text: (Text.SubSequence) -> String
    ) -> Bool {
        var rest = phone[...]
        var digits = 0
        var isInExtension = false
        while let first = rest.first {
            guard isLetter(first) else {
                if isNumber(first), !isInExtension { digits += 1 }
                rest = rest.dropFirst()
                continue
            }
            let word = rest.prefix(while: isLetter)
            rest = rest[word.endIndex...]
            if extensionWords.contains(text(word)) {
                isInExtension = true
            } else if !phoneLabels.contains(text(word)) || rest.first.map(isNumber) == true {
                return true
            }
        }
        return digits < 3
    }

    /// Anything but one address: no or several `@`, white space, nothing before or after the `@`.
    static func isBadEmail(_ text: String, _ traits: TextTraits) -> Bool {
        traits.contains(.space) || !SoundText.isOneAddress(text.utf8)
            || traits.contains(.nonASCII)
                && text.unicodeScalars.contains { scalar in
                    scalar.value >= 0x80 && !scalar.properties.isAlphabetic
                        && scalar.properties.canonicalCombiningClass == .notReordered
                        && scalar.properties.numericType == nil && !isInvisible(scalar)
                }
    }

    /// What is to be said of a postal code that seems to lack its leading zero; nil for any other.
    static func shortPostalCode(
        _ text: String,
        _ traits: TextTraits,
        country: String?
    ) -> Problem.Code? {
        guard lacksLeadingZero(text, traits, country: country) else { return nil }
        return country.flatMap { countries.find($0) } == nil ? .shortPostalCode : .lostLeadingZero
    }

    /// Three or four digits, alone, before `-1234` or `1234`, or with the `.0` of a number, where the
    /// country is the US or not given; fewer digits than its codes have where it is another one.
    private static func lacksLeadingZero(
        _ text: String,
        _ traits: TextTraits,
        country: String?
    ) -> Bool {
        guard traits.isDisjoint(with: [.letter, .nonASCII]) else {
            // `D-4103`, as in the days before countries had columns.
            guard let country, !traits.contains(.nonASCII), let hyphen = text.firstIndex(of: "-"),
                text[..<hyphen].count < 4, text[..<hyphen].allSatisfy(\.isLetter)
            else { return false }
            let rest = String(text[text.index(after: hyphen)...])
            return lacksLeadingZero(rest, TextTraits(rest.utf8), country: country)
        }
        let whole = text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
        let parts = whole.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count < 3,
            parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return false }
        let code = country.flatMap { countries.find($0)?.code }
        if let code, !unitedStates.contains(code) {
            guard let length = lengths[code] else { return false }
            return parts.reduce(0) { $0 + $1.count } < length
        }
        guard parts.count == 2 else { return [3, 4, 7, 8].contains(first.count) }
        // `100-0001` is a whole one of Japan.
        return parts[1].count == 4 && (first.count == 4 || first.count == 3 && code != nil)
    }

    /// The US, and its territories, which have its postal codes.
    private static let unitedStates: Set<String> = ["US", "PR", "VI", "GU", "AS", "MP"]

    /// How many digits the codes of other countries have, of which the first may be a zero: those that have
    /// but one length (Universal Postal Union, postal addressing systems).
    private static let lengths: [String: Int] = [
        "DE": 5, "FR": 5, "IT": 5, "ES": 5, "FI": 5, "MX": 5, "TR": 5, "UA": 5, "KR": 5, "MY": 5,
        "LT": 5,
        "DZ": 5, "KE": 5, "LK": 5, "PE": 5, "VA": 5, "PL": 5, "SK": 5,
        "NO": 4, "AU": 4, "NZ": 4, "ZA": 4, "GE": 4, "AM": 4, "PH": 4,
        "RO": 6, "CN": 6, "CO": 6, "EC": 6, "KZ": 6, "JP": 7, "BR": 8,
    ]

    private static let countries = Countries()

    /// Whether a text looks like an e-mail address, wherever it stands.
    static func looksLikeEmail(_ text: String, _ traits: TextTraits) -> Bool {
        traits.contains(.atSign) && !isBadEmail(text, traits)
            && (text.utf8.lastIndex(of: UInt8(ascii: ".")) ?? text.utf8.startIndex)
                > (text.utf8.firstIndex(of: UInt8(ascii: "@")) ?? text.utf8.endIndex)
    }

    /// Whether a text is plainly not what its field holds, as when a row's cells have slipped.
    ///
    /// An e-mail address anywhere but in `email`; digits alone for a city, a country, or a state where they are
    /// more than the three of a region's number; five digits or more for a name, since 4711 and 360 are names.
    static func looksMisplaced(_ text: String, _ traits: TextTraits, in field: Field) -> Bool {
        let isNumber =
            traits.contains(.digit) && traits.isDisjoint(with: [.letter, .nonASCII])
        let digits = isNumber ? text.utf8.count { $0 &- 0x30 < 10 } : 0
        return switch field.kind {
        case .email, .identifier: false
        case .place where field == field.address?.field(.state):
            digits > 3 || looksLikeEmail(text, traits)
        case .place: isNumber || looksLikeEmail(text, traits)
        case .name: digits > 4 || looksLikeEmail(text, traits)
        case .phone, .street, .postalCode: looksLikeEmail(text, traits)
        }
    }
}
