import Customers

extension Damage {
    /// A spreadsheet's error as a word of its own, and a column too narrow to show: `####`.
    static func isSpreadsheetError(_ text: String) -> Bool {
        if text.utf8.count > 2, text.utf8.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
        return text.split(whereSeparator: \.isWhitespace).contains { word in
            switch word.utf8.first {
            case UInt8(ascii: "#"): SpreadsheetErrors.all.contains(word.uppercased())
            default: isNumberedError(word)
            }
        }
    }

    /// `Err:502` and `Fehler:502`, as LibreOffice writes them.
    private static func isNumberedError(_ word: Substring) -> Bool {
        guard word.hasPrefix("Err:") || word.hasPrefix("Fehler:") else { return false }
        let number = word.drop { $0 != ":" }.dropFirst()
        return number.utf8.count == 3 && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// An equals sign before something that a spreadsheet would work out.
    static func isFormula(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "="),
            let second = text.unicodeScalars.dropFirst().first
        else { return false }
        guard second.properties.isAlphabetic || second == "$" else {
            return "(\"'+-".unicodeScalars.contains(second) || ("0"..."9").contains(second)
        }
        let word = text.utf8.dropFirst().prefix { isPartOfName($0) }
        let rest = text.utf8.dropFirst(1 + word.count).drop { $0 == 0x20 }
        guard let next = rest.first else { return word.contains { (0x30...0x39).contains($0) } }
        return rest.count > 1 && "(!:+-*/&^,;<>=%".utf8.contains(next)
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x24, 0x2E, 0x5F, 0x80...: true
        default: false
        }
    }

    /// An apostrophe before a number, a sign or `=`, or the only one of a text at its end.
    ///
    /// - Parameter isName: names may begin with a year and end in one of their own: `'47 Brand`,
    ///   `Dunkin'`, `The Farmers'`.
    static func hasStrayApostrophe(_ text: String, isName: Bool) -> Bool {
        let mark = UInt8(ascii: "'")
        if text.utf8.first == mark, let second = text.utf8.dropFirst().first {
            if [0x2B, 0x2D, 0x3D, 0x40].contains(second) { return true }
            if (0x30...0x39).contains(second) {
                return !isName || !text.unicodeScalars.contains { $0.properties.isAlphabetic }
            }
        }
        guard text.utf8.last == mark, text.utf8.count(where: { $0 == mark }) == 1 else {
            return false
        }
        return !isName || !["s", "n"].contains(text.dropLast().last?.lowercased())
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

    /// A `?` beside a letter, as earlier programs wrote it for one that their code page lacks: `?ukasz`,
    /// `Wroc?aw`.
    ///
    /// At the end of a name it may be its own, as of `Guess?`, and in an address of the web it is.
    static func hasLostLetter(_ text: String, _ kind: Field.Kind) -> Bool {
        guard kind != .identifier, text.utf8.contains(UInt8(ascii: "?")), !text.contains("://")
        else { return false }
        // A word of which nothing is left: `???? Ltd`.
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.contains(where: { $0.count > 1 && $0.allSatisfy { $0 == "?" } }) { return true }
        var isBehindLetter = false
        var isBehindMark = false
        for scalar in text.unicodeScalars {
            let isMark = scalar == "?"
            let isLetter = scalar.properties.isAlphabetic
            if isBehindMark, isLetter { return true }
            isBehindMark = isMark
            if isMark, isBehindLetter, kind == .place { return true }
            isBehindLetter = isLetter
        }
        return false
    }

    /// Whether a text is of marks only, such as `…`, `***` or the `:---:` of a table in a text file.
    static func isLetterless(_ text: String, _ traits: TextTraits) -> Bool {
        guard traits.isDisjoint(with: [.letter, .digit]) else { return false }
        guard traits.contains(.nonASCII) else { return true }
        return !text.unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }

    /// Whether a text holds another, no letter or digit beside it.
    static func holds(_ text: String, apart part: String) -> Bool {
        func isPart(_ neighbor: Character?) -> Bool {
            neighbor.map { $0.isLetter || $0.isNumber } ?? false
        }
        return text.ranges(of: part).contains {
            !isPart(text[..<$0.lowerBound].last) && !isPart(text[$0.upperBound...].first)
        }
    }

    /// Bytes or characters written in ASCII, as programs hand them on: `M%C3%BCller`, `Jos\\u00e9`.
    static func hasWrittenBytes(_ text: String, _ kind: Field.Kind) -> Bool {
        guard kind != .identifier else { return false }
        let bytes = Array(text.utf8)
        func isHex(_ start: Int, _ count: Int) -> Bool {
            start + count <= bytes.count
                && bytes[start..<start + count].allSatisfy {
                    Character(Unicode.Scalar($0)).isHexDigit
                }
        }
        return bytes.indices.contains { place in
            switch bytes[place] {
            case UInt8(ascii: "%"):
                // Beyond ASCII, or the space of addresses of the web.
                guard isHex(place + 1, 2) else { return false }
                // `100%Fair` is a percentage.
                let isPercentage = place > 0 && bytes[place - 1] &- 0x30 < 10
                return !isPercentage && bytes[place + 1] >= UInt8(ascii: "8")
                    || bytes[place + 1] == UInt8(ascii: "2")
                        && bytes[place + 2] == UInt8(ascii: "0")
            case UInt8(ascii: "\\"):
                guard place + 1 < bytes.count else { return false }
                switch bytes[place + 1] {
                case UInt8(ascii: "u"): return isHex(place + 2, 4)
                case UInt8(ascii: "x"): return isHex(place + 2, 2)
                default: return false
                }
            default: return false
            }
        }
    }

    /// A word as mail writes what isn't ASCII: `=?utf-8?Q?M=C3=BCller?=`.
    static func isMIMEWord(_ text: String) -> Bool {
        text.hasPrefix("=?") && text.hasSuffix("?=") && text.count { $0 == "?" } >= 4
    }

    /// Nothing but zeros where a phone number has to be.
    static func isZeros(_ text: String, _ kind: Field.Kind) -> Bool {
        guard kind == .phone,
            text.utf8.first == 0x30 || text.utf8.first == 0x2B || text.utf8.first == 0x28
        else { return false }
        return text.utf8.contains(0x30)
            && !text.utf8.contains { byte in
                (0x31...0x39).contains(byte) || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
            }
    }

    /// A control character beyond ASCII, which Windows-1252 read as Latin-1 leaves.
    static func hasC1Control(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    }
}

/// What spreadsheets write in place of a value that a formula can't have.
enum SpreadsheetErrors {
    /// In upper case. Excel writes them in the language of its user.
    static let all: Set<String> = [
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#ERROR!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
        // German
        "#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!",
        // French
        "#NOM?", "#VALEUR!", "#NOMBRE!", "#NUL!", "#PROPAGATION!",
        // Spanish and Portuguese
        "#¡REF!", "#¡VALOR!", "#¿NOMBRE?", "#¡DIV/0!", "#¡NUM!", "#¡NULO!", "#VALOR!", "#NOME?",
        "#NÚM!", "#NULO!", "#N/D", "#N/DISP",
        // Italian
        "#RIF!", "#VALORE!", "#NULLO!",
        // Dutch
        "#VERW!", "#WAARDE!", "#NAAM?", "#GETAL!", "#LEEG!", "#N/B", "#DEEL/0!",
        // Swedish, Danish, Norwegian
        "#REFERENS!", "#VÄRDEFEL!", "#NAMN?", "#OGILTIGT!", "#SAKNAS!", "#DIVISION/0!",
        "#REFERENCE!", "#VÆRDI!", "#NAVN?", "#VERDI!", "#I/T",
        // Polish
        "#ADR!", "#ARG!", "#NAZWA?", "#LICZBA!", "#ZERO!", "#DZIEL/0!",
    ]
}
