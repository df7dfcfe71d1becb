import Journal

/// Which rows are exported, and what of each.
package struct ExportChoice: Sendable {
    package enum Columns: Sendable {
        /// The source's, then what became of the row.
        case everything
        /// Those of a list such as `Company,_customer_id`.
        case named(String)
        /// What is to be put right in a spreadsheet, with what is wrong.
        case problems
        /// The customer id of each external id, and no row that lacks one of them.
        case idMap
    }

    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    package var columns: Columns
    package var statuses: Set<RowStatus>
    package var format: ExportFormat
    /// Whether a byte order mark is before it: without one, Excel takes a file for Windows-1252, and
    /// `Müller` for `MÃ¼ller`.
    package var hasMark: Bool
    /// What the workbook of problems says of the commands with which to go on.
    package var nextSteps = ""

    package init(
        _ columns: Columns = .everything,
        of statuses: Set<RowStatus> = Set(RowStatus.allCases),
        as format: ExportFormat = .csv,
        hasMark: Bool = false
    ) {
        self.columns = columns
        self.statuses = statuses
        self.format = format
        self.hasMark = hasMark
    }
}

/// The formats of an export.
package enum ExportFormat: String, Sendable, CaseIterable {
    case csv
    case jsonl
    /// An Excel workbook.
    case xlsx

    /// The format of its lines; nil where it has none.
    var lines: LineFormat? {
        switch self {
        case .csv: .csv
        case .jsonl: .jsonl
        case .xlsx: nil
        }
    }
}

/// The formats in which a row is a line of text.
enum LineFormat: Hashable, Sendable {
    case csv
    case jsonl
}

extension ExportChoice {
    /// The columns, of a journal as it is.
    ///
    /// - Throws: that there is no column of a name.
    func exportColumns(
        _ source: SourceColumns,
        _ record: ImportRecord
    ) throws -> [ExportColumn] {
        switch columns {
        case .everything: ExportColumn.everything(source)
        case .named(let list): try ExportColumn.named(list, source)
        case .problems: ExportColumn.problems(source) { RowMark($0, of: record) }
        case .idMap: ExportColumn.idMap
        }
    }

    /// What a sheet with it is called.
    var sheetName: String {
        if case .idMap = columns { return "Ids" }
        return "Rows"
    }

    /// Whether a row is in it, of those that have one of its statuses.
    func has(_ row: JournalRow) -> Bool {
        guard case .idMap = columns else { return true }
        return row.externalID != nil && row.customerID != nil
    }
}
