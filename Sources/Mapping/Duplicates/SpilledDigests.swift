/// Digests in a scratch file: buckets of 4 kB, one for each span of keys.
///
/// To find one costs one read, and to insert a tableful one write for each bucket that it touches.
/// When the buckets are 60% full on average there are made twice as many; that one runs over before
/// is so unlikely that what doesn't fit is kept in memory.
struct SpilledDigests: ~Copyable {
    private typealias Entry = DigestTable.Entry

    private static let entrySize = MemoryLayout<Entry>.stride
    private static let bucketSize = 4_096 / entrySize

    private var file: ScratchFile
    /// How many entries each bucket holds: 13 kB for a million.
    private var used = [UInt16](repeating: 0, count: 512)
    private var count = 0
    private var filter = KeyFilter()
    private var overflow: [UInt64: DigestTable.Entry] = [:]

    init() throws(ScratchFileError) {
        file = try ScratchFile()
    }

    func find(_ key: UInt64) throws(ScratchFileError) -> DigestTable.Entry? {
        guard filter.mayHold(key) else { return nil }
        let bucket = try bucket(key.place(among: used.count))
        for entry in bucket where entry.key == key { return entry }
        return overflow[key]
    }

    /// Inserts entries whose keys aren't here.
    ///
    /// - Parameter entries: nearly in the order of their keys, or each one costs a write; free ones
    ///   don't count.
    mutating func insert(_ entries: [DigestTable.Entry], count added: Int) throws(ScratchFileError)
    {
        while (count + added) * 5 > used.count * Self.bucketSize * 3 { try grow() }
        var present = 0
        var together: [Entry] = []
        for entry in entries where !entry.isFree {
            filter.insert(entry.key)
            let place = entry.key.place(among: used.count)
            if place != present {
                try append(together, to: present)
                together.removeAll(keepingCapacity: true)
                present = place
            }
            together.append(entry)
        }
        try append(together, to: present)
        count += added
    }

    private mutating func append(_ entries: [Entry], to place: Int) throws(ScratchFileError) {
        guard !entries.isEmpty else { return }
        let room = Self.bucketSize - Int(used[place])
        try file.write(entries.prefix(room), at: offset(place) + Int(used[place]) * Self.entrySize)
        used[place] += UInt16(min(entries.count, room))
        for entry in entries.dropFirst(room) { overflow[entry.key] = entry }
    }

    /// Twice as many buckets: of each, one half of its keys goes to either of two.
    private mutating func grow() throws(ScratchFileError) {
        var larger = try SpilledDigests(buckets: used.count * 2)
        for place in used.indices {
            var halves: [[Entry]] = [[], []]
            for entry in try bucket(place) {
                halves[entry.key.place(among: larger.used.count) - place * 2].append(entry)
            }
            for half in 0..<2 { try larger.append(halves[half], to: place * 2 + half) }
        }
        file = larger.file
        used = larger.used
    }

    private init(buckets: Int) throws(ScratchFileError) {
        file = try ScratchFile()
        used = Array(repeating: 0, count: buckets)
    }

    private func bucket(_ place: Int) throws(ScratchFileError) -> [Entry] {
        var entries = Array(repeating: Entry.free, count: Int(used[place]))
        try file.read(into: &entries, at: offset(place))
        return entries
    }

    private func offset(_ place: Int) -> Int { place * Self.bucketSize * Self.entrySize }
}
