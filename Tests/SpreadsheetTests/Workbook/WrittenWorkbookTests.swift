import Foundation
import Testing

@testable import Spreadsheet

/// Workbooks as openpyxl 3.1, XlsxWriter 3.3 and LibreOffice 7.4 wrote them, with what people leave in them:
/// a filter, a hidden column, percentages and money, a total.
struct WrittenWorkbookTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Files")

    private static let files: [(file: String, header: Int, hiddenColumn: Int, hiddenRow: Int)] = [
        ("openpyxl.xlsx", 3, 4, 5), ("libreoffice.xlsx", 3, 4, 5), ("libreoffice.ods", 3, 4, 5),
        ("xlsxwriter.xlsx", 1, 3, 3),
    ]

    private static func reader(_ file: String) throws -> RecordReader {
        try RecordReader(.file(path: folder.appendingPathComponent(file).path))
    }

    @Test(arguments: files)
    func `the table, the total and what the sheet doesn't show are found`(
        item: (file: String, header: Int, hiddenColumn: Int, hiddenRow: Int)
    ) throws {
        let reader = try Self.reader(item.file)
        #expect(reader.detection.table?.headerLine == item.header)
        var record = Record()
        var hidden: [Int] = []
        var problems: [String] = []
        while try reader.next(into: &record) {
            if record.isHidden { hidden.append(record.line) }
            if let problem = record.problem {
                problems.append("\(problem.code.rawValue) \(problem.position.text)")
            }
        }
        #expect(hidden == [item.hiddenRow])
        let sheet = item.file == "xlsxwriter.xlsx" ? "'Kunden 1'!A6" : "Customers!A8"
        #expect(problems == ["total_row \(sheet)"])
        let columns = (1...reader.columns.count).filter(reader.detection.hidesColumn)
        #expect(columns == [item.hiddenColumn])
    }

    @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods"])
    func `percentages and amounts of money are told from other numbers`(file: String) throws {
        let reader = try Self.reader(file)
        var record = Record()
        var cells: [String] = []
        while try reader.next(into: &record), record.problem == nil {
            for cell in [0, 2] where record.isFigure(cell: cell) {
                cells.append(record[cell: cell] ?? "")
            }
        }
        #expect(cells == ["5%", "10%", "12.5", "50%"])
    }

    @Test func `a code that is a number with a format isn't one of them`() throws {
        let reader = try Self.reader("xlsxwriter.xlsx")
        var record = Record()
        _ = try reader.next(into: &record)
        #expect(record[cell: 0] == "00001")
        #expect(!record.isFigure(cell: 0))
        #expect(record.isFigure(cell: 2))
    }

    @Test(arguments: [
        (DialectOptions(delimiter: .semicolon), TextEncoding?.none, ["--delimiter"]),
        (DialectOptions(quote: DialectOptions.Mark.none), .utf8, ["--encoding", "--quote"]),
    ])
    func `options of text files are refused`(
        dialect: DialectOptions,
        encoding: TextEncoding?,
        names: [String]
    ) {
        var options = ReaderOptions(encoding: encoding, dialect: dialect)
        options.refusesStrayOptions = true
        let path = Self.folder.appendingPathComponent("openpyxl.xlsx").path
        #expect(throws: SourceError.strayOptions(path, .xlsx, names)) {
            try RecordReader(.file(path: path), options: options)
        }
    }

    @Test func `options that say nothing of a text file are refused, too`() throws {
        var options = ReaderOptions(header: .line(1))
        options.refusesStrayOptions = true
        try withFile(Array("{\"a\":1}\n".utf8)) { path in
            #expect(throws: SourceError.strayOptions(path, .jsonLines, ["--header-row"])) {
                try RecordReader(.file(path: path), options: options)
            }
        }
        options.sheet = "1"
        try withFile(Array("a,b\n1,2\n".utf8)) { path in
            #expect(throws: SourceError.strayOptions(path, .csv, ["--sheet"])) {
                try RecordReader(.file(path: path), options: options)
            }
        }
    }
}
