/// Tells valid UTF-8 from damage, strictly: no overlong forms, no surrogates, nothing above
/// U+10FFFF (RFC 3629). Pure.
enum UTF8Check {
    enum Sequence: Hashable {
        case valid(length: Int)
        /// Valid as far as it goes, and the bytes end before it does.
        case cutOff
        case invalid
    }

    /// Judges the sequence that starts with a byte that isn't ASCII.
    @inline(__always)
    static func sequence<Bytes: RandomAccessCollection<UInt8>>(
        in bytes: Bytes,
        at index: Int,
        to end: Int
    ) -> Sequence where Bytes.Index == Int {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0x00...0x7F: return .valid(length: 1)
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return .invalid
        }
        for offset in 1..<length {
            guard index + offset < end else { return .cutOff }
            let allowed = offset == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[index + offset]) else { return .invalid }
        }
        return .valid(length: length)
    }

    /// The first byte that isn't valid UTF-8, or is NUL; nil where all is well.
    static func firstDamage(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        var index = ByteScanner.firstNULOrNonASCII(in: bytes, from: start, to: end)
        while index < end {
            guard bytes[index] != 0,
                case .valid(let length) = sequence(in: bytes, at: index, to: end)
            else { return index }
            index = ByteScanner.firstNULOrNonASCII(in: bytes, from: index + length, to: end)
        }
        return nil
    }
}
