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
