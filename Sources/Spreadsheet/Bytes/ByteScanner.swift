/// Finds the next byte of interest, eight bytes at a time.
///
/// The unsafe code of this room that runs for every byte is here. It is sound because each range
/// is checked against the array first, and no pointer leaves the closure that it is given to.
///
/// A byte of a word is found by the usual trick: `(x - 0x01…) & ~x & 0x80…` marks the zero bytes
/// of x, and may mark others only above a zero byte, so that the lowest mark is always right.
enum ByteScanner {
    private static let low: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The first place of one of three bytes; `end` where there is none.
    static func first(
        of a: UInt8,
        _ b: UInt8,
        _ c: UInt8,
        in bytes: [UInt8],
        from start: Int,
        to end: Int
    ) -> Int {
        let (wordA, wordB, wordC) = (UInt64(a) &* low, UInt64(b) &* low, UInt64(c) &* low)
        return scan(
            bytes,
            start,
            end,
            word: { zeros($0 ^ wordA) | zeros($0 ^ wordB) | zeros($0 ^ wordC) },
            byte: { $0 == a || $0 == b || $0 == c }
        )
    }

    /// The first place of a byte; `end` where there is none.
    static func first(of a: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        let wordA = UInt64(a) &* low
        return scan(bytes, start, end, word: { zeros($0 ^ wordA) }, byte: { $0 == a })
    }

    /// The first byte from 0x80 up; `end` where there is none.
    static func firstNonASCII(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        scan(bytes, start, end, word: { $0 & high }, byte: { $0 >= 0x80 })
    }

    /// The first byte that is NUL, or from 0x80 up; `end` where there is none.
    static func firstNULOrNonASCII(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        scan(
            bytes,
            start,
            end,
            word: { ($0 & high) | zeros($0) },
            byte: { $0 >= 0x80 || $0 == 0 }
        )
    }

    /// How often a byte is among the first of some.
    static func count(of a: UInt8, in bytes: [UInt8], to end: Int) -> Int {
        precondition(end >= 0 && end <= bytes.count)
        return bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for index in 0..<end where buffer[index] == a { count &+= 1 }
            return count
        }
    }

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- low) & ~word & high }

    @inline(__always)
    private static func scan(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int,
        word: (UInt64) -> UInt64,
        byte: (UInt8) -> Bool
    ) -> Int {
        precondition(start >= 0 && end <= bytes.count)
        return bytes.withUnsafeBytes { buffer in
            var index = start
            while index &+ 8 <= end {
                let loaded = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let marks = word(UInt64(littleEndian: loaded))
                if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
                index &+= 8
            }
            while index < end {
                if byte(buffer[index]) { return index }
                index &+= 1
            }
            return end
        }
    }
}
