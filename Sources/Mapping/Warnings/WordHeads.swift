/// How long a text is, and its first eight bytes, case aside: what tells most texts from a set of words.
struct WordHead {
    private var word: UInt64 = 0
    private var count: UInt64 = 0

    @inline(__always)
    init() {}

    /// - Parameter bytes: a text, of one byte at least.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        count = UInt64(truncatingIfNeeded: bytes.count)
        let raw = UnsafeRawBufferPointer(bytes)
        if bytes.count >= 8 {
            word = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
        } else {
            for index in stride(from: bytes.count &- 1, through: 0, by: -1) {
                word = word &<< 8 | UInt64(bytes[index])
            }
        }
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        if count < 8 { word |= UInt64(byte) &<< (count &* 8) }
        count &+= 1
    }

    /// Two numbers below 2^15. The bits that are the case of letters are set in each byte.
    @inline(__always)
    fileprivate var hashes: (Int, Int) {
        let mixed =
            (word | 0x2020_2020_2020_2020) &* 0x9E37_79B9_7F4A_7C15
            ^ count &* 0xC2B2_AE3D_27D4_EB4F
        return (
            Int(truncatingIfNeeded: mixed &>> 49), Int(truncatingIfNeeded: mixed &>> 34) & 0x7FFF
        )
    }
}

/// Which ``WordHead`` some words have: asked for most cells of a file, so without a text being made. Of other
/// texts one in five hundred seems to be among them.
///
/// A class, so that who keeps it copies no table.
final class WordHeads: Sendable {
    private let bits: [UInt64]

    /// A word as it is written: in small letters, and where these aren't ASCII's, also in capitals and with one
    /// at its beginning.
    static func forms(_ word: String) -> [[UInt8]] {
        let isASCII = word.utf8.allSatisfy { $0 < 0x80 }
        let forms =
            isASCII
            ? [word] : [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()]
        return forms.map { Array($0.utf8) }
    }

    init(_ words: [some Sequence<UInt8>]) {
        var bits = [UInt64](repeating: 0, count: 1 << 9)
        for word in words {
            var head = WordHead()
            for byte in word { head.add(byte) }
            let (first, second) = head.hashes
            bits[first >> 6] |= 1 << UInt64(first & 63)
            bits[second >> 6] |= 1 << UInt64(second & 63)
        }
        self.bits = bits
    }

    @inline(__always)
    func mayHold(_ head: WordHead) -> Bool {
        let (first, second) = head.hashes
        return has(first) && has(second)
    }

    @inline(__always)
    private func has(_ hash: Int) -> Bool {
        bits[hash &>> 6] & (1 &<< UInt64(truncatingIfNeeded: hash & 63)) != 0
    }
}
