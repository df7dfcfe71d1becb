/// What is wrong with a part of a workbook.
package enum WorkbookFault: Error, Hashable, Sendable {
    /// The XML can't be read; why, and on which line of it.
    case xml(String, line: Int)
    /// Something refers to the part, and it isn't there.
    case missing
    /// More than any workbook has of this kind, in bytes.
    case tooLarge(most: Int)
    case rowOrder(Int, after: Int)
    case badReference(String)
    /// A row that is said to be there so often that no sheet holds them.
    case tooManyRows
    case noSheets
    /// Cells name number formats, of which the workbook has none.
    case noStyles

    package var message: String {
        switch self {
        case .xml(let reason, let line):
            "line \(line) of the part isn't what it should be: \(reason)"
        case .missing: "the part is missing"
        case .tooLarge(let most): "the part is larger than \(most) bytes"
        case .rowOrder(let row, let last): "row \(row) comes after row \(last)"
        case .badReference(let text): "“\(text)” is no cell of a sheet"
        case .tooManyRows: "the sheet has more than \(SheetLimits.rows) rows"
        case .noStyles: "its numbers have formats, and the part that holds these is missing"
        case .noSheets: "there is no sheet in it"
        }
    }
}

/// As many as Excel has.
package enum SheetLimits {
    package static let rows = 1_048_576
    package static let columns = 16_384
}
