extension Damage {
    /// Whether there is a replacement character, or UTF-8 that was read as Windows-1252.
    ///
    /// A run of characters whose Windows-1252 bytes are UTF-8 is taken for that where what it stands
    /// for is in common use, and what it looks like isn't the end of an ordinary word: `É®` in
    /// `NESCAFÉ®` would be a letter of phonetics, and `Ä”` closes a quotation.
    static func isMojibake(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        for place in scalars.indices {
            if scalars[place].value == 0xFFFD { return true }
            if let length = sequenceLength(at: place, in: scalars),
                !looksIntended(scalars, place..<(place + length))
            {
                return true
            }
        }
        return false
    }

    /// How many characters from a place on are the bytes of one that is in use; nil for none.
    private static func sequenceLength(at place: Int, in scalars: [Unicode.Scalar]) -> Int? {
        guard scalars[place].value >= 0x80, let lead = windows1252Byte(of: scalars[place]) else {
            return nil
        }
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
            guard let byte = windows1252Byte(of: next), (0x80...0xBF).contains(byte) else {
                return nil
            }
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
}
