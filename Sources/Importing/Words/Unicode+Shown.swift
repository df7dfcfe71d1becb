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
