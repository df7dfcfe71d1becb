/// Tells the encoding of text from its first bytes. Pure.
///
/// In this order: a byte order mark; NUL bytes that make sense in UTF-16 only; else the bytes
/// beyond ASCII, wherever they are, tell UTF-8 from Windows-1252, which is what Excel's "CSV" is in
/// the West: see ``EncodingEvidence``.
enum EncodingDetector {
    enum Verdict: Hashable {
        case byteOrderMark(TextEncoding, length: Int)
        case encoding(TextEncoding)
        /// UTF-8 or Windows-1252: the bytes beyond ASCII decide.
        case evidence
    }

    /// Judges the first bytes of a source.
    static func judge(start bytes: [UInt8]) -> Verdict {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark(.utf8, length: 3) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return .byteOrderMark(.utf16LittleEndian, length: 2)
        }
        if bytes.starts(with: [0xFE, 0xFF]) { return .byteOrderMark(.utf16BigEndian, length: 2) }
        let sample = Array(bytes.prefix(4_096))
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
        return nuls * 10 >= bytes.count / 2 * 3 || lineEnds > bareLineEnds
    }
}
