import Spreadsheet

extension RecordReader {
    /// For a person: how the source is read, how many columns it has, and where its table is where that
    /// isn't at the top.
    package var summary: String {
        var summary = "\(detection.summary), \(Words.count(columns.count, "column"))"
        if let table = detection.table, table.isNotable || table.origin == .given {
            summary += "; \(table.sentence)"
        }
        let hidden = detection.hiddenColumns.flatMap { $0.clamped(to: 1...max(columns.count, 1)) }
            .filter { detection.hidesColumn($0) }
        if !hidden.isEmpty {
            let letters = Set(hidden).sorted().map { SheetColumn.letters($0) }
            summary +=
                letters.count == 1
                ? "; column \(letters[0]) is hidden in the sheet, and read"
                : "; columns \(letters.joined(separator: ", ")) are hidden in the sheet, and read"
        }
        return summary
    }
}
