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
}

/// As many as Excel has.
package enum SheetLimits {
    package static let rows = 1_048_576
    package static let columns = 16_384
}
