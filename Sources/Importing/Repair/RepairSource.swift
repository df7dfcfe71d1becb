import Spreadsheet

/// The file that rows are taken back from which were put right.
package struct RepairSource: Hashable, Sendable {
    /// Where it is.
    package var source: Source
    /// What it was saved in; nil: what is detected.
    package var encoding: TextEncoding?
    /// The sheet of a workbook, by its name or its number from 1 on; nil: the one with a column `_row`.
    package var sheet: String?

    /// - Parameter path: the file's, or `-` for standard input.
    package init(_ path: String, encoding: TextEncoding? = nil, sheet: String? = nil) {
        source = Source(argument: path)
        self.encoding = encoding
        self.sheet = sheet
    }
}
