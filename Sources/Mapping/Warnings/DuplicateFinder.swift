import Customers

/// Finds rows that carry an `external_id` which an earlier row of the same business has.
///
/// It keeps 12 bytes for each id and no text: two ids are taken for equal when 54 bits of their hashes
/// are, which happens by chance in one of 36,000 files with a million ids, and in one of 3.6 million
/// files with 100,000.
package struct DuplicateFinder {
    /// What an earlier row has to say about a row.
    package enum Verdict: Hashable, Sendable {
        /// The id is new, or the row has none.
        case new
        /// An earlier row is the same customer in every field.
        case equal(firstRow: Int)
        /// An earlier row has the same id and other content.
        case conflicting(firstRow: Int)
    }

    /// How many ids are kept; beyond it nothing more is looked for. Default: 1,000,000 (16 MB).
    package let maximumCount: Int
    /// Grown one at a time, so that no moment needs twice the memory.
    private var shards: [Shard]
    private var count = 0

    private static let shardBits: UInt64 = 6

    package init(maximumCount: Int = 1_000_000) {
        self.maximumCount = max(maximumCount, 1)
        shards = Array(repeating: Shard(), count: 1 << Self.shardBits)
    }

    /// Whether ids have come that were not kept, so that later duplicates may go unseen.
    package private(set) var isFull = false

    /// Compares a row with the earlier ones, and keeps it where it can be sent: the id of a row that
    /// can't is free for a later one.
    package mutating func check(_ row: MappedRow) -> Verdict {
        guard let id = row.customer.externalID, !row.isSkipped else { return .new }
        let digest = RowDigest(of: row.customer, id: id, business: row.business)
        return check(digest, row: row.row, keeps: row.isValid)
    }

    mutating func check(_ digest: RowDigest, row: Int, keeps: Bool = true) -> Verdict {
        let shard = Int(digest.key >> (64 - Self.shardBits))
        let slot = Slot(key: digest.key << Self.shardBits, content: digest.content, row: row)
        if let first = shards[shard].find(slot) {
            return first.hasContent(of: slot)
                ? .equal(firstRow: first.row) : .conflicting(firstRow: first.row)
        }
        guard keeps else { return .new }
        guard count < maximumCount else {
            isFull = true
            return .new
        }
        shards[shard].insert(slot)
        count += 1
        return .new
    }
}

extension DuplicateFinder {
    /// What is kept of a row: 48 bits of the key's hash behind those that name the shard, 20 of the
    /// content's, and 28 of the row's number.
    private struct Slot: Sendable {
        static let free = Slot(high: 0, middle: 0, low: 0)

        private var high: UInt32
        private var middle: UInt32
        private var low: UInt32

        private init(high: UInt32, middle: UInt32, low: UInt32) {
            (self.high, self.middle, self.low) = (high, middle, low)
        }

        init(key: UInt64, content: UInt32, row: Int) {
            // No key is that of a free place.
            high = max(UInt32(truncatingIfNeeded: key >> 32), 1)
            middle = UInt32(truncatingIfNeeded: key) & 0xFFFF_0000 | content >> 16
            low = (content >> 12) << 28 | UInt32(clamping: min(row, 0x0FFF_FFFF))
        }

        var isFree: Bool { high == 0 }

        var row: Int { Int(low & 0x0FFF_FFFF) }

        /// What a table's places are given out by.
        var order: UInt32 { high }

        func hasKey(of other: Slot) -> Bool {
            high == other.high && (middle ^ other.middle) & 0xFFFF_0000 == 0
        }

        func hasContent(of other: Slot) -> Bool {
            (middle ^ other.middle) & 0xFFFF == 0 && (low ^ other.low) >> 28 == 0
        }
    }

    /// A hash table with open addressing, at most 85% full.
    private struct Shard: Sendable {
        private var slots = Array(repeating: Slot.free, count: 16)
        private var count = 0

        func find(_ wanted: Slot) -> Slot? {
            let slot = slots[place(of: wanted)]
            return slot.isFree ? nil : slot
        }

        mutating func insert(_ slot: Slot) {
            if (count + 1) * 20 > slots.count * 17 { grow() }
            slots[place(of: slot)] = slot
            count += 1
        }

        /// Where a key is, or the free place where it belongs.
        private func place(of wanted: Slot) -> Int {
            var place = Int(wanted.order.multipliedFullWidth(by: UInt32(slots.count)).high)
            while !slots[place].isFree, !slots[place].hasKey(of: wanted) {
                place = place + 1 == slots.count ? 0 : place + 1
            }
            return place
        }

        private mutating func grow() {
            let old = slots
            slots = Array(repeating: .free, count: slots.count + slots.count / 4)
            for slot in old where !slot.isFree { slots[place(of: slot)] = slot }
        }
    }
}

extension DuplicateFinder.Verdict {
    /// What to say of a row with this verdict; nil unless it conflicts.
    ///
    /// - Parameter column: the header of the column of `external_id`, where there is one.
    package func finding(for row: MappedRow, column: String?) -> Finding? {
        guard case .conflicting(let first) = self else { return nil }
        return Finding(
            severity: .problem,
            code: .duplicateExternalID,
            field: Field.externalID.rawValue,
            column: column,
            row: row.row,
            position: .init(line: row.line, column: 1),
            message: "is that of row \(first), whose other fields differ"
        )
    }
}
