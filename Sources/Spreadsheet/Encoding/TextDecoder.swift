/// Turns the bytes of an encoding into UTF-8, chunk by chunk.
///
/// What isn't text in the source's encoding becomes bytes that aren't UTF-8, so that the one check
/// of each record finds the damage of every encoding.
struct TextDecoder {
    private let encoding: TextEncoding
    /// For the encodings that aren't decoded here.
    private let iconv: IconvDecoder?
    /// Bytes of a code unit, or a high surrogate, that the last chunk ended in.
    private var carried: [UInt8] = []

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
        iconv = Self.own.contains(encoding) ? nil : IconvDecoder(encoding)
    }

    private static let own: Set<TextEncoding> = [
        .utf8, .windows1252, .utf16LittleEndian, .utf16BigEndian,
    ]

    /// Whether the bytes are UTF-8 as they come.
    var isIdentity: Bool { encoding == .utf8 }

    /// Appends the text of a chunk to `output`.
    ///
    /// - Parameter isLast: whether no chunk follows; then a code unit that is cut off is damage.
    mutating func decode(_ chunk: [UInt8], isLast: Bool, appendingTo output: inout [UInt8]) {
        switch encoding {
        case .utf8: output += chunk
        case .windows1252: Self.decodeWindows1252(chunk, &output)
        case .utf16LittleEndian, .utf16BigEndian: decodeUTF16(chunk, isLast: isLast, &output)
        default: iconv?.decode(chunk, isLast: isLast, appendingTo: &output)
        }
    }

    private mutating func decodeUTF16(_ chunk: [UInt8], isLast: Bool, _ output: inout [UInt8]) {
        let bytes = carried + chunk
        carried = []
        let isLittle = encoding == .utf16LittleEndian
        func unit(_ index: Int) -> UInt32 {
            let (low, high) = isLittle ? (index, index + 1) : (index + 1, index)
            return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
        }
        var index = 0
        while index + 1 < bytes.count {
            var scalar = unit(index)
            var length = 2
            if (0xD800..<0xDC00).contains(scalar) {
                if index + 3 < bytes.count {
                    let next = unit(index + 2)
                    if (0xDC00..<0xE000).contains(next) {
                        scalar = 0x10000 + (scalar - 0xD800) << 10 + (next - 0xDC00)
                        length = 4
                    }
                } else if !isLast {
                    break
                }
            }
            // A lone surrogate comes out as three bytes that no valid UTF-8 has.
            Self.append(scalar, &output)
            index += length
        }
        carried = Array(bytes[index...])
        if isLast, !carried.isEmpty { output.append(0xFF) }
    }

    private static func append(_ scalar: UInt32, _ output: inout [UInt8]) {
        switch scalar {
        case ..<0x80:
            output.append(UInt8(scalar))
        case ..<0x800:
            output += [0xC0 | UInt8(scalar >> 6), tail(scalar, 0)]
        case ..<0x10000:
            output += [0xE0 | UInt8(scalar >> 12), tail(scalar, 6), tail(scalar, 0)]
        default:
            output += [
                0xF0 | UInt8(scalar >> 18), tail(scalar, 12), tail(scalar, 6), tail(scalar, 0),
            ]
        }
    }

    private static func tail(_ scalar: UInt32, _ shift: UInt32) -> UInt8 {
        0x80 | UInt8(scalar >> shift & 0x3F)
    }

    private static func decodeWindows1252(_ chunk: [UInt8], _ output: inout [UInt8]) {
        for byte in chunk {
            switch byte {
            case ..<0x80: output.append(byte)
            case 0x80..<0xA0:
                let scalar = windows1252[Int(byte) - 0x80]
                if scalar == 0 { output.append(0xFF) } else { append(scalar, &output) }
            default: append(UInt32(byte), &output)
            }
        }
    }

    /// What 0x80 to 0x9F stand for; 0 for the five that stand for nothing (WHATWG Encoding,
    /// index windows-1252, which maps those five to control characters: here they are damage).
    private static let windows1252: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}

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
