import Customers

/// Texts that were read in the wrong encoding.
enum Mojibake {
    /// Whether there is a replacement character, UTF-8 that was read in an old encoding, or a text of one old
    /// encoding that was read in another.
    static func stands(in text: String, _ kind: Field.Kind) -> Bool {
        let scalars = Array(text.unicodeScalars)
        let hasWords = kind == .name || kind == .street || kind == .place
        var sequences = 0
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            guard scalar.value >= 0x80 else {
                place += 1
                sequences = 0
                continue
            }
            if isSure(scalar) { return true }
            if hasWords, isMarkInWord(scalars, place) { return true }
            guard place + 1 < scalars.count, scalars[place + 1].value >= 0x80 else {
                place += 1
                sequences = 0
                continue
            }
            if let length = Windows1252.sequenceLength(at: place, in: scalars),
                !looksIntended(scalars, place..<(place + length))
            {
                return true
            }
            switch doubt(scalars, place) {
            case .sound:
                sequences = 0
                place += 1
            case .one:
                // One of them may be a word; three side by side are none.
                sequences += 1
                if sequences == 3 { return true }
                place += 2
            case .sure: return true
            }
        }
        return hasWords && (hasForeignWord(scalars) || isKnown(text))
    }

    /// What no name or address has: the replacement character, and what boxes are drawn with, as which
    /// code pages 437 and 850 show the bytes of UTF-8.
    private static func isSure(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFFFD || (0x2500...0x259F).contains(scalar.value)
    }

    /// What UTF-8 and its replacement character become in East Asian encodings.
    private static func isKnown(_ text: String) -> Bool {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x3400 }) else { return false }
        return ["锟斤", "烫烫", "屯屯", "占쏙옙"].contains { text.contains($0) }
            || text.unicodeScalars.count { "縺繧繝".unicodeScalars.contains($0) } > 1
    }

    // MARK: - UTF-8 that was read in an old encoding

    private enum Doubt {
        case sound
        case one
        case sure
    }

    /// Whether two characters are one of UTF-8, read in Mac Roman, Windows-1250 or Windows-1251.
    private static func doubt(_ scalars: [Unicode.Scalar], _ place: Int) -> Doubt {
        let (lead, next) = (scalars[place], scalars[place + 1])
        switch lead {
        case "¬", "√", "ƒ", "≈", "∆": if macRoman.contains(next) { return .sure }
        // Also of Greek and Cyrillic letters, and between dates and names.
        case "–", "—": if macRoman.contains(next) { return .one }
        default: break
        }
        if lead == "‚", next == "Ä" { return .sure }
        if lead == "Ă" || lead == "Ä" || lead == "Ĺ", central.contains(next) {
            let after = place + 2 < scalars.count ? scalars[place + 2] : " "
            let before = place > 0 ? scalars[place - 1] : " "
            if next == "\u{A0}" { return before.properties.isLowercase ? .sure : .sound }
            if next.properties.isAlphabetic {
                // `ĂŞ` and `Ăş` are in Romanian capitals, and at the beginning of a word.
                let isInWord = next.properties.isLowercase && before.properties.isAlphabetic
                return before.properties.isLowercase || isInWord
                    || after.properties.isLowercase && before.properties.isAlphabetic
                    ? .sure : .sound
            }
            return followers.contains(next) && !after.properties.isAlphabetic
                && !before.properties.isLowercase
                ? .sound : .sure
        }
        if (0x412...0x42F).contains(lead.value), cyrillic.contains(next) {
            if place > 0, isLatin(scalars[place - 1]) { return .sure }
            let isBeforeLatin = place + 2 < scalars.count && isLatin(scalars[place + 2])
            return isBeforeLatin && !followers.contains(next) ? .sure : .one
        }
        return .sound
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value | 0x20)
    }

    /// Without a look at Unicode's tables where it is ASCII.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? isLatin(scalar) : scalar.properties.isAlphabetic
    }

    /// What Mac Roman has from 0x80 to 0xBF, where the other bytes are.
    private static let macRoman = Set(
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø".unicodeScalars
    )
    /// The same of Windows-1250, for Latin letters.
    private static let central = Set(
        "€‚„…†‡‰Š‹ŚŤŽŹ‘’“”•–—™š›śťžź\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż".unicodeScalars
    )
    /// And of Windows-1251.
    private static let cyrillic = Set(
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї".unicodeScalars
    )

    /// Whether a sequence is rather a letter and the marks that may follow a word.
    private static func looksIntended(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        guard range.count < 4, scalars[range.dropFirst()].allSatisfy(followers.contains) else {
            return false
        }
        if range.upperBound < scalars.count,
            scalars[range.upperBound].properties.isAlphabetic
        {
            return false
        }
        // "â€™" and the other marks with which texts are set are far more common than "â" and "€".
        if range.count == 3 { return scalars[range.lowerBound] != "â" }
        let before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : " "
        return !before.properties.isLowercase
    }

    /// Marks that stand right behind a word.
    private static let followers: Set<Unicode.Scalar> = [
        "’", "‘", "”", "“", "„", "‚", "»", "«", "›", "‹", "®", "™", "©", "…", "–", "—", "°", "²",
        "³", "·", "•", "ª", "º",
    ]

    // MARK: - One old encoding that was read in another

    /// Whether a mark stands in the midst of a word, where another encoding has a letter: `Wroc³aw`, `Mu¤oz`,
    /// `G”rlitz`, `M¸ller`, `Stra§e`.
    private static func isMarkInWord(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        let mark = scalars[place]
        guard place > 0, place + 1 < scalars.count, mayBeMark(mark), inWords.contains(mark) else {
            return false
        }
        let (before, after) = (scalars[place - 1], scalars[place + 1])
        guard before.properties.isAlphabetic, after.properties.isAlphabetic else { return false }
        if after.properties.isLowercase {
            return before.properties.isLowercase || !superscripts.contains(mark)
        }
        return capitals.contains(mark) && before.properties.isUppercase
    }

    /// Whether a character is hardly a letter, without a look at a table.
    private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0xC0, 0xF7, 0x178, 0x2C6...0x2DC, 0x2010...0x25FF: true
        default: false
        }
    }

    private static let inWords: Set<Unicode.Scalar> = [
        "Ÿ", "¸", "¬", "¤", "¦", "§", "¶", "¿", "¡", "„", "”", "‚", "†", "‡", "‰", "ˆ", "˜", "¨",
        "∂",
        "∆", "√", "∫", "≈", "≠", "≤", "≥", "◊", "∏", "∑", "¢", "£", "¥", "÷", "±", "²", "³", "¹",
    ]
    /// Names are made with them behind a capital: `E²consult`.
    private static let superscripts: Set<Unicode.Scalar> = ["²", "³", "¹"]
    /// Which also stand for capitals.
    private static let capitals: Set<Unicode.Scalar> = ["¤", "¥", "¿", "¡"]

    /// Whether a word of four letters or more has nothing but accents: Cyrillic or Greek that was read as Latin-1,
    /// as of `Èâàí`.
    private static func hasForeignWord(_ scalars: [Unicode.Scalar]) -> Bool {
        var count = 0
        for scalar in scalars {
            if (0xC0...0xFF).contains(scalar.value), scalar != "×", scalar != "÷" {
                count += 1
                if count == 4 { return true }
            } else {
                count = isLetter(scalar) ? -scalars.count : 0
            }
        }
        return false
    }
}

/// UTF-8 that was read as Windows-1252 or Latin-1.
private enum Windows1252 {
    /// How many characters from a place on are the bytes of one that is in use; nil for none.
    ///
    /// A run of characters whose Windows-1252 bytes are UTF-8 is taken for that where what it stands
    /// for is in common use, and what it looks like isn't the end of an ordinary word: `É®` in
    /// `NESCAFÉ®` would be a letter of phonetics, and `Ä”` closes a quotation.
    static func sequenceLength(at place: Int, in scalars: [Unicode.Scalar]) -> Int? {
        guard let lead = byte(of: scalars[place]) else { return nil }
        let length: Int
        var value: UInt32
        switch lead {
        case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
        default: return nil
        }
        guard place + length <= scalars.count else { return nil }
        for next in scalars[(place + 1)..<(place + length)] {
            guard let byte = byte(of: next), (0x80...0xBF).contains(byte) else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return isInUse(value) ? length : nil
    }

    /// The blocks of Unicode that customers' names and addresses are written in.
    private static func isInUse(_ value: UInt32) -> Bool {
        switch value {
        case 0x80...0x17F, 0x1A0...0x1A1, 0x1AF...0x1B0, 0x218...0x21B: true
        case 0x300...0x33F, 0x370...0x491, 0x531...0x6FF: true
        case 0x900...0xEFF, 0x10A0...0x10FF, 0x1100...0x11FF, 0x1E00...0x1EFF: true
        case 0x2000...0x218F, 0x2200...0x22FF, 0x2500...0x27BF: true
        case 0x3000...0x9FFF, 0xAC00...0xD7FF, 0xFB00...0xFB06, 0xFE0F, 0xFEFF...0xFFEF, 0xFFFD:
            true
        case 0x1F000...0x1FAFF: true
        default: false
        }
    }

    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return beyondLatin1[scalar]
    }

    /// The characters that Windows-1252 has from 0x80 to 0x9F.
    private static let beyondLatin1: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88,
        "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93,
        "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
        "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]
}
