import Spreadsheet

/// The file that rows are taken back from which were put right.
package struct RepairSource: Hashable, Sendable {
    /// Its path, or `-` for standard input.
    package var path: String
    /// What it was saved in; nil: what is detected.
    package var encoding: TextEncoding?
    /// The sheet of a workbook, by its name or its number from 1 on; nil: the one with a column `_row`.
    package var sheet: String?

    package init(_ path: String, encoding: TextEncoding? = nil, sheet: String? = nil) {
        self.path = path
        self.encoding = encoding
        self.sheet = sheet
    }
}
