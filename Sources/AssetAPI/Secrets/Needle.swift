/// One writing of a secret that is looked for.
struct Needle: Hashable, Sendable {
    /// As it is written.
    let bytes: [UInt8]
    /// Without case, white space, and what tells the two alphabets of base64 apart.
    let folded: [UInt8]
    /// Whether case and what is between its characters don't count.
    let isLoose: Bool
    /// Whether it is hexadecimal digits, which are found with anything but letters between them.
    let isDigits: Bool

    init(_ bytes: [UInt8], isLoose: Bool, isDigits: Bool) {
        self.bytes = bytes
        folded = bytes.compactMap { Self.fold[Int($0)] }
        self.isLoose = isLoose
        self.isDigits = isDigits
    }

    /// What a byte counts as where case and spacing don't: nil for white space, NULs, and what isn't
    /// ASCII, as are spaces without a width.
    static let fold: [UInt8?] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0...0x20, 0x7F...0xFF: nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "-"): UInt8(ascii: "+")
        case UInt8(ascii: "_"): UInt8(ascii: "/")
        default: byte
        }
    }
}

/// The first eight bytes of what is looked for, to be held against each place of a text at a small
/// price.
struct Beginnings: Sendable {
    typealias Known = [UInt64: [(number: Int, folded: [UInt8])]]

    private static let bits = 1 << 13
    /// Which hashes of beginnings there are.
    private var filter = [UInt64](repeating: 0, count: bits / 64)
    /// The needles by their beginnings, but for digits, which are by themselves.
    private(set) var byKey: Known = [:]
    private(set) var byDigits: Known = [:]

    /// - Parameter number: the needle's place among all.
    mutating func insert(_ needle: Needle, _ number: Int) {
        let key = needle.folded.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        filter[Self.place(key).word] |= Self.place(key).bit
        if needle.isDigits {
            byDigits[key, default: []].append((number, needle.folded))
        } else {
            byKey[key, default: []].append((number, needle.folded))
        }
    }

    /// Whether a beginning is somewhere in a text.
    ///
    /// - Parameter orBehind: whether to say so as well of a text that has escapes, behind which there may
    ///   be one, or a URL.
    func mayBegin(in text: UnsafeBufferPointer<UInt8>, orBehind: Bool) -> Bool {
        let kinds = Self.kinds
        let fold = Self.fold
        var key: UInt64 = 0
        var digits: UInt64 = 0
        for index in text.indices {
            let byte = text[index]
            let kind = kinds[Int(byte)]
            if orBehind {
                if kind & Self.isEscape != 0 { return true }
                if kind & Self.isColon != 0, index + 1 < text.count,
                    text[index + 1] == UInt8(ascii: "/")
                {
                    return true
                }
            }
            if kind & Self.isDigit != 0 {
                digits = digits << 8 | UInt64(byte | 0x20)
                if has(digits), byDigits[digits] != nil { return true }
            }
            guard kind & Self.isBlank == 0 else { continue }
            key = key << 8 | UInt64(fold[Int(byte)])
            if has(key), byKey[key] != nil { return true }
        }
        return false
    }

    private func has(_ key: UInt64) -> Bool {
        let place = Self.place(key)
        return filter[place.word] & place.bit != 0
    }

    private static func place(_ key: UInt64) -> (word: Int, bit: UInt64) {
        let hash = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 51)
        return (hash >> 6, 1 << UInt64(hash & 63))
    }

    private static let isEscape: UInt8 = 1
    private static let isColon: UInt8 = 2
    private static let isBlank: UInt8 = 4
    private static let isDigit: UInt8 = 8

    /// ``Needle/fold``, with 0 for what counts as nothing.
    private static let fold = Needle.fold.map { $0 ?? 0 }

    /// What each byte of a text is to the search.
    private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
        (Escape.leads.contains(byte) ? isEscape : 0)
            | (byte == UInt8(ascii: ":") ? isColon : 0)
            | (Needle.fold[Int(byte)] == nil ? isBlank : 0) | (digit(of: byte) != nil ? isDigit : 0)
    }

    /// A hexadecimal digit in a small letter; nil for anything else.
    static func digit(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte | 0x20
        default: nil
        }
    }
}
