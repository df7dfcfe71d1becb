extension Damage {
    private static let errors: Set<String> = [
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#ERROR!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
    ]

    /// `#REF!` and the others of Excel and Google Sheets, and a column too narrow to show: `####`.
    static func isSpreadsheetError(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "#") else { return false }
        return errors.contains(text.uppercased())
            || (text.utf8.count > 2 && text.utf8.allSatisfy { $0 == UInt8(ascii: "#") })
    }

    /// An equals sign before something that a spreadsheet would work out.
    static func isFormula(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "="),
            let second = text.unicodeScalars.dropFirst().first
        else { return false }
        return second == "(" || second == "\"" || second == "+" || second == "-"
            || second.properties.isAlphabetic || ("0"..."9").contains(second)
    }

    /// An apostrophe before a digit, sign or `=`, or the only one of a text at its end.
    static func hasStrayApostrophe(_ text: String) -> Bool {
        let mark = UInt8(ascii: "'")
        if text.utf8.first == mark, let second = text.utf8.dropFirst().first,
            (0x30...0x39).contains(second) || [0x2B, 0x2D, 0x3D, 0x40].contains(second)
        {
            return true
        }
        return text.utf8.last == mark && text.utf8.count { $0 == mark } == 1
    }

    /// Digits with a point and an exponent, as spreadsheets show long numbers; a comma as point
    /// too.
    ///
    /// An exponent without a sign counts only after a fraction: `12E4` may well be an id.
    static func isScientific(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.isSuperset(of: [.digit, .letter]), !traits.contains(.nonASCII) else {
            return false
        }
        var rest = text.utf8[...]
        func takeDigits() -> Int {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
        guard takeDigits() > 0 else { return false }
        var hasFraction = false
        if rest.first == 0x2E || rest.first == 0x2C {
            rest = rest.dropFirst()
            hasFraction = takeDigits() > 0
        }
        guard rest.first == UInt8(ascii: "E") || rest.first == UInt8(ascii: "e") else {
            return false
        }
        rest = rest.dropFirst()
        let hasSign = rest.first == 0x2B || rest.first == 0x2D
        if hasSign { rest = rest.dropFirst() }
        return takeDigits() > 0 && rest.isEmpty && (hasSign || hasFraction)
    }

    /// Whether a run of the text, taken as Windows-1252 bytes, is UTF-8 of several bytes, or there
    /// is a replacement character.
    static func isMojibake(_ text: String) -> Bool {
        var expected = 0
        for scalar in text.unicodeScalars {
            if scalar.value == 0xFFFD { return true }
            let byte = windows1252Byte(of: scalar)
            if expected > 0, let byte, (0x80...0xBF).contains(byte) {
                expected -= 1
                if expected == 0 { return true }
                continue
            }
            switch byte ?? 0 {
            case 0xC2...0xDF: expected = 1
            case 0xE0...0xEF: expected = 2
            case 0xF0...0xF4: expected = 3
            default: expected = 0
            }
        }
        return false
    }

    private static func windows1252Byte(of scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return windows1252[scalar]
    }

    /// The characters that Windows-1252 has from 0x80 to 0x9F.
    private static let windows1252: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
        "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
        "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
        "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]

    /// A control character beyond ASCII, which Windows-1252 read as Latin-1 leaves.
    static func hasC1Control(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    }
}
