/// A Bloom filter (Bloom, “Space/time trade-offs in hash coding with allowable errors”, 1970) of the ids
/// that rows have: it says of each one that it has seen that it may have, and of few others.
///
/// With 24 bits for each id and 8 places, of a million ids that are new 42 are taken for known when the
/// filter is full, and 5 over its whole life, since it fills slowly. Up to 5.6 million ids have so many
/// bits; beyond that memory has its bound, and of 10 million it is 2 in a thousand when it is full. A pure
/// value.
struct IDFilter: Sendable {
    static let bitsPerID = 24
    static let mostBytes = 16 << 20
    private static let places = 8

    private var words: [UInt64]

    /// - Parameter count: the most ids that are expected.
    init(count: Int) {
        let bits = min(max(count, 0), Self.mostBytes) * Self.bitsPerID
        let most = Self.mostBytes / MemoryLayout<UInt64>.size
        words = [UInt64](repeating: 0, count: min(bits / UInt64.bitWidth + 1, most))
    }

    /// Notes an id.
    ///
    /// - Returns: whether it is surely new.
    mutating func insert(_ hash: UInt64) -> Bool {
        var isNew = false
        let bits = UInt64(words.count) * UInt64(UInt64.bitWidth)
        // All places from two halves (Kirsch and Mitzenmacher, “Less hashing, same performance”, 2006).
        var place = UInt32(truncatingIfNeeded: hash)
        let step = UInt32(truncatingIfNeeded: hash >> 32) | 1
        for _ in 0..<Self.places {
            let bit = (UInt64(place) * bits) >> 32
            let mask: UInt64 = 1 << (bit % 64)
            if words[Int(bit / 64)] & mask == 0 {
                words[Int(bit / 64)] |= mask
                isNew = true
            }
            place &+= step
        }
        return isNew
    }
}
