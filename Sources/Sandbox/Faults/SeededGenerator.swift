/// SplitMix64: random numbers that are the same for the same seed on every machine.
///
/// Source of the constants: Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014. Not for secrets.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A generator for the `number`-th draw of a `stream`, so that a draw depends on nothing but
    /// its own place: concurrent requests of another kind don't shift it.
    init(seed: UInt64, stream: String, number: Int) {
        // FNV-1a over the name; Hasher would differ from one process to the next.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        var mixer = SeededGenerator(seed: seed ^ hash)
        state = mixer.next() ^ (UInt64(truncatingIfNeeded: number) &* 0x9e37_79b9_7f4a_7c15)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Text of the digits and letters of base 62.
    mutating func base62(_ length: Int) -> String {
        let digits = Self.digits
        var text = ""
        text.reserveCapacity(length)
        for _ in 0..<length {
            text.unicodeScalars.append(digits[Int(next() % UInt64(digits.count))])
        }
        return text
    }

    private static let digits = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".unicodeScalars
    )
}
