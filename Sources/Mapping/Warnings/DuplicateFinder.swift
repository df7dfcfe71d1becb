import Customers

/// Finds rows that carry an `external_id` which an earlier row of the same business has.
///
/// It keeps 16 bytes for each id and no text: two ids are taken for equal when their 64-bit hashes
/// are, which among a million ids happens by chance in one file of thirty million.
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

    /// How many ids are kept; beyond it nothing more is looked for. Default: 1,000,000 (24 MB).
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
        let slot = Slot(
            key: max(digest.key << Self.shardBits, 1),
            row: UInt32(clamping: row),
            content: digest.content
        )
        if let first = shards[shard].find(slot.key) {
            return first.content == slot.content
                ? .equal(firstRow: Int(first.row)) : .conflicting(firstRow: Int(first.row))
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
    /// What is kept of a row.
    private struct Slot: Sendable {
        /// What the shard's number leaves of the hash; zero marks a free place.
        var key: UInt64
        var row: UInt32
        var content: UInt32
    }

    /// A hash table with open addressing, at most 85% full.
    private struct Shard: Sendable {
        private var slots = Array(repeating: Slot(key: 0, row: 0, content: 0), count: 16)
        private var count = 0

        func find(_ key: UInt64) -> Slot? {
            let slot = slots[place(of: key)]
            return slot.key == key ? slot : nil
        }

        mutating func insert(_ slot: Slot) {
            if (count + 1) * 20 > slots.count * 17 { grow() }
            slots[place(of: slot.key)] = slot
            count += 1
        }

        /// Where a key is, or the free place where it belongs.
        private func place(of key: UInt64) -> Int {
            var place = Int(key.multipliedFullWidth(by: UInt64(slots.count)).high)
            while slots[place].key != 0, slots[place].key != key {
                place = place + 1 == slots.count ? 0 : place + 1
            }
            return place
        }

        private mutating func grow() {
            let old = slots
            let capacity = slots.count + slots.count / 4
            slots = Array(repeating: Slot(key: 0, row: 0, content: 0), count: capacity)
            for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
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
