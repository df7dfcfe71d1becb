import TestSupport
import Testing

@testable import Spreadsheet

struct OpenDocumentTests {
    /// A cell below the header `Value`, and the text that it is to have.
    static let cells: [(xml: String, text: String)] = [
        ("<c office:value-type='string'><text:p>Bend</text:p></c>", "Bend"),
        ("<c office:value-type='string'><text:p>a</text:p><text:p>b</text:p></c>", "a\nb"),
        (
            "<c><text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p></c>",
            "a   b\tc\nd"
        ),
        ("<c><text:p>\n  a  \n b\n</text:p></c>", "a b"),
        (
            "<c><text:p>  Birch  &amp;  Co </text:p><text:p>line</text:p></c>",
            "  Birch  &  Co \nline"
        ),
        (
            "<c table:formula='of:=TRUE()' office:value-type='float' office:value='1'><text:p>TRUE</text:p></c>",
            "TRUE"
        ),
        ("<c><text:p><text:span>A</text:span><text:span>B</text:span></text:p></c>", "AB"),
        (
            "<c><text:p><text:a xlink:href='mailto:x@y.example'>b@b.example</text:a></text:p></c>",
            "b@b.example"
        ),
        (
            "<c><office:annotation><text:p>a note</text:p></office:annotation><text:p>x</text:p></c>",
            "x"
        ),
        (
            "<c><text:p><text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text>"
                + "</text:ruby></text:p></c>", "漢字"
        ),
        (
            "<c><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>x</text:p></c>",
            "x"
        ),
        ("<c office:value-type='string' office:string-value='kept'/>", "kept"),
        (
            "<c office:value-type='float' office:value='5550102201'><text:p>5.55E+09</text:p></c>",
            "5550102201"
        ),
        (
            "<c office:value-type='float' office:value='5550102201'><text:p>5,550,102,201</text:p></c>",
            "5550102201"
        ),
        ("<c office:value-type='float' office:value='2139'><text:p>02139</text:p></c>", "02139"),
        (
            "<c office:value-type='float' office:value='5550102'><text:p>555-0102</text:p></c>",
            "555-0102"
        ),
        (
            "<c office:value-type='float' office:value='15550102201'><text:p>+1 (555) 010-2201</text:p></c>",
            "+1 (555) 010-2201"
        ),
        ("<c office:value-type='float' office:value='12'><text:p>12.00</text:p></c>", "12"),
        ("<c office:value-type='float' office:value='12'><text:p>12,00</text:p></c>", "12"),
        (
            "<c office:value-type='float' office:value='1234567'><text:p>1 234 567</text:p></c>",
            "1234567"
        ),
        (
            "<c office:value-type='float' office:value='1.1000000000000001'><text:p>1.1</text:p></c>",
            "1.1"
        ),
        (
            "<c office:value-type='currency' office:value='12.5' office:currency='EUR'><text:p>12,50 €</text:p></c>",
            "12.5"
        ),
        ("<c office:value-type='percentage' office:value='0.05'><text:p>5,00%</text:p></c>", "5%"),
        (
            "<c office:value-type='date' office:date-value='2024-03-01'><text:p>01.03.24</text:p></c>",
            "2024-03-01"
        ),
        (
            "<c office:value-type='date' office:date-value='2024-03-01T14:30:00'><text:p>x</text:p></c>",
            "2024-03-01T14:30:00"
        ),
        (
            "<c office:value-type='time' office:time-value='PT14H30M00S'><text:p>14:30</text:p></c>",
            "14:30:00"
        ),
        (
            "<c office:value-type='time' office:time-value='PT36H00M00.5S'><text:p>x</text:p></c>",
            "36:00:00.5"
        ),
        (
            "<c office:value-type='boolean' office:boolean-value='true'><text:p>WAHR</text:p></c>",
            "TRUE"
        ),
        (
            "<c table:formula='of:=[.X1]' office:value-type='string' office:string-value='' "
                + "calcext:value-type='error'><text:p>#REF!</text:p></c>", "#REF!"
        ),
        (
            "<c table:formula='of:=1+1' office:value-type='float' office:value='2'><text:p>2</text:p></c>",
            "2"
        ),
    ]

    private func read(_ rows: String, styles: String = "") throws -> ReadResult {
        let xml = rows.replacing("<c", with: "<table:table-cell").replacing(
            "</c",
            with: "</table:table-cell"
        )
        return try readAll(
            OpenDocumentFile.bytes(
                sheets: "<table:table table:name='Customers'>\(xml)</table:table>",
                styles: styles
            )
        )
    }

    @Test(arguments: cells)
    func `a cell is read as the sheet shows it`(xml: String, text: String) throws {
        let rows =
            OpenDocumentFile.row(["Name", "Value"])
            + "<table:table-row><c><text:p>Alder</text:p></c>\(xml)</table:table-row>"
        let result = try read(rows)
        #expect(result.rows == [["Alder", text]])
        #expect(result.detection == "OpenDocument spreadsheet, sheet “Customers”")
    }

    @Test func `repeated cells and rows are there as often as they are shown`() throws {
        let rows =
            OpenDocumentFile.row(["Name", "A", "B", "C"])
            + "<table:table-row table:number-rows-repeated='2'><c><text:p>Alder</text:p></c>"
            + "<c table:number-columns-repeated='2'><text:p>x</text:p></c><c/>"
            + "<c table:number-columns-repeated='16380'/></table:table-row>"
            + "<table:table-row table:number-rows-repeated='1000'><c table:number-columns-repeated='16384'/>"
            + "</table:table-row>" + OpenDocumentFile.row(["Birch"])
            + "<table:table-row table:number-rows-repeated='1047000'><c/></table:table-row>"
        let result = try read(rows)
        #expect(result.rows == [["Alder", "x", "x"], ["Alder", "x", "x"], ["Birch"]])
        #expect(result.lines == [2, 3, 1_004])
    }

    @Test func `what merged cells cover isn't read`() throws {
        let rows =
            OpenDocumentFile.row(["Name", "A", "B"])
            + "<table:table-row><c table:number-columns-spanned='2'><text:p>Alder</text:p></c>"
            + "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>"
            + "<c><text:p>z</text:p></c></table:table-row>"
        #expect(try read(rows).rows == [["Alder", "", "z"]])
    }

    @Test func `more rows than a sheet has are an error`() {
        let rows =
            OpenDocumentFile.row(["Name"])
            + "<table:table-row table:number-rows-repeated='99999999'><c><text:p>x</text:p></c></table:table-row>"
        #expect(throws: SourceError.self) { try read(rows) }
        let columns =
            OpenDocumentFile.row(["Name"])
            + "<table:table-row><c table:number-columns-repeated='16385'><text:p>x</text:p></c></table:table-row>"
        #expect(throws: SourceError.self) { try read(columns) }
    }

    @Test func `sheets are found by name, and hidden ones not looked at`() throws {
        let style =
            "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/>"
            + "</style:style>"
        func sheet(_ name: String, _ style: String) -> String {
            "<table:table table:name='\(name)' table:style-name='\(style)'>"
                + OpenDocumentFile.row(["Name"]) + OpenDocumentFile.row([name]) + "</table:table>"
        }
        let bytes = OpenDocumentFile.bytes(
            sheets: sheet("Old", "ta2") + sheet("New", "ta1"),
            styles: style
        )
        #expect(try readAll(bytes).rows == [["New"]])
        var options = ReaderOptions()
        options.sheet = "Old"
        #expect(try readAll(bytes, options).rows == [["Old"]])
    }

    @Test func `a formula without its value is one`() throws {
        let rows = OpenDocumentFile.row(["Name", "Value"])
        let cell = "<table:table-cell table:formula='of:=1+1'/>"
        let sheet =
            "<table:table table:name='A'>\(rows)<table:table-row>"
            + "<table:table-cell><text:p>Alder</text:p></table:table-cell>\(cell)</table:table-row></table:table>"
        try withFile(OpenDocumentFile.bytes(sheets: sheet)) { path in
            let reader = try RecordReader(.file(path: path))
            var record = Record()
            #expect(try reader.next(into: &record))
            #expect(record.isValueless(cell: 1))
        }
    }
}
