import CXlsxWriter
import Foundation
import Spreadsheet

/// Writes an Excel workbook of texts, row by row, by libxlsxwriter in its constant memory: what is written of
/// a sheet waits in a scratch file, and only notes in memory.
///
/// The unsafe code is sound because the library's workbook lives until it is closed or freed here, once, and
/// its sheets and formats, which are the workbook's own, are used by ``WorkbookWriter`` and ``Sheet`` only,
/// which hold the workbook.
package final class WorkbookWriter {
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let file: ScratchFile
    private var looks: [CellLook: Format] = [:]
    private var sheets: [Sheet] = []

    /// - Parameter title: what the document's properties call it.
    package init(title: String) throws(WorkbookError) {
        do throws(ScratchFileError) {
            file = try ScratchFile()
        } catch {
            throw .failed(reason: error.message)
        }
        let path = file.path
        workbook = path.withCString { path in
            FileManager.default.temporaryDirectory.path.withCString { folder in
                var options = lxw_workbook_options()
                options.constant_memory = 1
                options.tmpdir = UnsafeMutablePointer(mutating: folder)
                return workbook_new_opt(path, &options)
            }
        }
        guard workbook != nil else { throw .failed(reason: "there isn't enough memory") }
        title.withCString { text in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: text)
            _ = workbook_set_properties(workbook, &properties)
        }
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
    }

    /// Adds a sheet behind the others.
    ///
    /// - Parameter name: 31 characters at most.
    package func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
        guard let pointer = name.withCString({ workbook_add_worksheet(workbook, $0) }) else {
            throw .failed(reason: "a sheet can't be called “\(name)”")
        }
        let sheet = Sheet(pointer, of: self)
        sheets.append(sheet)
        return sheet
    }

    /// Ends the workbook and copies it to a file, once it is known to be whole.
    package func finish(to handle: FileHandle) throws {
        guard let workbook else { return }
        self.workbook = nil
        let error = workbook_close(workbook)
        guard error == LXW_NO_ERROR else {
            throw WorkbookError.failed(reason: String(cString: lxw_strerror(error)))
        }
        for (place, sheet) in sheets.enumerated() { try check(sheet, number: place + 1) }
        var offset = 0
        while case let piece = try piece(at: offset), !piece.isEmpty {
            try handle.write(contentsOf: Data(piece))
            offset += piece.count
        }
    }

    /// Counts a sheet's rows: the library doesn't notice where its scratch files can't be written.
    private func check(_ sheet: Sheet, number: Int) throws(WorkbookError) {
        let written: WrittenSheet
        do throws(SourceError) {
            written = try WrittenSheet(path: file.path, sheet: number)
        } catch {
            throw .damaged
        }
        guard written.isWhole, written.rows == sheet.rows else { throw .damaged }
    }

    private func piece(at offset: Int) throws(WorkbookError) -> [UInt8] {
        do throws(ScratchFileError) {
            var piece = [UInt8](repeating: 0, count: min(max(try file.size() - offset, 0), 1 << 20))
            try file.read(into: &piece, at: offset)
            return piece
        } catch {
            throw .failed(reason: error.message)
        }
    }

    /// A look made ready for this workbook's cells.
    package struct Format {
        fileprivate let pointer: UnsafeMutablePointer<lxw_format>
    }

    /// The format of a look; the same one for the same look.
    package func format(_ look: CellLook) throws(WorkbookError) -> Format {
        if let format = looks[look] { return format }
        guard let workbook, let format = workbook_add_format(workbook) else {
            throw .failed(reason: "there isn't enough memory")
        }
        // Whatever is typed into such a cell stays as it was typed.
        format_set_num_format(format, "@")
        let edge = look.isLow ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP
        format_set_align(format, UInt8(edge.rawValue))
        if look.style != .plain { format_set_bold(format) }
        if look.style == .title { format_set_font_size(format, 16) }
        if let fill = look.fill { format_set_bg_color(format, fill) }
        if let ink = look.ink { format_set_font_color(format, ink) }
        if look.wraps { format_set_text_wrap(format) }
        if look.hasRule {
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_bottom_color(format, 0x808080)
        }
        looks[look] = Format(pointer: format)
        return Format(pointer: format)
    }

    /// A sheet of a workbook, written from its first row to its last.
    package final class Sheet {
        /// A sheet's rows and columns at most (ECMA-376 and Excel specifications and limits).
        package static let mostRows = Int(LXW_ROW_MAX)
        package static let mostColumns = Int(LXW_COL_MAX)

        private let sheet: UnsafeMutablePointer<lxw_worksheet>
        /// Keeps the workbook.
        private let writer: WorkbookWriter
        /// How many rows were written, and the last of them.
        fileprivate private(set) var rows = 0
        private var last = -1

        fileprivate init(
            _ sheet: UnsafeMutablePointer<lxw_worksheet>,
            of writer: WorkbookWriter
        ) {
            self.sheet = sheet
            self.writer = writer
        }

        /// Writes a text into a cell; of an empty one only the format.
        ///
        /// - Parameters:
        ///   - row: 0-based, and never one before the last.
        ///   - column: 0-based.
        package func write(
            _ text: String,
            _ row: Int,
            _ column: Int,
            _ format: Format
        ) throws(WorkbookError) {
            guard row < Self.mostRows else { throw .tooManyRows(most: Self.mostRows) }
            begin(row)
            guard !text.isEmpty else {
                return try check(
                    worksheet_write_blank(
                        sheet,
                        UInt32(row),
                        UInt16(column),
                        format.pointer
                    )
                )
            }
            let escaped = SheetText.escaped(text)
            guard
                escaped.utf8.count <= SheetText.longest || escaped.utf16.count <= SheetText.longest
            else {
                throw .tooLong(row: row + 1, column: column + 1, most: SheetText.longest)
            }
            try check(
                escaped.withCString {
                    worksheet_write_string(sheet, UInt32(row), UInt16(column), $0, format.pointer)
                }
            )
        }

        /// Puts a note to a cell of the row that is being written.
        package func note(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError) {
            var options = lxw_comment_options()
            options.width = 280
            // Some 40 characters a line.
            options.height = UInt16(min(24 + 18 * (text.count / 40 + 1), 300))
            options.color = 0xFFF8E1
            let code = text.withCString {
                worksheet_write_comment_opt(sheet, UInt32(row), UInt16(column), $0, &options)
            }
            try check(code)
        }

        /// How wide a column is in characters, how its blank cells look, and whether it is shown.
        package func setColumn(
            _ column: Int,
            width: Double,
            _ format: Format,
            isHidden: Bool = false
        ) throws(WorkbookError) {
            guard column < Self.mostColumns else {
                throw .tooManyColumns(column + 1, most: Self.mostColumns)
            }
            var options = lxw_row_col_options()
            options.hidden = isHidden ? 1 : 0
            let place = UInt16(column)
            try check(
                worksheet_set_column_opt(
                    sheet,
                    place,
                    place,
                    width,
                    format.pointer,
                    &options
                )
            )
        }

        /// How high a row is in points; has to be said before it is written.
        package func setRow(_ row: Int, height: Double) throws(WorkbookError) {
            begin(row)
            try check(worksheet_set_row(sheet, UInt32(row), height, nil))
        }

        /// Keeps the first rows and columns in view.
        package func freeze(rows: Int, columns: Int) {
            worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
        }

        /// Puts a filter to the first row, over so many rows below it and all columns.
        package func filter(rows: Int, columns: Int) throws(WorkbookError) {
            guard columns > 0 else { return }
            try check(
                worksheet_autofilter(sheet, 0, 0, UInt32(rows), UInt16(columns - 1))
            )
        }

        /// Says that numbers which are texts are meant so.
        package func acceptNumbersAsTexts(rows: Int, columns: Int) throws(WorkbookError) {
            guard columns > 0 else { return }
            let range = "A1:\(SheetColumn.letters(columns))\(rows + 1)"
            let type = UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue)
            try check(range.withCString { worksheet_ignore_errors(sheet, type, $0) })
        }

        /// Takes the lines between cells away, for a sheet that is read as a page.
        package func hideGrid() {
            worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        }

        /// On paper: across and small, so that some columns have room beside the first, which is on each
        /// page as the first row is, and with lines between the rows.
        package func printAcross() throws(WorkbookError) {
            worksheet_gridlines(sheet, UInt8(LXW_SHOW_ALL_GRIDLINES.rawValue))
            worksheet_set_landscape(sheet)
            worksheet_set_print_scale(sheet, Self.smallPrint)
            worksheet_set_paper(sheet, Self.a4)
            try check(worksheet_repeat_rows(sheet, 0, 0))
            try check(worksheet_repeat_columns(sheet, 0, 0))
        }

        /// On paper: as wide as a page.
        package func printOnOnePage() {
            worksheet_set_paper(sheet, Self.a4)
            worksheet_fit_to_pages(sheet, 1, 0)
        }

        private static let a4: UInt8 = 9
        /// In percent: letters of 7 points.
        private static let smallPrint: UInt16 = 65

        private func begin(_ row: Int) {
            if row != last { rows += 1 }
            last = row
        }

        private func check(_ error: lxw_error) throws(WorkbookError) {
            guard error != LXW_NO_ERROR else { return }
            throw .failed(reason: String(cString: lxw_strerror(error)))
        }
    }
}
