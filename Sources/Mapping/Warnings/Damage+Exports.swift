import Customers

/// What exports of databases and address books leave in texts.
extension Damage {
    /// Whether there is a named or numbered entity of HTML: `&amp;`, `&#39;`, `&#x27;`.
    static func hasEntity(_ text: String) -> Bool {
        unescaped(text) != text
    }

    /// Whether an `&` begins no entity: then the text isn't HTML's.
    static func hasBareAmpersand(_ text: String) -> Bool {
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.prefix(10).firstIndex(of: ";"),
                character(of: rest[..<end]) != nil
            else { return true }
        }
        return false
    }

    /// A text with its entities of HTML made the characters that they stand for, once.
    static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(11).firstIndex(of: ";"),
                let character = character(of: rest[rest.index(after: start)..<end])
            else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(of entity: Substring) -> String? {
        guard entity.first == "#" else { return entities[String(entity)] }
        let digits = entity.dropFirst()
        let code =
            digits.first?.lowercased() == "x"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code >= 0x20 else { return nil }
        return Unicode.Scalar(code).map { String(Character($0)) }
    }

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "auml": "ä",
        "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß",
        "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â",
        "ccedil": "ç", "ntilde": "ñ", "oacute": "ó", "uacute": "ú", "iacute": "í", "oslash": "ø",
        "aring": "å", "aelig": "æ", "Eacute": "É", "ndash": "–", "mdash": "—", "rsquo": "’",
        "lsquo": "‘", "rdquo": "”", "ldquo": "“", "copy": "©", "reg": "®", "euro": "€",
    ]

    /// A text without the marks that change its direction, zero-width spaces and byte order marks.
    static func withoutMarks(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isInvisible($0) }))
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0x200B, 0x200E, 0x200F, 0xFEFF: true
        default: false
        }
    }

    /// Marks that change a text's direction, zero-width spaces and byte order marks; where a text
    /// is no one's name also the joiners that some scripts need.
    static func hasInvisible(_ text: String, _ kind: Field.Kind) -> Bool {
        let hasWords = kind == .name || kind == .street || kind == .place
        return text.unicodeScalars.contains { scalar in
            isInvisible(scalar) || (!hasWords && (0x200C...0x200D).contains(scalar.value))
        }
    }

    /// Digits and `.0`, as spreadsheets and data frames write whole numbers.
    static func hasStrayDecimal<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
        guard bytes.last == UInt8(ascii: "0"),
            bytes.dropLast().last == UInt8(ascii: ".")
        else { return false }
        let whole = bytes.dropLast(2)
        let digits = whole.first == UInt8(ascii: "+") ? whole.dropFirst() : whole
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Two numbers of at least six digits with `;`, `,`, `/`, `|`, `:::` or a line end between them.
    ///
    /// A slash also stands behind an area code: `0711/123456` and `+49 (0) 711/123456` are one number,
    /// and so is `555-0101 / 02`.
    static func hasSeveralPhones(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count(where: { $0 &- 0x30 < 10 }) >= 12 else { return false }
        var numbers = 0
        var digits = 0
        var first: UInt8?
        for byte in bytes {
            first = first ?? byte
            switch byte {
            case 0x30...0x39: digits += 1
            case UInt8(ascii: "/"):
                let mayBeAreaCode = first == UInt8(ascii: "+") || first == UInt8(ascii: "0")
                guard digits >= (mayBeAreaCode ? 9 : 7) else { continue }
                numbers += 1
                digits = 0
            case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), 0x0A,
                0x0D:
                if digits >= 6 { numbers += 1 }
                digits = 0
            default: break
            }
        }
        return (digits >= 6 ? numbers + 1 : numbers) > 1
    }
}

/// The words that systems write where there is nothing.
enum NullWords {
    /// Whether a text is one of them, case aside.
    static func contains<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
        guard let first = bytes.first, mayBegin(first), mayBe(bytes, first) else { return false }
        return words.contains(String(decoding: bytes, as: UTF8.self).lowercased())
    }

    /// Whether one of the words begins so: asked for each cell, so without a look at a text.
    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "u"), UInt8(ascii: "U"),
            UInt8(ascii: "-"), UInt8(ascii: "\\"), UInt8(ascii: "("), UInt8(ascii: "<"):
            true
        default: false
        }
    }

    /// Whether one of the words is as long and ends so: many names begin with an N.
    private static func mayBe<Bytes: BidirectionalCollection<UInt8>>(
        _ bytes: Bytes,
        _ first: UInt8
    ) -> Bool {
        switch first | 0x20 {
        case UInt8(ascii: "n"):
            guard bytes.count <= 4, let last = bytes.last else { return false }
            return switch last | 0x20 {
            case UInt8(ascii: "l"), UInt8(ascii: "e"), UInt8(ascii: "n"), UInt8(ascii: "a"): true
            default: false
            }
        case UInt8(ascii: "u"): return bytes.count == 9
        default: return bytes.count <= 6
        }
    }

    private static let words: Set<String> = [
        "null", "(null)", "<null>", "nil", "none", "nan", "n/a", "\\n", "-", "--", "undefined",
    ]
}
