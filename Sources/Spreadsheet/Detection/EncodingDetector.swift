/// Tells the encoding of text from its bytes. Pure.
///
/// In this order: a byte order mark; NUL bytes at every other place, which only UTF-16 has; UTF-8
/// if it is valid or mostly so, since text in another encoding hardly ever looks like UTF-8; else
/// Windows-1252, which is what Excel's "CSV" is in the West.
enum EncodingDetector {
    enum Verdict: Hashable {
        case byteOrderMark(TextEncoding, length: Int)
        case encoding(TextEncoding)
        /// Only ASCII so far: the bytes to come decide.
        case undecided
    }

    /// Judges the first bytes of a source.
    static func judge(start bytes: [UInt8]) -> Verdict {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark(.utf8, length: 3) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return .byteOrderMark(.utf16LittleEndian, length: 2)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return .byteOrderMark(.utf16BigEndian, length: 2) }
        if let utf16 = utf16ByNULs(bytes) { return .encoding(utf16) }
        guard ByteScanner.firstNonASCII(in: bytes, from: 0, to: bytes.count) < bytes.count else {
            return .undecided
        }
        return .encoding(judge(text: bytes))
    }

    /// Judges bytes of which some aren't ASCII: UTF-8, or Windows-1252.
    static func judge(text bytes: [UInt8]) -> TextEncoding {
        var sequences = 0
        var damage = 0
        var index = ByteScanner.firstNonASCII(in: bytes, from: 0, to: bytes.count)
        while index < bytes.count {
            switch UTF8Check.sequence(in: bytes, at: index, to: bytes.count) {
            case .valid(let length):
                sequences += 1
                index += length
            case .cutOff: index = bytes.count
            case .invalid:
                damage += 1
                index += 1
            }
            index = ByteScanner.firstNonASCII(in: bytes, from: index, to: bytes.count)
        }
        return damage == 0 || sequences > damage ? .utf8 : .windows1252
    }

    /// Text in a Latin script has a NUL in nearly every pair of UTF-16; other scripts have them
    /// at spaces, digits, delimiters and line ends.
    private static func utf16ByNULs(_ bytes: [UInt8]) -> TextEncoding? {
        let sample = bytes.prefix(4_096)
        guard sample.count >= 4 else { return nil }
        var nulsAtEven = 0
        var nulsAtOdd = 0
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { nulsAtEven += 1 } else { nulsAtOdd += 1 }
        }
        let pairs = sample.count / 2
        if nulsAtOdd * 10 >= pairs * 3, nulsAtEven * 20 <= nulsAtOdd { return .utf16LittleEndian }
        if nulsAtEven * 10 >= pairs * 3, nulsAtOdd * 20 <= nulsAtEven { return .utf16BigEndian }
        return nil
    }
}
