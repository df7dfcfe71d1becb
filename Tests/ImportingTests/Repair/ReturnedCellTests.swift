import Testing
import Workbooks

@testable import Importing

/// Cells of files that came back from a spreadsheet.
struct ReturnedCellTests {
    @Test(arguments: [
        "", "Acme", "0012", "=1+1", "'quoted", "''", "+1 555 0101", "a\r\nb\rc\nd", "\ttab ",
        "_x0041_", "_x005F_", "\u{1}\u{1F}\u{7F}", "␁", "\0", "\u{FFFE}", "Łódź 😀", "1/2/2024",
        "\u{FEFF}x", "ﾊﾝｶｸ", String(repeating: "long ", count: 7_000),
        String(repeating: "_x0041_", count: 4_000), String(repeating: "👩‍👩‍👧‍👧", count: 3_000),
    ])
    func `what is written of a text is untouched when it comes back`(_ text: String) {
        for form in [CellForm.guarded, .plain] {
            let written = form.written(text)
            #expect(ReturnedCell(written, form).isUntouched(text))
            #expect(ReturnedCell(written, isValue: true, form).isUntouched(text))
            guard form == .plain else { continue }
            #expect(SheetText.length(written) <= SheetText.longest)
            #expect(
                !written.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" && $0 != "\n" }
            )
        }
    }

    @Test func `a number in the place of a text is untouched where an application made it of that`()
    {
        #expect(ReturnedCell("12", isValue: true, .plain).isUntouched("0012"))
        #expect(!ReturnedCell("12", isValue: false, .plain).isUntouched("0012"))
        #expect(!ReturnedCell("13", isValue: true, .plain).isUntouched("0012"))
        #expect(!ReturnedCell("0", isValue: true, .plain).isUntouched(""))
    }

    @Test func `what looks like an escape may be read as one by an application`() {
        #expect(ReturnedCell("_x0041_", .plain).isUntouched("_x005F_x0041_"))
        #expect(!ReturnedCell("A", .plain).isUntouched("_x005F_x0041_"))
    }

    @Test func `apostrophes are somebody's where the cells are written without`() {
        // The text has one itself: it is there, or it was taken away.
        #expect(ReturnedCell("'0012", .plain).isUntouched("'0012"))
        #expect(!ReturnedCell("0012", .plain).isUntouched("'0012"))
        #expect(!ReturnedCell("'0012", .guarded).isUntouched("'0012"))
        #expect(ReturnedCell("''0012", .guarded).isUntouched("'0012"))
        #expect(ReturnedCell("'0013", .plain).edited("0012") == "0013")
    }

    @Test func `a control character that is shown by its picture is one again in an edited text`() {
        let cell = ReturnedCell("Acme␁ Inc", .plain)
        #expect(cell.edited("Acme\u{1}") == "Acme\u{1} Inc")
        #expect(cell.edited("Acme") == "Acme␁ Inc")
        #expect(ReturnedCell("Acme", .plain).edited("Acme\u{1}") == "Acme")
    }

    @Test func `a text that a cell can't hold is cut, and says so`() {
        let text = String(repeating: "x", count: 32_768)
        let written = CellForm.plain.written(text)
        #expect(written.utf16.count == 32_767)
        #expect(
            written.hasSuffix(
                " … [cut off: the text has 32768 characters, and a cell of a workbook holds 32767]"
            )
        )
        #expect(WorkbookText.isCut(text))
        #expect(WorkbookText.hasNote(written))
        #expect(CellForm.plain.written(String(text.dropLast())) == String(text.dropLast()))
    }
}
