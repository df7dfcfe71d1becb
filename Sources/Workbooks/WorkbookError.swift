/// Why a workbook can't be written.
package enum WorkbookError: Error, Hashable, Sendable {
    /// More rows than a sheet has, the header among them.
    case tooManyRows(most: Int)
    /// More columns than a sheet has.
    case tooManyColumns(Int, most: Int)
    /// A text that is longer than a cell may be: in which row and column of the sheet, both from 1 on.
    case tooLong(row: Int, column: Int, most: Int)
    /// What the library or the system says.
    case failed(reason: String)
    /// What was written doesn't read as it should, as where the disk became full.
    case damaged

    /// What happened.
    package var message: String {
        switch self {
        case .tooManyRows(let most):
            "a sheet of a workbook has \(most) rows at most, and there are more"
        case .tooManyColumns(let count, let most):
            "a sheet of a workbook has \(most) columns at most, and there are \(count)"
        case .tooLong(let row, let column, let most):
            "a cell of a workbook holds \(most) characters at most, and the one in row \(row), column"
                + " \(column), has more"
        case .failed(let reason): "the workbook can't be written: \(reason)"
        case .damaged: "the workbook couldn't be written whole: is the disk full?"
        }
    }
}
