import Customers
import Spreadsheet

/// Finds rows that carry an `external_id` which an earlier row of the same business has, and rows without one
/// that are an earlier row's customer in every field.
///
/// It keeps 16 bytes for each row and no text, in memory that doesn't grow with the file: see
/// ``DigestTable``. Two are taken for equal when 64 bits of their hashes are, which happens by
/// chance in one of 36 million files with a million rows.
package struct DuplicateFinder: ~Copyable {
    /// What an earlier row has to say about a row.
    package enum Verdict: Hashable, Sendable {
        /// The id is new; without one, the customer is.
        case new
        /// An earlier row is the same customer in every field.
        case equal(firstRow: Int)
        /// An earlier row has the same id and other content.
        case conflicting(firstRow: Int)
    }

    private var table = DigestTable()

    package init() {}

    /// Compares a row's digest with the earlier ones, and keeps it where asked to.
    mutating func check(
        _ digest: RowDigest,
        row: Int,
        keeps: Bool = true
    ) throws(ScratchFileError) -> Verdict {
        let entry = DigestTable.Entry(digest, row: row)
        if let first = try table.find(entry.key) {
            return first.content == entry.content
                ? .equal(firstRow: Int(first.row)) : .conflicting(firstRow: Int(first.row))
        }
        if keeps { try table.insert(entry) }
        return .new
    }
}

/// Hashes by which ``DuplicateFinder`` compares rows.
struct RowDigest: Hashable, Sendable {
    /// Of the `external_id` and the business; of all fields and the business where there is no id.
    let key: UInt64
    /// Of all other fields, in the order of ``Field/allCases``.
    let content: UInt32

    init(of customer: NewCustomer, business: BusinessID?) {
        var content = TextHash()
        for field in Field.allCases where field != .externalID {
            content.add(customer[field]?.utf8)
        }
        guard let id = customer.externalID else {
            var all = content
            all.add(business?.text.utf8)
            self.init(keyless: all)
            return
        }
        var key = TextHash()
        key.add(id.utf8)
        key.add(business?.text.utf8)
        self.init(key: key, content: content)
    }

    init(key: TextHash, content: TextHash) {
        self.init(key: key.value, content: content)
    }

    /// - Parameter all: the hash of all fields of a row without an id, and of its business.
    init(keyless all: TextHash) {
        self.init(key: all, content: all)
    }

    init(key: UInt64, content: TextHash) {
        self.key = key
        self.content = UInt32(truncatingIfNeeded: content.value)
    }
}

/// What is kept of the rows that have an id: in memory at first, and on the disk when there are many.
///
/// Memory ends at 3 MB, whatever the file holds: a table of the ids that came last, which is written
/// out when it is full, and a bit for each hash that was, so that few ids which are new need a look
/// at the disk (11% of a million). A file of 98,000 ids needs no disk.
struct DigestTable: ~Copyable {
    /// A row: 16 bytes, in memory as on the disk.
    struct Entry: Hashable, Sendable {
        /// No row has this key.
        static let free = Entry()

        /// The hash of the id and the business, never 0.
        let key: UInt64
        /// The hash of all fields.
        let content: UInt32
        let row: UInt32

        private init() {
            (key, content, row) = (0, 0, 0)
        }

        init(_ digest: RowDigest, row: Int) {
            key = max(digest.key, 1)
            content = digest.content
            self.row = UInt32(clamping: row)
        }

        var isFree: Bool { key == 0 }
    }

    /// Places in memory, at most: 2 MB.
    private let mostSlots: Int
    /// Open addressing, at most three quarters full; places are given out in the order of the keys,
    /// which is that of the disk.
    private var slots = Array(repeating: Entry.free, count: 64)
    private var count = 0
    private var spilled: SpilledDigests?

    /// - Parameter mostSlots: a power of two, 64 or more.
    init(mostSlots: Int = 1 << 17) {
        self.mostSlots = mostSlots
    }

    func find(_ key: UInt64) throws(ScratchFileError) -> Entry? {
        let slot = slots[place(of: key)]
        return slot.isFree ? try find(spilled: key) : slot
    }

    private func find(spilled key: UInt64) throws(ScratchFileError) -> Entry? {
        switch spilled {
        case .some(let spilled): try spilled.find(key)
        case .none: nil
        }
    }

    /// - Parameter entry: one whose key isn't here.
    mutating func insert(_ entry: Entry) throws(ScratchFileError) {
        if (count + 1) * 4 > slots.count * 3 { try makeRoom() }
        slots[place(of: entry.key)] = entry
        count += 1
    }

    /// Where a key is, or the free place where it belongs.
    private func place(of key: UInt64) -> Int {
        var place = key.place(among: slots.count)
        while !slots[place].isFree, slots[place].key != key {
            place = place + 1 == slots.count ? 0 : place + 1
        }
        return place
    }

    private mutating func makeRoom() throws(ScratchFileError) {
        if slots.count < mostSlots {
            let old = slots
            slots = Array(repeating: .free, count: old.count * 2)
            for entry in old where !entry.isFree { slots[place(of: entry.key)] = entry }
            return
        }
        if spilled == nil { spilled = try SpilledDigests() }
        try spilled?.insert(slots, count: count)
        for place in slots.indices { slots[place] = .free }
        count = 0
    }
}

extension UInt64 {
    /// A place of so many, by the high bits: a higher key never has a lower place.
    func place(among count: Int) -> Int {
        Int(multipliedFullWidth(by: UInt64(count)).high)
    }
}
