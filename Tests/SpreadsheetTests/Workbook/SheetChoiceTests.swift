import TestSupport
import Testing

@testable import Spreadsheet

struct SheetChoiceTests {
    private static let customers = ExcelFile.row(1, ["Name"]) + ExcelFile.row(2, ["Alder"])
    private static let notes = ExcelFile.row(1, ["Hint"]) + ExcelFile.row(2, ["Hello"])
    private static let judge = TableJudge { columns, _ in columns.contains { $0.name == "Name" } }

    private func open(
        _ sheets: [(name: String, state: String, rows: String)],
        _ sheet: String? = nil,
        judge: TableJudge? = judge
    ) throws -> String? {
        var found: String?
        try withFile(ExcelFile(sheets: sheets).bytes) { path in
            var options = ReaderOptions()
            options.sheet = sheet
            found = try RecordReader(.file(path: path), options: options, judge: judge).detection
                .sheet
        }
        return found
    }

    @Test func `the one sheet that holds what is looked for is read`() throws {
        let sheets = [
            ("Read me", "visible", Self.notes), ("Customers", "visible", Self.customers),
            ("Empty", "visible", ""),
        ]
        #expect(try open(sheets) == "Customers")
        #expect(try open(sheets, judge: nil) == "Read me")
    }

    @Test func `a sheet is named by its name, in whatever case, or its number`() throws {
        let sheets = [
            ("One", "visible", Self.customers), ("2024", "visible", Self.customers),
            ("1", "hidden", Self.customers),
        ]
        #expect(try open(sheets, "one") == "One")
        #expect(try open(sheets, "2024") == "2024")
        #expect(try open(sheets, "2") == "2024")
        // A name goes before a number, and hidden sheets are read where they are named.
        #expect(try open(sheets, "1") == "1")
        #expect(throws: SourceError.self) { try open(sheets, "4") }
    }

    @Test(arguments: ["hidden", "veryHidden"])
    func `hidden sheets aren't looked at`(state: String) throws {
        let sheets = [("Old", state, Self.customers), ("New", "visible", Self.customers)]
        #expect(try open(sheets) == "New")
    }

    @Test func `where two would do, both are named`() {
        let sheets = [
            ("A", "visible", Self.customers), ("B", "visible", Self.notes),
            ("C", "visible", Self.customers),
        ]
        do {
            _ = try open(sheets)
            Issue.record("one was taken")
        } catch {
            guard case .unclearSheet(_, let names, true)? = error as? SourceError else {
                Issue.record("\(error)")
                return
            }
            #expect(names == ["A", "C"])
        }
    }

    @Test func `where none would do, all with something in them are named`() {
        let sheets = [
            ("A", "visible", Self.notes), ("B", "visible", ""), ("C", "visible", Self.notes),
        ]
        do {
            _ = try open(sheets)
            Issue.record("one was taken")
        } catch {
            guard case .unclearSheet(_, let names, false)? = error as? SourceError else {
                Issue.record("\(error)")
                return
            }
            #expect(names == ["A", "C"])
        }
    }

    @Test func `places are those of the sheet`() throws {
        let file = ExcelFile(sheets: [
            (
                "My Sheet", "visible",
                "<row r='4'>"
                    + "<c r='B4' t='str'><v>Name</v></c><c r='C4' t='str'><v>City</v></c></row>"
                    + "<row r='9'><c r='B9' t='str'><v>Alder</v></c><c r='C9' t='str'><v>Bend</v></c></row>"
            )
        ])
        try withFile(file.bytes) { path in
            let reader = try RecordReader(.file(path: path))
            var record = Record()
            #expect(try reader.next(into: &record))
            #expect(record.number == 1)
            #expect(record.line == 9)
            #expect(record.position(ofCell: 2).text == "'My Sheet'!C9")
            #expect(record[cell: 2] == "Bend")
        }
        #expect(SourcePosition(line: 17, column: 29, sheet: "Customers").text == "Customers!AC17")
        #expect(SourcePosition(line: 17, column: 3).text == "17:3")
    }
}
