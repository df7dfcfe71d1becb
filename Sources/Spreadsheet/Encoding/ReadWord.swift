/// A word as one encoding reads it: its letters, and what speaks against it in any language. Pure.
struct ReadWord {
    /// The lower-case letters; 0 for what is between them, ``damage`` for what is no text.
    private(set) var letters: [UInt32] = []
    /// The natural logarithm of how likely the signs and the capitals are, 0 or less.
    private(set) var cost = 0.0

    static let damage = UInt32.max

    init(_ text: some Collection<Unicode.Scalar>) {
        let scalars = Array(text)
        var capitals: [Bool] = []
        for (index, scalar) in scalars.enumerated() {
            if Self.isLetter(scalar) {
                letters.append(Self.lower(scalar).value)
                if Self.hasCase(scalar) { capitals.append(Self.isCapital(scalar)) }
                continue
            }
            cost += Self.capitalCost(capitals)
            capitals = []
            if scalar.value < 0x80 {
                letters.append(0)
            } else if let cost = Self.signCost(scalars, index) {
                self.cost += cost
                letters.append(0)
            } else {
                cost -= 12
                letters.append(Self.damage)
            }
        }
        cost += Self.capitalCost(capitals)
    }

    /// Letters with their marks; the ordinals `ª` and `º` are signs here.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value & 0xDF) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
            .nonspacingMark, .spacingMark:
            return true
        case .otherLetter: return scalar != "ª" && scalar != "º"
        default: return false
        }
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
    }

    private static func hasCase(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || scalar.properties.isCased
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard isCapital(scalar) else { return scalar }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first ?? scalar : scalar
    }

    /// Names begin with a capital, or have nothing else; capitals behind small letters are rare.
    private static func capitalCost(_ capitals: [Bool]) -> Double {
        guard let first = capitals.first else { return 0 }
        let rest = capitals.dropFirst()
        if !rest.contains(true) { return first ? -0.9 : -0.7 }
        if first, !rest.contains(false) { return -2.5 }
        let rises = zip(capitals, rest).count { !$0 && $1 }
        let falls = zip(capitals, rest).count { $0 && !$1 }
        return -3.5 - 5.5 * Double(rises) - 2 * Double(falls)
    }

    /// How likely a sign is where it is; nil for what is no text.
    private static func signCost(_ scalars: [Unicode.Scalar], _ index: Int) -> Double? {
        let scalar = scalars[index]
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate: return nil
        default: break
        }
        guard scalar != "\u{FFFD}" else { return nil }
        let isAfterLetter = index > 0 && isLetter(scalars[index - 1])
        let isBeforeLetter = index + 1 < scalars.count && isLetter(scalars[index + 1])
        let isBetween = isAfterLetter && isBeforeLetter
        switch scalar {
        case "’": return isBetween ? -3 : isBeforeLetter ? -9 : -5
        // It ends what was said.
        case "…" where isAfterLetter && !isBeforeLetter: return -4
        case "ª", "º": return isBetween ? -9 : -4.5
        case "·", "\u{A0}", "\u{AD}", "–", "—": return -5.5
        case "‘", "“", "”", "„", "«", "»", "…", "€", "°", "№", "§", "®", "©", "™", "•", "¡", "¿",
            "‚", "‹", "›", "´", "£":
            return isBetween ? -10 : -5.5
        default: return isAfterLetter || isBeforeLetter ? -12 : -9
        }
    }
}
