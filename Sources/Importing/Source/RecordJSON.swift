import Customers
import Hashing
import Spreadsheet

/// Writes a record as JSON: as an object of header → text, or as an array of cells.
struct RecordJSON {
    private var line = JSONLine()
    private var names: [[UInt8]] = []
    private var keys = ColumnKeys()

    init() {}

    /// The record as an array of its cells; null where there is none.
    mutating func array(_ record: Record) -> [UInt8] {
        line.clear()
        line.raw("[")
        for index in 0..<record.count {
            if index > 0 { line.raw(",") }
            append(record, index)
        }
        line.raw("]")
        return line.take()
    }

    /// The record as an object, its keys as ``ColumnKeys`` gives them, so that no cell is lost.
    mutating func object(_ record: Record, _ columns: [Column]) -> [UInt8] {
        if names.count < columns.count {
            keys.update(columns)
            names += keys.keys[names.count...].map { Array($0.utf8) }
        }
        line.clear()
        line.raw("{")
        var isFirst = true
        for index in 0..<min(record.count, columns.count) where record[cell: index] != nil {
            if !isFirst { line.raw(",") }
            isFirst = false
            line.string(names[index][...])
            line.raw(":")
            append(record, index)
        }
        line.raw("}")
        return line.bytes
    }

    /// Cells as such an array.
    static func array(_ cells: [String?]) -> [UInt8] {
        var line = JSONLine()
        line.raw("[")
        for (index, cell) in cells.enumerated() {
            if index > 0 { line.raw(",") }
            if let cell { line.string(cell) } else { line.raw("null") }
        }
        line.raw("]")
        return line.bytes
    }

    private mutating func append(_ record: Record, _ index: Int) {
        // A damaged record may hold bytes that aren't UTF-8: String makes them U+FFFD.
        if record.problem != nil, let text = record[cell: index] {
            line.string(text)
            return
        }
        if let cell = record.utf8(ofCell: index) { line.string(cell) } else { line.raw("null") }
    }
}

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
