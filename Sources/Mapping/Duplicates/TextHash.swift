/// A hash that takes one text after the other, eight bytes at a time; absent and empty differ.
///
/// The steps are those of one half of MurmurHash3 x64 (Austin Appleby, public domain), its constants
/// too. It is kept nowhere but in memory and in a scratch file.
struct TextHash {
    private var state: UInt64 = 0

    /// Adds a text; nil where it is absent.
    mutating func add(_ bytes: (some Sequence<UInt8>)?) {
        guard let bytes else { return addAbsent() }
        let isAdded: Void? = bytes.withContiguousStorageIfAvailable { bytes in
            _ = add(scanning: bytes)
        }
        guard isAdded == nil else { return }
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            word |= UInt64(byte) &<< shift
            shift &+= 8
            guard shift == 64 else { continue }
            mix(word)
            word = 0
            shift = 0
        }
        mix(word | Self.end &<< shift)
    }

    /// Adds a text and says what kinds of characters it has, in one pass.
    @inline(__always)
    mutating func add(scanning bytes: UnsafeBufferPointer<UInt8>) -> TextTraits {
        let raw = UnsafeRawBufferPointer(bytes)
        var scanner = TraitScanner()
        var offset = 0
        while offset &+ 8 <= raw.count {
            let word = Self.word(raw, at: offset)
            scanner.add(word, bytes: 8)
            mix(word)
            offset &+= 8
        }
        let rest = raw.count &- offset
        guard rest > 0 else {
            mix(Self.end)
            return scanner.traits
        }
        let bits = UInt64(truncatingIfNeeded: rest &* 8)
        var word: UInt64 = 0
        if offset > 0 {
            // Its last eight bytes, less those that were taken.
            word = Self.word(raw, at: raw.count &- 8) &>> (64 &- bits)
        } else {
            for index in stride(from: rest &- 1, through: 0, by: -1) {
                word = word &<< 8 | UInt64(raw[index])
            }
        }
        scanner.add(word, bytes: rest)
        mix(word | Self.end &<< bits)
        return scanner.traits
    }

    @inline(__always)
    private static func word(_ raw: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    mutating func addAbsent() {
        mix(0xFE)
    }

    /// Ends each text: no byte of UTF-8 is 0xFE or 0xFF, so that texts can't run together.
    private static let end: UInt64 = 0xFF

    @inline(__always)
    private mutating func mix(_ word: UInt64) {
        var bits = word &* 0x87c3_7b91_1142_53d5
        bits = (bits &<< 31 | bits &>> 33) &* 0x4cf5_ad43_2745_937f
        let sum = state ^ bits
        state = (sum &<< 27 | sum &>> 37) &* 5 &+ 0x52dc_e729
    }

    /// The table of rows is indexed by the high bits.
    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed &>> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed &>> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed &>> 33)
    }
}
