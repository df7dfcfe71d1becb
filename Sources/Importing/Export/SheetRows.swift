import Foundation
import Journal
import Workbooks

/// Rows as a sheet of texts in a workbook, so that `0012` stays `0012`.
final class SheetRows: RowOutput {
    private let columns: [ExportColumn]
    private let handle: FileHandle
    private let writer: WorkbookWriter
    private let sheet: WorkbookWriter.Sheet
    private let format: WorkbookWriter.Format
    private var widths: ColumnWidths
    private var row = 0

    /// - Parameter name: what the sheet is called.
    /// - Throws: that a sheet has no room for so many columns.
    init(_ columns: [ExportColumn], name: String, to handle: FileHandle) throws {
        self.columns = columns
        self.handle = handle
        writer = try WorkbookWriter(title: name)
        sheet = try writer.addSheet(name)
        format = try writer.format(CellLook())
        let headers = columns.map { $0.header ?? $0.name }
        widths = ColumnWidths(headers: headers)
        try SheetLooks.checkWidth(columns.count)
        let look = try writer.format(SheetLooks.header)
        for (place, header) in headers.enumerated() { try sheet.write(header, 0, place, look) }
        sheet.freeze(rows: 1, columns: 0)
    }

    var parts: JournalRow.Parts {
        columns.reduce(into: []) { $0.formUnion($1.needs) }
    }

    func write(_ row: JournalRow) throws {
        self.row += 1
        for (place, column) in columns.enumerated() {
            guard let text = column.text(row), !text.isEmpty else { continue }
            do throws(WorkbookError) {
                try sheet.write(text, self.row, place, format)
            } catch {
                guard case .tooLong = error else { throw error }
                throw InputError.longCell(row: "\(row.id)", column: column.name, error.message)
            }
            widths.note(text, place)
        }
        widths.endRow()
    }

    func finish() throws {
        for place in columns.indices {
            try sheet.setColumn(place, width: widths.width(place), format)
        }
        try sheet.filter(rows: row, columns: columns.count)
        try sheet.acceptNumbersAsTexts(rows: row, columns: columns.count)
        try writer.finish(to: handle)
    }
}

/// What sheets look like.
enum SheetLooks {
    static let header = CellLook(.bold, fill: 0xDCE6F1, hasRule: true)
    /// What is wrong, and above it.
    static let remarkHeader = CellLook(.bold, fill: 0x1F3864, ink: 0xFFFFFF, hasRule: true)
    static let remark = CellLook(wraps: true)
    /// A cell for which the row can't be sent.
    static let grave = CellLook(fill: 0xF8CBAD)
    /// A cell that is to be looked at.
    static let doubtful = CellLook(fill: 0xFFF2CC)
    /// What is for the program.
    static let technical = CellLook(ink: 0x808080)

    static func checkWidth(_ columns: Int) throws(WorkbookError) {
        let most = WorkbookWriter.Sheet.mostColumns
        guard columns <= most else { throw .tooManyColumns(columns, most: most) }
    }
}
