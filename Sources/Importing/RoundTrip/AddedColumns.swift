import Journal

/// What an export has of a row that is in none of the source's columns.
enum AddedColumns {
    /// What cells beyond the header go by.
    static let extra = "_extra"
    /// What the text of a damaged line of JSON goes by.
    static let raw = "_raw"

    /// The text of a row that couldn't be read and wasn't put right; nil for any other.
    static func raw(of row: JournalRow) -> String? { row.status == .invalid ? row.raw : nil }

    /// The cells of a row that has more than the header, as a JSON array; nil where they are blank.
    static func extra(of row: JournalRow, beyond count: Int) -> String? {
        let extra = row.cells.dropFirst(count)
        guard extra.contains(where: { !($0 ?? "").allSatisfy(\.isWhitespace) }) else { return nil }
        return String(decoding: RecordJSON.array(Array(extra)), as: UTF8.self)
    }
}

extension RowStatus {
    /// Those of rows that can be put right in a spreadsheet.
    package static let repairable: Set<RowStatus> = [.invalid, .rejected, .failed]
}
