import TestSupport
import Testing

@testable import Spreadsheet

struct RowFeedTests {
    /// More than a piece of XML.
    private static let rows =
        ExcelFile.row(1, ["Name", "City"])
        + (2...9_000).map { ExcelFile.row($0, ["Alder \($0)", "Bend"]) }.joined()

    @Test func `rows that are read ahead come in order, none twice and none lost`() throws {
        try withFile(ExcelFile(rows: Self.rows).bytes) { path in
            let reader = try RecordReader(.file(path: path))
            var record = Record()
            var line = 2
            while try reader.next(into: &record) {
                #expect(record.line == line)
                #expect(record[cell: 0] == "Alder \(line)" && record[cell: 1] == "Bend")
                line += 1
            }
            #expect(line == 9_001)
        }
    }

    @Test func `damage behind the first pieces ends the reading when it is reached`() throws {
        var file = ExcelFile(rows: Self.rows)
        file["sheet1.xml", in: "xl/worksheets"] =
            file["sheet1.xml", in: "xl/worksheets"]?.replacing("</sheetData>", with: "</sheet>")
        try withFile(file.bytes) { path in
            let reader = try RecordReader(.file(path: path))
            var record = Record()
            #expect(throws: SourceError.self) { while try reader.next(into: &record) {} }
            #expect(record.line > 5_000)
        }
    }

    @Test func `a reader that is given up lets its thread end`() throws {
        try withFile(ExcelFile(rows: Self.rows).bytes) { path in
            for count in [1, 2_000, 4_000] {
                let reader = try RecordReader(.file(path: path))
                var record = Record()
                for _ in 0..<count { #expect(try reader.next(into: &record)) }
            }
        }
    }
}
