import Customers
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
