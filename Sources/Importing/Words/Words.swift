/// Numbers and lengths of time as people read them.
package enum Words {
    /// `1,234 rows`, `1 row`.
    package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// `1,234,567`, whatever the locale: the output is also read by scripts.
    package static func grouped(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (number < 0 ? "-" : "") + String(digits)
    }

    /// `0.4 s`, `12 s`, `3 min 20 s`, `5 h 33 min`, `2 d 4 h`, and at most `over 30 years`.
    package static func duration(_ duration: Duration) -> String {
        let exact =
            Double(duration.components.seconds)
            + Double(duration.components.attoseconds) * 1e-18
        // A whole second is one that somebody chose, and not one that was measured.
        if exact < 9.95, exact > 0, exact != exact.rounded() {
            return "\((exact * 10).rounded() / 10) s"
        }
        guard exact < 1e9 else { return "over 30 years" }
        let seconds = Int(max(exact, 0).rounded())
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return pair(seconds / 60, "min", seconds % 60, "s")
        case ..<86_400: return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
        default: return pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h")
        }
    }

    private static func pair(_ large: Int, _ unit: String, _ small: Int, _ rest: String) -> String {
        small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(rest)"
    }
}

extension Unicode.Scalar {
    /// Whether all that a terminal does with it is to show it.
    package var showsItself: Bool { !isHarmful && !isJoiner }

    /// Controls, line ends, marks that change the direction of text (UAX 9), and what takes no room: a
    /// name that can't be seen. The invisible marks behind an emoji (variation selectors) stay.
    package var isHarmful: Bool {
        switch value {
        case ..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }

    /// ZERO WIDTH NON-JOINER and JOINER.
    package var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
