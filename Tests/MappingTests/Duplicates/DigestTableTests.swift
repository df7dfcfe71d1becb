import Spreadsheet
import TestSupport
import Testing

@testable import Mapping

private func entry(_ key: UInt64, row: Int) -> DigestTable.Entry {
    var content = TextHash()
    content.add("\(row)".utf8)
    return DigestTable.Entry(RowDigest(key: key, content: content), row: row)
}

@Test(arguments: 0..<4)
func `a table that is on the disk finds what a dictionary finds`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // So few places in memory that nearly all of it happens on the disk.
    var table = DigestTable(mostSlots: 64)
    var dictionary: [UInt64: DigestTable.Entry] = [:]
    for row in 1...5_000 {
        // Some keys are near each other, so that some lie in one bucket.
        let key = UInt64.random(in: 1...8_000, using: &generator)
        let spread = seed % 2 == 0 ? key &* 0x9E37_79B9_7F4A_7C15 : key << 32
        let found = try table.find(spread)
        #expect(found == dictionary[spread], "seed \(seed), row \(row)")
        guard found == nil else { continue }
        let new = entry(spread, row: row)
        try table.insert(new)
        dictionary[spread] = new
    }
    for (key, entry) in dictionary { #expect(try table.find(key) == entry, "seed \(seed)") }
}

@Test func `the buckets on the disk double when there is much in them, and lose nothing`() throws {
    var generator = SeededGenerator(seed: 7)
    var spilled = try SpilledDigests()
    var known: [DigestTable.Entry] = []
    for round in 0..<4 {
        let entries = (1...50_000)
            .map { entry(.random(in: 1 ... .max, using: &generator), row: round * 50_000 + $0) }
            .sorted { $0.key < $1.key }
        try spilled.insert(entries, count: entries.count)
        known += entries
    }
    for entry in known { #expect(try spilled.find(entry.key) == entry) }
    for _ in 0..<10_000 {
        #expect(try spilled.find(.random(in: 1 ... .max, using: &generator)) == nil)
    }
}

@Test func `a bucket that runs over loses nothing`() throws {
    var spilled = try SpilledDigests()
    let entries = (1...1_000).map { entry(UInt64($0), row: $0) }
    try spilled.insert(entries, count: entries.count)
    for entry in entries { #expect(try spilled.find(entry.key) == entry) }
    #expect(try spilled.find(1_001) == nil)
}

@Test func `what a scratch file was given is what it gives, and behind its end is nothing`() throws
{
    let file = try ScratchFile()
    try file.write(([1, 2, 3] as [UInt32])[...], at: 8)
    var items = [UInt32](repeating: 9, count: 6)
    try file.read(into: &items, at: 4)
    #expect(items == [0, 1, 2, 3, 9, 9])
}
