/// The kinds of export that are read.
package enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// Delimiter-separated values (RFC 4180 and what spreadsheets make of it).
    case csv
    /// One JSON object a line.
    case jsonLines = "jsonl"
    /// A sheet of an Excel workbook.
    case xlsx
    /// A sheet of an OpenDocument spreadsheet.
    case ods

    /// For a person.
    var name: String {
        switch self {
        case .csv: "CSV"
        case .jsonLines: "JSON Lines"
        case .xlsx: "an Excel workbook"
        case .ods: "an OpenDocument spreadsheet"
        }
    }

    /// Whether it is a workbook, of which one sheet is read.
    package var isWorkbook: Bool { self == .xlsx || self == .ods }
}
