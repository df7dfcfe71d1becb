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

    /// What is before an extension.
    private static let extensionWords: Set<String> = [
        "ext", "extn", "extension", "x", "ex", "app", "apparat", "durchwahl", "dw", "poste",
        "interno", "anexo",
    ]

    static let extensionHeads = WordHeads(extensionWords.map(\.utf8))

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

    /// Whether a text looks like an e-mail address, wherever it is.
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
        case .phone:
            looksLikeEmail(text, traits) || WrittenDay.stands(in: text.utf8)
                || isAmount(text, traits) || hasCurrency(text, traits)
                || isDayWithMonth(text, traits)
        case .postalCode:
            looksLikeEmail(text, traits) || WrittenDay.stands(in: text.utf8)
                || isAmount(text, traits)
        case .street: looksLikeEmail(text, traits)
        }
    }

    /// `12.50`, `$1,234.50`, `99,95 €`: with decimals, or with the sign of a currency beside digits.
    private static func isAmount(_ text: String, _ traits: TextTraits) -> Bool {
        switch Figure(text.utf8) {
        case .amount?, .grouped(_, hasFraction: true)?: return true
        case .zeroFraction?, .grouped?, nil: break
        }
        guard traits.contains(.digit), !traits.isDisjoint(with: [.entityMark, .nonASCII]) else {
            return false
        }
        return text.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
    }

    /// `EUR 5`, `12 Kč`.
    private static func hasCurrency(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.contains(.digit), traits.contains(.letter) else { return false }
        guard let word = onlyWord(of: text, traits) else { return false }
        return currencies.contains(word.uppercased())
    }

    /// The letters of a text, where they are side by side; nil for none, and for several words.
    private static func onlyWord(of text: String, _ traits: TextTraits) -> Substring? {
        if traits.contains(.nonASCII) {
            let words = text.split { !$0.isLetter }
            return words.count == 1 ? words[0] : nil
        }
        // Most phones with letters: a look at bytes takes a tenth of the time.
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
        guard let start = text.utf8.firstIndex(where: isLetter) else { return nil }
        let end = text.utf8[start...].firstIndex { !isLetter($0) } ?? text.utf8.endIndex
        return text.utf8[end...].contains(where: isLetter) ? nil : text[start..<end]
    }

    private static let currencies: Set<String> = [
        "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY",
        "RUB", "UAH", "JPY", "CNY", "INR", "BRL", "MXN", "ARS", "CLP", "COP", "CAD", "AUD", "NZD",
        "ZAR", "KRW", "SGD", "HKD", "ZŁ", "KČ", "FT", "KR", "РУБ",
    ]

    /// `31-Dec-2024`, `Jan 5, 24`: fewer digits than a phone number has, and the short name of a month.
    private static func isDayWithMonth(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.isSuperset(of: [.digit, .letter]),
            (2...6).contains(text.utf8.count(where: { $0 &- 0x30 < 10 }))
        else { return false }
        guard let word = onlyWord(of: text, traits)?.lowercased() else { return false }
        return word.count >= 3 && months.contains { $0.hasPrefix(word) }
    }

    /// In the languages of most sheets; what they have in common is there once.
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
        "januar", "februar", "märz", "mrz", "mai", "juni", "juli", "oktober", "okt", "dezember",
        "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre",
        "décembre", "enero", "febrero", "marzo", "abril", "mayo", "agosto", "diciembre",
        "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre",
        "dicembre", "fevereiro", "setembro", "outubro", "dezembro",
    ]
}
