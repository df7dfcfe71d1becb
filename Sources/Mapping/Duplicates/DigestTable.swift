import Spreadsheet

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
