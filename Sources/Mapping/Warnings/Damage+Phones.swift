extension Damage {
    /// More than one phone number: two of at least six digits with `;`, `,`, `/`, `&`, `:::`, a word or a line end
    /// between them; two of at least seven with white space between them; or more digits than one has.
    ///
    /// A slash also is behind an area code: `0711/123456` and `+49 (0) 711/123456` are one number,
    /// and so is `555-0101 / 02`.
    static func hasSeveralPhones(_ text: String, _ traits: TextTraits) -> Bool {
        guard !traits.contains(.nonASCII) else { return hasSeveralPhones(plain(text)) }
        guard traits.contains(.letter) else { return hasSeveralPhones(text.utf8) }
        // Most phones with a word have one number.
        return text.utf8.count(where: { $0 &- 0x30 < 10 }) >= digitsOfTwoPhones
            && hasSeveralPhones(plain(text.utf8))
    }

    /// Fewer digits are of one number.
    static let digitsOfTwoPhones = 12

    /// The same of a text of ASCII, without letters.
    static func hasSeveralPhones(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count(where: { $0 &- 0x30 < 10 }) >= digitsOfTwoPhones else { return false }
        var count = PhoneCount()
        for byte in bytes { count.add(byte) }
        count.end()
        return count.isSeveral
    }

    /// Without a look at Unicode's tables where it is ASCII.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? isLetter(UInt8(scalar.value)) : scalar.properties.isAlphabetic
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// A text of ASCII in which words are `;`, and extensions are cut off.
    private static func plain(_ text: String.UTF8View) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var word: [UInt8] = []
        var head = WordHead()
        var isExtended = false
        for byte in text {
            if isLetter(byte) {
                word.append(byte | 0x20)
                head.add(byte)
                continue
            }
            if !word.isEmpty {
                isExtended =
                    extensionHeads.mayHold(head)
                    && isExtension(String(decoding: word, as: UTF8.self))
                head = WordHead()
                if !isExtended { plain.append(UInt8(ascii: ";")) }
                word.removeAll(keepingCapacity: true)
            }
            // Its digits aren't a number's.
            if isExtended, !endsExtension(Unicode.Scalar(byte)) { continue }
            isExtended = false
            plain.append(byte)
        }
        return plain
    }

    private static func endsExtension(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", ",", "/", "|", "&", "\n": true
        default: false
        }
    }

    /// A text in which words are `;`, and extensions are cut off.
    private static func plain(_ text: String) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = text.lowercased().unicodeScalars[...]
        while let first = rest.first {
            if isLetter(first) {
                let word = rest.prefix(while: isLetter)
                rest = rest[word.endIndex...]
                if isExtension(String(word)) {
                    // Its digits aren't a number's.
                    rest = rest.drop { !isLetter($0) && !endsExtension($0) }
                } else {
                    plain.append(UInt8(ascii: ";"))
                }
                continue
            }
            rest = rest.dropFirst()
            switch first.value {
            case ..<0x80: plain.append(UInt8(first.value))
            case 0xFF10...0xFF19: plain.append(UInt8(first.value - 0xFF10 + 0x30))
            // What is between values in Chinese, Japanese and Arabic.
            case 0x3001, 0x30FB, 0xFF0C, 0xFF0F, 0xFF1B, 0xFF5C, 0x060C, 0x061B, 0xB7, 0x2022:
                plain.append(UInt8(ascii: ";"))
            case 0x2028, 0x2029, 0x85: plain.append(0x0A)
            default:
                if let digit = first.properties.numericValue, (0...9).contains(digit) {
                    plain.append(0x30 + UInt8(digit))
                } else {
                    plain.append(first.properties.isWhitespace ? 0x20 : UInt8(ascii: "-"))
                }
            }
        }
        return plain
    }
}

/// Counts the phone numbers of a text, a byte at a time.
private struct PhoneCount {
    private var numbers = 0
    /// Since the last separator, and since the last white space.
    private var digits = 0
    private var digitsOfWord = 0
    /// That the word begins with.
    private var zeros = 0
    private var longWords = 0
    private var isTooLong = false
    private var first: UInt8?

    /// E.164 allows 15; the two zeros before a country's code come on top.
    private static let mostDigits = 17

    var isSeveral: Bool { numbers > 1 || longWords > 1 || isTooLong }

    mutating func add(_ byte: UInt8) {
        first = first ?? byte
        switch byte {
        case 0x30...0x39:
            if byte == 0x30, zeros == digitsOfWord { zeros += 1 }
            digits += 1
            digitsOfWord += 1
        case UInt8(ascii: "/"):
            let mayBeAreaCode = first == UInt8(ascii: "+") || first == UInt8(ascii: "0")
            if digits >= (mayBeAreaCode ? 9 : 7) { endNumber() }
        case UInt8(ascii: "+"):
            // Also of `(+49)`, before which nothing is.
            if digits >= 6 { endNumber() }
        case UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"),
            UInt8(ascii: "&"),
            UInt8(ascii: "\\"), 0x0A, 0x0D:
            endNumber()
        case 0x20, 0x09: endWord()
        default: break
        }
    }

    mutating func end() { endNumber() }

    private mutating func endNumber() {
        endWord()
        if digits >= 6 { numbers += 1 }
        isTooLong = isTooLong || digits > Self.mostDigits
        digits = 0
    }

    private mutating func endWord() {
        // `0049171` is a country's code and an area's.
        if digitsOfWord >= (zeros > 1 ? 10 : 7) { longWords += 1 }
        digitsOfWord = 0
        zeros = 0
    }
}
