/// What kinds of characters a text has: tells in one pass which detectors need to look closer.
struct TextTraits: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let digit = TextTraits(rawValue: 1)
    static let letter = TextTraits(rawValue: 2)
    static let atSign = TextTraits(rawValue: 4)
    /// A control character other than tab and line ends.
    static let control = TextTraits(rawValue: 8)
    /// `#`, `=`, an apostrophe or the colon of `Err:502`: what spreadsheets leave behind.
    static let spreadsheetMark = TextTraits(rawValue: 16)
    static let nonASCII = TextTraits(rawValue: 32)
    static let space = TextTraits(rawValue: 64)
    /// `&` or `;`, without which there is no entity of HTML.
    static let entityMark = TextTraits(rawValue: 128)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Looks at every byte of a UTF-8 text.
    init(_ bytes: some Sequence<UInt8>) {
        var bits: UInt8 = 0
        for byte in bytes { bits |= Self.bits(of: byte) }
        rawValue = bits
    }

    /// The kind of one byte.
    @inline(__always)
    init(_ byte: UInt8) {
        rawValue = Self.bits(of: byte)
    }

    @inline(__always)
    private static func bits(of byte: UInt8) -> UInt8 {
        switch byte {
        case 0x30...0x39: digit.rawValue
        case 0x41...0x5A, 0x61...0x7A: letter.rawValue
        case 0x40: atSign.rawValue
        case 0x20, 0x09, 0x0A, 0x0D: space.rawValue
        case 0x00...0x1F, 0x7F: control.rawValue
        case 0x23, 0x3D, 0x27, 0x3A: spreadsheetMark.rawValue
        case 0x80...: nonASCII.rawValue
        case 0x26, 0x3B: entityMark.rawValue
        default: 0
        }
    }
}
