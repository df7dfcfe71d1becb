import Foundation
import Spreadsheet
import Testing

@testable import Workbooks

/// Workbooks as they are written, read by the reader of sources.
struct WorkbookWriterTests {
    private func written(_ build: (WorkbookWriter) throws -> Void) throws -> String {
        let path = NSTemporaryDirectory() + "workbook-\(UUID().uuidString).xlsx"
        try Data().write(to: URL(fileURLWithPath: path))
        let writer = try WorkbookWriter(title: "A title")
        try build(writer)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try writer.finish(to: handle)
        try handle.close()
        return path
    }

    private func texts(_ path: String, sheet: String) throws -> [[String]] {
        var options = ReaderOptions(header: .none)
        options.sheet = sheet
        options.marksValues = true
        let reader = try RecordReader(.file(path: path), options: options)
        var rows: [[String]] = []
        var record = Record()
        while try reader.next(into: &record) {
            #expect(!(0..<record.count).contains { record.isValue(cell: $0) })
            rows.append((0..<record.count).map { record[cell: $0] ?? "" })
        }
        return rows
    }

    static let texts = [
        "0012", "1e5", "1/2/2024", "TRUE", "=1+1", "'quoted", " lead and trail ", "a\nb\n",
        "tab\tx",
        "a\r\nb\rc", "&lt; <b> \"q\" 'a'", "_x0041_", "_x0041_x0042_", "_x005F_", "__x0041_",
        "_x00g1_",
        "\u{1}\u{8}\u{1F}", "a\0b", "\u{FFFE}\u{FFFF}", "\u{FEFF}bom", "Łódź", "👩‍👩‍👧", "e\u{301}",
        "\u{7F}", "\u{2028}", String(repeating: "x", count: 32_767),
    ]

    @Test func `every text is read as it was written`() throws {
        let path = try written { writer in
            let format = try writer.format(CellLook())
            let first = try writer.addSheet("Read me")
            try first.write("A title", 0, 0, try writer.format(CellLook(.title, wraps: true)))
            let sheet = try writer.addSheet("Cells")
            for (row, text) in Self.texts.enumerated() {
                try sheet.write(text, row, 0, format)
                try sheet.write("", row, 1, try writer.format(CellLook(fill: 0xFFEB9C)))
                try sheet.write("x", row, 2, format)
                if row < 2 { try sheet.note("a note", row, 0) }
            }
            try sheet.setColumn(0, width: 20, format)
            try sheet.setColumn(2, width: 20, format, isHidden: true)
            sheet.freeze(rows: 1, columns: 1)
            try sheet.filter(rows: Self.texts.count - 1, columns: 3)
            try sheet.acceptNumbersAsTexts(rows: Self.texts.count - 1, columns: 3)
        }
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try texts(path, sheet: "Read me") == [["A title"]])
        let rows = try texts(path, sheet: "Cells")
        #expect(rows.count == Self.texts.count)
        for (row, text) in zip(rows, Self.texts) {
            #expect(row[0].utf8.elementsEqual(text.utf8), "\(text.prefix(40).debugDescription)")
            #expect(Array(row[1...]) == ["", "x"])
        }
    }

    @Test func `what a sheet can't hold is an error, and never cut off`() throws {
        let writer = try WorkbookWriter(title: "")
        let sheet = try writer.addSheet("Cells")
        let format = try writer.format(CellLook())
        #expect(throws: WorkbookError.tooLong(row: 1, column: 2, most: 32_767)) {
            try sheet.write(String(repeating: "x", count: 32_768), 0, 1, format)
        }
        // A character beyond the first 65,536 takes the room of two.
        #expect(throws: WorkbookError.self) {
            try sheet.write(String(repeating: "😀", count: 16_384), 0, 1, format)
        }
        #expect(throws: WorkbookError.tooManyRows(most: 1_048_576)) {
            try sheet.write("x", 1_048_576, 0, format)
        }
        #expect(throws: WorkbookError.tooManyColumns(16_385, most: 16_384)) {
            try sheet.setColumn(16_384, width: 9, format)
        }
        #expect(throws: WorkbookError.self) {
            _ = try writer.addSheet("A name of more characters than sheets may have")
        }
    }

    @Test func `a workbook that is given up leaves nothing`() throws {
        let writer = try WorkbookWriter(title: "")
        let sheet = try writer.addSheet("Cells")
        for row in 0..<100 { try sheet.write("x", row, 0, try writer.format(CellLook())) }
    }
}
