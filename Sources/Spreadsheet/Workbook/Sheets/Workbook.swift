/// A workbook of whatever format: sheets, each of which can be read by itself.
protocol Workbook: AnyObject {
    var format: SourceFormat { get }
    /// In the order in which they are shown.
    var sheets: [SheetEntry] { get }

    /// The rows of a sheet.
    ///
    /// - Parameter mostBytes: what a row may have.
    func rows(ofSheet index: Int, mostBytes: Int) throws(SourceError) -> any RowPieces

    /// The texts that cells share; nil where each cell has its own.
    func sharedStrings() throws(SourceError) -> SharedStrings?
}

/// A sheet as a workbook lists it.
struct SheetEntry: Hashable {
    var name: String
    var isHidden: Bool
}
