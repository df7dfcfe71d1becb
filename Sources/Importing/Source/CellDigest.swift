import Hashing
import Spreadsheet

/// What a row is, whatever its place: a digest of its cells under the names of their columns.
///
/// Blank cells and the order of the columns don't matter, so that a file which was sorted, or got
/// an empty column, holds the same rows.
struct CellDigest {
    private var order: [Int] = []
    private var names: [[UInt8]] = []
    private var buffer: [UInt8] = []

    /// The first 16 bytes of SHA-256: enough that no two rows of any file meet by chance.
    mutating func digest(of record: Record, columns: [Column]) -> [UInt8] {
        if names.count < columns.count { learn(columns) }
        buffer.removeAll(keepingCapacity: true)
        for index in order where !record.isBlank(cell: index) {
            append(names[index][...])
            if let cell = record.utf8(ofCell: index) { append(cell) }
        }
        // Cells beyond the header, of a row that has too many.
        for index in columns.count..<max(record.count, columns.count) {
            if let cell = record.utf8(ofCell: index) { append(cell) }
        }
        return Array(SHA256.digest(of: buffer).prefix(16))
    }

    /// Puts the columns that are new into the order by name: all of them at once at first, and one by one
    /// where lines of JSON bring further ones along.
    private mutating func learn(_ columns: [Column]) {
        func isBefore(_ a: Int, _ b: Int) -> Bool {
            columns[a].name == columns[b].name ? a < b : columns[a].name < columns[b].name
        }
        let new = names.count..<columns.count
        names += columns[new].map { Array($0.name.utf8) }
        guard !order.isEmpty, new.count < 100 else {
            order = columns.indices.sorted(by: isBefore)
            return
        }
        for index in new {
            var (low, high) = (0, order.count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(order[middle], index) { low = middle + 1 } else { high = middle }
            }
            order.insert(index, at: low)
        }
    }

    /// With its length before it, so that no two rows run together into the same bytes.
    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        let count = UInt32(truncatingIfNeeded: bytes.count)
        for shift: UInt32 in [0, 8, 16, 24] {
            buffer.append(UInt8(truncatingIfNeeded: count >> shift))
        }
        buffer.append(contentsOf: bytes)
    }
}
