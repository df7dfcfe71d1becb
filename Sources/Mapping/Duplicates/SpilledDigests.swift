import Spreadsheet

/// Digests on the disk.
///
/// To find one costs one read, and to insert a tableful one write for each bucket that it touches.
/// When the buckets are 60% full on average there are made twice as many; that one runs over before
/// is so unlikely that what doesn't fit is kept in memory.
struct SpilledDigests: ~Copyable {
    private var buckets: DigestBuckets
    private var count = 0
    private var filter = KeyFilter()
    private var overflow: [UInt64: DigestTable.Entry] = [:]

    init() throws(ScratchFileError) {
        buckets = try DigestBuckets(count: 512)
    }

    func find(_ key: UInt64) throws(ScratchFileError) -> DigestTable.Entry? {
        guard filter.mayHold(key) else { return nil }
        let bucket = try buckets.entries(at: buckets.place(of: key))
        for entry in bucket where entry.key == key { return entry }
        return overflow[key]
    }

    /// Inserts entries whose keys aren't here.
    ///
    /// - Parameter entries: nearly in the order of their keys, or each one costs a write; free ones
    ///   don't count.
    mutating func insert(_ entries: [DigestTable.Entry], count added: Int) throws(ScratchFileError)
    {
        while (count + added) * 5 > buckets.capacity * 3 { try grow() }
        var present = 0
        var together: [DigestTable.Entry] = []
        for entry in entries where !entry.isFree {
            filter.insert(entry.key)
            let place = buckets.place(of: entry.key)
            if place != present {
                try append(together, at: present)
                together.removeAll(keepingCapacity: true)
                present = place
            }
            together.append(entry)
        }
        try append(together, at: present)
        count += added
    }

    private mutating func append(
        _ entries: [DigestTable.Entry],
        at place: Int
    ) throws(ScratchFileError) {
        guard !entries.isEmpty else { return }
        for entry in try buckets.append(entries, at: place) { overflow[entry.key] = entry }
    }

    /// Twice as many buckets: of each, one half of its keys goes to either of two.
    private mutating func grow() throws(ScratchFileError) {
        let old = buckets
        buckets = try DigestBuckets(count: old.count * 2)
        for place in 0..<old.count {
            var halves: [[DigestTable.Entry]] = [[], []]
            for entry in try old.entries(at: place) {
                halves[buckets.place(of: entry.key) - place * 2].append(entry)
            }
            for half in 0..<2 { try append(halves[half], at: place * 2 + half) }
        }
    }
}

/// Digests in a scratch file, in buckets of 4 kB, one for each span of keys.
struct DigestBuckets {
    private static let entrySize = MemoryLayout<DigestTable.Entry>.stride
    private static let bucketSize = 4_096 / entrySize

    private let file: ScratchFile
    /// How many entries each bucket holds: 13 kB for a million.
    private var used: [UInt16]

    init(count: Int) throws(ScratchFileError) {
        file = try ScratchFile()
        used = Array(repeating: 0, count: count)
    }

    var count: Int { used.count }

    /// How many entries all buckets together have room for.
    var capacity: Int { used.count * Self.bucketSize }

    /// The bucket of a key.
    func place(of key: UInt64) -> Int { key.place(among: used.count) }

    func entries(at place: Int) throws(ScratchFileError) -> [DigestTable.Entry] {
        var entries = Array(repeating: DigestTable.Entry.free, count: Int(used[place]))
        try file.read(into: &entries, at: offset(place))
        return entries
    }

    /// Adds entries to a bucket, in one write.
    ///
    /// - Returns: those for which there was no room.
    mutating func append(
        _ entries: [DigestTable.Entry],
        at place: Int
    ) throws(ScratchFileError) -> ArraySlice<DigestTable.Entry> {
        let start = Int(used[place])
        let fitting = entries.prefix(Self.bucketSize - start)
        try file.write(fitting, at: offset(place) + start * Self.entrySize)
        used[place] += UInt16(fitting.count)
        return entries[fitting.endIndex...]
    }

    private func offset(_ place: Int) -> Int { place * Self.bucketSize * Self.entrySize }
}

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
