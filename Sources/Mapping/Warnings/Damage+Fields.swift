import Customers

extension Damage {
    private static let phoneWords: Set<String> = [
        "ext", "extn", "extension", "x", "tel", "phone", "fax", "mobile", "cell", "office", "home",
        "work", "main", "ex", "m", "t", "p", "o", "h", "w", "c",
    ]

    /// Letters that aren't an extension's or a label's: `555-CALL-NOW`, `n/a`.
    static func hasPhoneLetters(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.contains(.letter) || traits.contains(.nonASCII) else { return false }
        let words = text.lowercased().split { !$0.isLetter }
        return words.contains { !phoneWords.contains(String($0)) }
    }

    /// Anything but one address: no or several `@`, white space, nothing before or after the `@`.
    static func isBadEmail(_ text: String, _ traits: TextTraits) -> Bool {
        traits.contains(.space) || !SoundText.isOneAddress(text.utf8)
    }

    /// Three or four digits, alone or before `-1234`, where the country is the US or not given.
    static func lostLeadingZero(_ text: String, _ traits: TextTraits, country: String?) -> Bool {
        guard traits.isDisjoint(with: [.letter, .nonASCII]) else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (3...4).contains(first.count),
            parts.count == 1 || (parts.count == 2 && parts.last?.count == 4)
        else { return false }
        return parts.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
            && isUnitedStates(country)
    }

    private static func isUnitedStates(_ country: String?) -> Bool {
        guard let country else { return true }
        switch country.lowercased().filter(\.isLetter) {
        case "us", "usa", "unitedstates", "unitedstatesofamerica", "theunitedstates", "america":
            return true
        default: return false
        }
    }

    /// Whether a text looks like an e-mail address, wherever it stands.
    static func looksLikeEmail(_ text: String, _ traits: TextTraits) -> Bool {
        traits.contains(.atSign) && !isBadEmail(text, traits)
            && (text.utf8.lastIndex(of: UInt8(ascii: ".")) ?? text.utf8.startIndex)
                > (text.utf8.firstIndex(of: UInt8(ascii: "@")) ?? text.utf8.endIndex)
    }

    /// Whether a text is plainly not what its field holds, as when a row's cells have slipped.
    ///
    /// An e-mail address anywhere but in `email`, and digits alone for a city, state or country.
    static func looksMisplaced(_ text: String, _ traits: TextTraits, in field: Field) -> Bool {
        switch field {
        case .email, .externalID: false
        case .billing(.city), .billing(.state), .billing(.country), .shipping(.city),
            .shipping(.state), .shipping(.country):
            (traits.contains(.digit) && !traits.contains(.letter) && !traits.contains(.nonASCII))
                || looksLikeEmail(text, traits)
        default: looksLikeEmail(text, traits)
        }
    }
}
