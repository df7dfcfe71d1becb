import Spreadsheet

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
