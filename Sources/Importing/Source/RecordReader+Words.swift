import Spreadsheet

extension RecordReader {
    /// For a person: how the source is read, how many columns it has, and where its table is where that
    /// isn't at the top.
    package var summary: String {
        var summary = "\(detection.summary), \(Words.count(columns.count, "column"))"
        if let table = detection.table, table.isNotable || table.origin == .given {
            summary += "; \(table.sentence)"
        }
        return summary
    }
}
