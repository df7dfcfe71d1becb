/// What kinds of characters a text has: tells in one pass which detectors need to look closer.
struct TextTraits: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let digit = TextTraits(rawValue: 1)
    static let letter = TextTraits(rawValue: 2)
    static let atSign = TextTraits(rawValue: 4)
    /// A control character other than tab and line ends.
    static let control = TextTraits(rawValue: 8)
    /// `#`, `=`, an apostrophe or the colon of `Err:502`: what spreadsheets leave behind. Also `?`, which
    /// programs write for a letter that they can't.
    static let spreadsheetMark = TextTraits(rawValue: 16)
    static let nonASCII = TextTraits(rawValue: 32)
    static let space = TextTraits(rawValue: 64)
    /// What programs put around what they write: `&`, `;` and `<` of HTML, `%` and the backslash of bytes, the
    /// `{` and `|` of templates, and the dollar sign of amounts.
    static let entityMark = TextTraits(rawValue: 128)

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Looks at every byte of a UTF-8 text.
    init(_ bytes: some Sequence<UInt8>) {
        let found = bytes.withContiguousStorageIfAvailable { bytes in
            var scanner = TraitScanner()
            scanner.add(bytes)
            return scanner.traits
        }
        if let found {
            self = found
            return
        }
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
        case 0x23, 0x3D, 0x27, 0x3A, 0x3F: spreadsheetMark.rawValue
        case 0x80...: nonASCII.rawValue
        case 0x24, 0x25, 0x26, 0x3B, 0x3C, 0x5C, 0x7B, 0x7C: entityMark.rawValue
        default: 0
        }
    }
}

/// Finds the ``TextTraits`` of a text that is given eight bytes at a time.
///
/// Most bytes are digits, letters, spaces and marks without a kind: these are found at once, and what
/// was found is put together at the end.
struct TraitScanner {
    private var digits: UInt64 = 0
    private var letters: UInt64 = 0
    private var spaces: UInt64 = 0
    private var others: TextTraits = []

    /// What the text has so far.
    @inline(__always)
    var traits: TextTraits {
        var traits = others
        if digits != 0 { traits.formUnion(.digit) }
        if letters != 0 { traits.formUnion(.letter) }
        if spaces != 0 { traits.formUnion(.space) }
        return traits
    }

    /// Adds a text.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset &+ 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            add(UInt64(littleEndian: word), bytes: 8)
            offset &+= 8
        }
        guard offset < raw.count else { return }
        var word: UInt64 = 0
        for index in stride(from: raw.count &- 1, through: offset, by: -1) {
            word = word &<< 8 | UInt64(raw[index])
        }
        add(word, bytes: raw.count &- offset)
    }

    /// Adds the lowest bytes of a word, whose others are 0.
    ///
    /// - Parameter count: 1 to 8.
    @inline(__always)
    mutating func add(_ word: UInt64, bytes count: Int) {
        let taken = Self.highBits &>> UInt64(truncatingIfNeeded: 64 &- count &* 8)
        guard word & Self.highBits == 0 else { return addEach(word, taken) }
        let digits = Self.inside(word, 0x30, 0x39)
        // Of letters, that bit is the case. No byte that isn't one becomes one by it.
        let letters = Self.inside(word | 0x2020_2020_2020_2020, 0x61, 0x7A)
        let spaces = Self.inside(word, 0x20, 0x20)
        // `(` to `/`, of no kind: most of what else is in names, phones and addresses.
        let marks = Self.inside(word, 0x28, 0x2F)
        self.digits |= digits
        self.letters |= letters
        self.spaces |= spaces
        let rest = taken & ~(digits | letters | spaces | marks)
        if rest != 0 { addEach(word, rest) }
    }

    /// Adds those bytes whose high bits are set in a mask.
    private mutating func addEach(_ word: UInt64, _ mask: UInt64) {
        var rest = mask
        while rest != 0 {
            let shift = UInt64(rest.trailingZeroBitCount) & 56
            others.formUnion(TextTraits(UInt8(truncatingIfNeeded: word &>> shift)))
            rest &= rest &- 1
        }
    }

    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The high bits of the bytes from one to another; all bytes of the word are ASCII.
    @inline(__always)
    private static func inside(_ word: UInt64, _ first: UInt64, _ last: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let fromFirst = word &+ (0x80 &- first) &* ones
        let behindLast = word &+ (0x7F &- last) &* ones
        return fromFirst & ~behindLast & highBits
    }
}
