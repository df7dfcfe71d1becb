/// Tells the encoding of text from its first bytes. Pure.
///
/// In this order: a byte order mark; NUL bytes that make sense in UTF-16 or UTF-32 only; the escape
/// sequences of ISO 2022; else the bytes beyond ASCII, wherever they are: ``EncodingEvidence`` tells
/// whether they are UTF-8, and ``EncodingGuess`` what else.
enum EncodingDetector {
    enum Verdict: Hashable {
        case byteOrderMark(TextEncoding, length: Int)
        case encoding(TextEncoding)
        /// The bytes beyond ASCII decide.
        case evidence
    }

    /// Judges the first bytes of a source.
    static func judge(start bytes: [UInt8]) -> Verdict {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark(.utf8, length: 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return .byteOrderMark(.utf32LE, length: 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .byteOrderMark(.utf32BE, length: 4) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return .byteOrderMark(.utf16LittleEndian, length: 2)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return .byteOrderMark(.utf16BigEndian, length: 2) }
        let sample = Array(bytes.prefix(4_096))
        if let encoding = utf32(sample) ?? iso2022(bytes) { return .encoding(encoding) }
        for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian]
        where isUTF16(sample, lowByte: encoding == .utf16LittleEndian ? 0 : 1) {
            return .encoding(encoding)
        }
        return .evidence
    }

    /// Whether bytes make sense as UTF-16 of one order: text in a Latin script has a NUL in nearly
    /// every unit, and any other at line ends at least, which are none as single bytes then.
    ///
    /// - Parameter lowByte: where the low half of a unit is in it.
    private static func isUTF16(_ bytes: [UInt8], lowByte: Int) -> Bool {
        var nuls = 0
        var otherNULs = 0
        var lineEnds = 0
        var bareLineEnds = 0
        for index in bytes.indices {
            let isLow = index & 1 == lowByte
            let isLineEnd = bytes[index] == 0x0A || bytes[index] == 0x0D
            if bytes[index] == 0 {
                if isLow { otherNULs += 1 } else { nuls += 1 }
            } else if isLineEnd {
                let other = index ^ 1
                let isUnit = isLow && other < bytes.count && bytes[other] == 0
                if isUnit { lineEnds += 1 } else { bareLineEnds += 1 }
            }
        }
        guard nuls > 0, otherNULs * 20 <= nuls else { return false }
        // `a,\0b,c`: a few NULs in what is ASCII otherwise are damage.
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        if isASCII, nuls * 2 < bytes.count / 2 { return false }
        return nuls * 10 >= bytes.count / 2 * 3 || lineEnds > bareLineEnds
    }

    /// Text in a unit of four bytes each has two that are nearly always NUL.
    private static func utf32(_ bytes: [UInt8]) -> TextEncoding? {
        let units = bytes.count / 4
        guard units > 1, bytes.prefix(16).contains(0) else { return nil }
        func isOne(_ high: Int, _ next: Int) -> Bool {
            (0..<units).allSatisfy { bytes[$0 * 4 + high] == 0 && bytes[$0 * 4 + next] <= 0x10 }
                && (0..<units).contains { bytes[$0 * 4 + 3 - high] != 0 }
        }
        if isOne(3, 2) { return .utf32LE }
        return isOne(0, 1) ? .utf32BE : nil
    }

    /// The escape sequences that change to Japanese and Korean letters (RFC 1468, RFC 1557).
    private static func iso2022(_ bytes: [UInt8]) -> TextEncoding? {
        guard let escape = bytes.firstIndex(of: 0x1B) else { return nil }
        let sequences: [(String, String)] = [
            ("$B", "iso-2022-jp"), ("$@", "iso-2022-jp"), ("(J", "iso-2022-jp"),
            ("(I", "iso-2022-jp-3"), ("$)C", "iso-2022-kr"),
        ]
        let rest = bytes[(escape + 1)...]
        return sequences.first { rest.starts(with: $0.0.utf8) }.map { TextEncoding(known: $0.1) }
    }
}

extension TextEncoding {
    fileprivate static let utf32LE = TextEncoding(known: "utf-32le")
    fileprivate static let utf32BE = TextEncoding(known: "utf-32be")
}

/// What the bytes beyond ASCII say of a text's encoding, taken in piece by piece. Pure.
///
/// Text in another encoding hardly ever looks like UTF-8 where it isn't ASCII, so that as many
/// good sequences as bad bytes mean UTF-8 with damage. The verdict depends on the bytes only,
/// never on how they are cut into pieces.
struct EncodingEvidence {
    /// So many good sequences without a bad byte settle it.
    static let enough = 1_000

    private var sequences = 0
    private var damage = 0
    /// Bytes that are still to be looked at, once the first one beyond ASCII was found.
    private var left: Int
    /// The start of a sequence that the last piece cut.
    private var carried: [UInt8] = []
    private(set) var hasBegun = false

    /// - Parameter window: how many bytes count from the first one on that isn't ASCII; the bytes
    ///   behind them don't. Default: all.
    init(window: Int = .max) {
        left = window
    }

    /// Whether what comes can't change the verdict.
    var isSettled: Bool { left == 0 || (damage == 0 && sequences >= Self.enough) }

    /// Whether the text is UTF-8, sound or damaged.
    var isUTF8: Bool { sequences >= damage }

    /// Takes in the next bytes of the text: those of an array from an offset on.
    mutating func add(_ piece: [UInt8], from start: Int = 0, to count: Int? = nil) {
        let count = count ?? piece.count
        var begin = start
        if !hasBegun {
            begin = ByteScanner.firstNonASCII(in: piece, from: start, to: count)
            guard begin < count else { return }
            hasBegun = true
        }
        guard !isSettled else { return }
        let length = min(count - begin, left)
        left -= length
        if carried.isEmpty {
            judge(piece, from: begin, to: begin + length)
        } else {
            let bytes = carried + piece[begin..<begin + length]
            judge(bytes, from: 0, to: bytes.count)
        }
    }

    /// Says that the text ends here, so that a sequence which is cut off is damage.
    mutating func end() {
        if !carried.isEmpty, !isSettled { damage += 1 }
        carried = []
    }

    private mutating func judge(_ bytes: [UInt8], from start: Int, to end: Int) {
        carried = []
        var index = ByteScanner.firstNonASCII(in: bytes, from: start, to: end)
        while index < end, damage > 0 || sequences < Self.enough {
            switch UTF8Check.sequence(in: bytes, at: index, to: end) {
            case .valid(let length):
                sequences += 1
                index += length
            case .cutOff:
                carried = Array(bytes[index..<end])
                return
            case .invalid:
                damage += 1
                index += 1
            }
            index = ByteScanner.firstNonASCII(in: bytes, from: index, to: end)
        }
    }
}
