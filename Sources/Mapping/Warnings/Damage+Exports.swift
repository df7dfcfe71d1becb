import Customers

/// What exports of databases and address books leave in texts.
extension Damage {
    /// Whether there is a named or numbered entity of HTML: `&amp;`, `&#39;`, `&#x27;`.
    static func hasEntity(_ text: String) -> Bool {
        unescaped(text) != text || hasTag(text)
    }

    /// Whether there is an element of HTML, `<br>` or `</b>`, or what encloses texts in XML.
    private static func hasTag(_ text: String) -> Bool {
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            if rest.hasPrefix("![CDATA[") { return true }
            let inside = rest.prefix { $0 != ">" && $0 != "<" }
            guard rest[inside.endIndex...].first == ">" else { continue }
            let name = (inside.first == "/" ? inside.dropFirst() : inside).prefix(while: \.isLetter)
            if elements.contains(name.lowercased()) { return true }
        }
        return false
    }

    /// What texts are set with.
    private static let elements: Set<String> = [
        "a", "b", "big", "br", "center", "code", "div", "em", "font", "hr", "i", "img", "li", "ol",
        "p",
        "pre", "small", "span", "strong", "sub", "sup", "table", "td", "tr", "u", "ul",
    ]

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
        guard entity.first == "#" else { return HTMLEntities.named[String(entity)] }
        let digits = entity.dropFirst()
        let code =
            digits.first?.lowercased() == "x"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code >= 0x20 else { return nil }
        return Unicode.Scalar(code).map { String(Character($0)) }
    }

    /// A text without the characters that nobody sees, other than those that some scripts need.
    static func withoutMarks(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !isInvisible($0) || isJoiner($0) || isVariant($0) }
            )
        )
    }

    /// What Unicode calls ignorable where a font lacks it: marks that change the direction, zero-width spaces,
    /// soft hyphens, byte order marks, fillers, tags; and what else shows nothing, or stands for an object.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        // Below that only the soft hyphen: what other texts are made of isn't looked up.
        guard scalar.value >= 0x300 || scalar.value == 0xAD else { return false }
        switch scalar.value {
        case 0x2800, 0xFFF9...0xFFFC: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// The joiners that some scripts, and pictures of people, need between their characters.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        (0x200C...0x200D).contains(scalar.value)
    }

    /// What chooses one of several forms of the character before.
    private static func isVariant(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isVariationSelector
    }

    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        (0x200E...0x200F).contains(scalar.value) || scalar.value == 0x61C
    }

    /// Whether a text has Hebrew or Arabic letters, which programs put marks of direction around.
    private static func isRightToLeft(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) && $0.value != 0x61C }
    }

    /// Characters that nobody sees: all of them where a text is no one's name; else other than those that
    /// belong to the character before, which no Latin, Greek or Cyrillic letter has.
    static func hasInvisible(_ text: String, _ kind: Field.Kind) -> Bool {
        let hasWords = kind == .name || kind == .street || kind == .place
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if isInvisible(scalar) {
                if hasWords, isDirection(scalar), isRightToLeft(text) { continue }
                let belongs = hasWords && (isJoiner(scalar) || isVariant(scalar))
                guard belongs, let before, before.value >= 0x590 else { return true }
            }
            before = scalar
        }
        return false
    }

    /// Digits with `.0`, `.00`, `,0` or `,00` behind them, as spreadsheets and data frames write whole numbers.
    static func hasStrayDecimal<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
        let zero = UInt8(ascii: "0")
        guard bytes.last == zero else { return false }
        var rest = bytes[...]
        rest.removeLast()
        // Three would be thousands.
        if rest.last == zero { rest.removeLast() }
        guard let point = rest.popLast(), point == UInt8(ascii: ".") || point == UInt8(ascii: ",")
        else { return false }
        let digits = rest.first == UInt8(ascii: "+") ? rest.dropFirst() : rest
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}
