/// Says of most keys that aren't in a set that they aren't, in 1 MB: a bit for each
/// value that the low 23 bits of a key can have.
///
/// Of the keys that aren't in a set of a million, 11% look as if they were.
struct KeyFilter {
    private static let bits: UInt64 = 1 << 23

    private var words = [UInt64](repeating: 0, count: Int(bits / 64))

    mutating func insert(_ key: UInt64) {
        words[Self.word(of: key)] |= Self.bit(of: key)
    }

    /// False means: surely not.
    func mayHold(_ key: UInt64) -> Bool {
        words[Self.word(of: key)] & Self.bit(of: key) != 0
    }

    // The low bits: the high ones give out the places in a table.
    private static func word(of key: UInt64) -> Int { Int((key % bits) / 64) }

    private static func bit(of key: UInt64) -> UInt64 { 1 << (key % 64) }
}
