import Foundation
import Journal
import Spreadsheet
import TestSupport
import Testing

@testable import Importing

/// Problem files as spreadsheets give them back: workbooks built to the habits of each.
@Suite(.onThreadOfItsOwn) struct RepairWorkbookTests {
    private static let export = """
        Account ID,Company Name,Phone,Code,Since,Note
        A-1,,0015550101,0012,1/2/2024,true
        A-2,,0015550102,1e5,2024-01-02,a  b
        A-3,,+1 555 0103,0007,12 May,'x
        A-4,,0015550104,5%,10:30,=1+1
        """

    /// What a workbook has of the rows that are to be put right: the header and each row's cells, with the
    /// mark last.
    private func rows(of trial: Trial) throws -> [[String]] {
        let (record, _) = try Journal(reading: trial.journal).stagedImport()
        var rows = [record.columns + ["_row"]]
        try Journal(reading: trial.journal).forEachRow(in: RowStatus.repairable) { row in
            rows.append(row.cells.map { $0 ?? "" } + [RowMark(row, of: record, .plain).text])
        }
        return rows
    }

    private func staged() async throws -> (Trial, [[String]]) {
        let trial = try await Trial(Self.export)
        try trial.stage()
        return (trial, try rows(of: trial))
    }

    private func fix(_ trial: Trial, _ bytes: [UInt8]) throws -> RepairResult {
        try Data(bytes).write(to: URL(fileURLWithPath: trial.path("p.xlsx")))
        return try trial.open().repair(from: RepairSource(trial.path("p.xlsx")))
    }

    /// A row whose cells are XML where they begin with `<`, and texts else.
    private func row(_ number: Int, _ cells: [String]) -> String {
        let xml = cells.enumerated().map { place, cell in
            let reference = SheetColumn.letters(place + 1) + String(number)
            guard !cell.hasPrefix("<") else {
                return cell.replacing("<c", with: #"<c r="\#(reference)""#)
            }
            return #"<c r="\#(reference)" t="inlineStr"><is><t xml:space="preserve">"#
                + "\(ExcelFile.escaped(cell))</t></is></c>"
        }
        return #"<row r="\#(number)">\#(xml.joined())</row>"#
    }

    private func sheet(_ rows: [[String]], from first: Int = 1) -> String {
        rows.enumerated().map { row(first + $0, $1) }.joined()
    }

    @Test func `Excel, where columns of texts were converted to numbers and dates`() async throws {
        var (trial, rows) = try await staged()
        // 0015550101 and 0012 as numbers, 2 January 2024 by its format, true as a truth value.
        rows[1].replaceSubrange(
            2..<6,
            with: [
                "<c><v>15550101</v></c>", "<c><v>12</v></c>", #"<c s="1"><v>45293</v></c>"#,
                #"<c t="b"><v>1</v></c>"#,
            ]
        )
        rows[2].replaceSubrange(
            2..<5,
            with: [
                "<c><v>1.5550102E7</v></c>", "<c><v>100000</v></c>",
                #"<c s="1"><v>45293</v></c>"#,
            ]
        )
        rows[3].replaceSubrange(3..<5, with: ["<c><v>7</v></c>", #"<c s="2"><v>46154</v></c>"#])
        rows[4].replaceSubrange(
            3..<5,
            with: [#"<c s="3"><v>0.05</v></c>"#, #"<c s="4"><v>0.4375</v></c>"#]
        )
        let formats = ["m/d/yyyy", "d-mmm", "0%", "h:mm"]
        let workbook = ExcelFile(
            sheets: [
                ("Read me", "visible", row(1, ["Rows to put right"])),
                ("Problems", "visible", sheet(rows)),
            ],
            formats: formats
        )
        let result = try fix(trial, workbook.bytes)
        #expect(result.unchanged == 4)
        #expect(result.leftOutCells.isEmpty)
    }

    @Test
    func `Google Sheets, which writes whole numbers with a fraction, and blank rows to the end`()
        async throws
    {
        var (trial, rows) = try await staged()
        for index in 1...4 { rows[index][1] = "Customer \(index)" }
        rows[1][3] = "<c><v>12.0</v></c>"
        rows[1][2] = "<c><v>1.5550101E7</v></c>"
        rows.append(contentsOf: repeatElement(["", "", ""], count: 50))
        let result = try fix(trial, ExcelFile(rows: sheet(rows)).bytes)
        #expect(result.fixed == [1, 2, 3, 4])
        #expect(result.named(result.changedCells).map(\.column) == ["Company Name"])
        #expect(try trial.row(1).cells.contains("0015550101"))
    }

    @Test
    func `Numbers, which puts a summary before the sheets and a table's name above its header`()
        async throws
    {
        var (trial, rows) = try await staged()
        rows[2][1] = "Birch"
        rows.insert(["Problems"], at: 0)
        let workbook = ExcelFile(sheets: [
            ("Export Summary", "visible", row(3, ["This document was exported from Numbers."])),
            ("Read me - Table 1", "visible", row(1, ["Rows to put right"])),
            ("Problems - Table 1", "visible", sheet(rows)),
        ])
        let result = try fix(trial, workbook.bytes)
        #expect(result.fixed == [2])
        #expect(result.unchanged == 3)
    }

    @Test func `LibreOffice, which saves it as OpenDocument`() async throws {
        var (trial, rows) = try await staged()
        rows[1][1] = "Alder"
        let sheet =
            "<table:table table:name='Problems'>"
            + rows.map(OpenDocumentFile.row).joined() + "</table:table>"
        let result = try fix(trial, OpenDocumentFile.bytes(sheets: sheet))
        #expect(result.fixed == [1])
        #expect(result.unchanged == 3)
    }

    @Test func `rows in another order, fewer of them, columns moved, added and taken out`()
        async throws
    {
        var (trial, rows) = try await staged()
        rows[3][1] = "Cedar"
        rows = [rows[0], rows[4], rows[3]]
        // Without Since and Note, which the mapping doesn't use, with the mark first and a column of one's own.
        rows = rows.enumerated().map { place, row in
            [row[6], place == 0 ? "My remark" : "ask", row[2], row[1], row[0]]
        }
        rows[2].append("beyond the header")
        let result = try fix(trial, ExcelFile(rows: sheet(rows)).bytes)
        #expect(result.fixed == [3])
        #expect(
            try trial.row(3).cells == ["A-3", "Cedar", "+1 555 0103", "0007", "12 May", "'x"]
        )
        #expect(result.unchanged == 1)
    }

    @Test func `an edit that came too late is told and left out, and the others are taken`()
        async throws
    {
        var (trial, rows) = try await staged()
        let older = rows
        rows[1][1] = "Alder"
        rows[2][1] = "Birch"
        #expect(try fix(trial, ExcelFile(rows: sheet(rows)).bytes).fixed == [1, 2])
        _ = try trial.open().send(to: trial.target, Trial.options, watcher: Watcher())
        rows[1][1] = "Alder Ltd"
        rows[3][1] = "Cedar"
        let result = try fix(trial, ExcelFile(rows: sheet(rows)).bytes)
        #expect(result.lateEdits.map(\.row) == [1])
        #expect(result.fixed == [3])
        #expect(result.unchanged == 2)
        // An older file in which nothing was changed takes nothing back.
        let again = try fix(trial, ExcelFile(rows: sheet(older)).bytes)
        #expect(again.lateEdits.isEmpty)
        #expect(again.unchanged == 4)
    }

    @Test func `a column that was sorted by itself stops the command`() async throws {
        var (trial, rows) = try await staged()
        let phones = [2, 3, 4, 1].map { rows[$0][2] }
        for index in 1...4 { rows[index][2] = phones[index - 1] }
        let error = #expect(throws: InputError.self) {
            try fix(trial, ExcelFile(rows: sheet(rows)).bytes)
        }
        #expect(error?.message.contains("“Phone” are in other rows") == true)
    }

    @Test(arguments: [
        ("<c><f>A1</f></c>", "p.xlsx:Customers!B3: the file doesn't have the value"),
        ("Birch", "p.xlsx:Customers!A6: the cell in column _row is empty"),
    ])
    func `what can't be taken is told with its place in the sheet`(
        _ cell: String,
        _ message: String
    ) async throws {
        var (trial, rows) = try await staged()
        rows[2][1] = cell
        if cell == "Birch" { rows.append(["A-9", "Added"]) }
        let error = #expect(throws: InputError.self) {
            try fix(trial, ExcelFile(rows: sheet(rows)).bytes)
        }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
}
