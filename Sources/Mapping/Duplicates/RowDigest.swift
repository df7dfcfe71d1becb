import Customers

/// Hashes by which ``DuplicateFinder`` compares rows: FNV-1a with a last mix.
struct RowDigest: Hashable, Sendable {
    /// Of the `external_id` and the business.
    let key: UInt64
    /// Of all other fields, in the order of ``Field/allCases``.
    let content: UInt32

    init(of customer: NewCustomer, id: String, business: BusinessID?) {
        var key = Hash()
        key.add(id.utf8)
        key.add(business?.text.utf8)
        self.key = key.value
        var content = Hash()
        for field in Field.allCases where field != .externalID {
            content.add(customer[field]?.utf8)
        }
        self.content = UInt32(truncatingIfNeeded: content.value)
    }

    init(key: Hash, content: Hash) {
        self.init(key: key.value, content: content)
    }

    init(key: UInt64, content: Hash) {
        self.key = key
        self.content = UInt32(truncatingIfNeeded: content.value)
    }

    /// A hash that takes one text after the other; absent and empty differ.
    struct Hash {
        private var state: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func add(_ bytes: (some Sequence<UInt8>)?) {
            guard let bytes else { return addAbsent() }
            for byte in bytes { mix(byte) }
            mix(0xFF)
        }

        /// Adds a text and says what kinds of characters it has, in one pass.
        mutating func add(scanning bytes: ArraySlice<UInt8>) -> TextTraits {
            var traits: TextTraits = []
            for byte in bytes {
                mix(byte)
                traits.formUnion(TextTraits(byte))
            }
            mix(0xFF)
            return traits
        }

        mutating func addAbsent() {
            mix(0xFE)
        }

        /// No byte of UTF-8 is 0xFE or 0xFF, so texts with those after them can't run together.
        @inline(__always)
        private mutating func mix(_ byte: UInt8) {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
        }

        /// FNV's high bits are weak, and the table is indexed by them.
        var value: UInt64 {
            var mixed = state
            mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
            mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
            return mixed ^ (mixed >> 33)
        }
    }
}
