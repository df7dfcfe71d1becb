import TestSupport
import Testing

@testable import Spreadsheet

extension ExcelOddityTests {
    /// What the exports of other programs do, on which readers stumbled.
    static let exports: [Oddity] = [
        // calamine 607: it became the first of the shared texts.
        Oddity("a shared text may have an empty place, which is a blank cell", [["Alder", ""]]) {
            cell("t='s'", "<v/>", strings: ["<t>wrong</t>"])
        },
        // js-xlsx 40.
        Oddity("or none at all", [["Alder", ""]]) { cell("t='s'", "", strings: ["<t>wrong</t>"]) },
        // xlsx.js 31, xlsxir 56: all texts behind it were those of others.
        Oddity("empty texts among the shared ones count", [["Alder", "right"]]) {
            cell(
                "t='s'",
                "<v>3</v>",
                strings: ["", "<t/>", "<r><t>a</t></r><r><t/></r>", "<t>right</t>"]
            )
        },
        Oddity("so do those of which nothing but phonetic marks is left", [["Alder", "right"]]) {
            cell(
                "t='s'",
                "<v>1</v>",
                strings: ["<rPh sb='0' eb='1'><t>a</t></rPh>", "<t>right</t>"]
            )
        },
        // calamine 720 and others: a text in a cell may be read how it is spoken, too.
        Oddity("phonetic marks stand in the cells' own texts, too", [["Alder", "漢字"]]) {
            cell("t='inlineStr'", "<is><t>漢字</t><rPh sb='0' eb='2'><t>カンジ</t></rPh></is>")
        },
        // roo 549.
        Oddity("the text of a cell's own may stand in v within is", [["Alder", "Bend"]]) {
            cell("t='inlineStr'", "<is><v>Bend</v></is>")
        },
        // polars 19169: a double has no such number.
        Oddity("a formula's text keeps all its digits", [["Alder", "-8086931554011838357"]]) {
            cell("t='str'", "<f>Sheet1!A2</f><v>-8086931554011838357</v>")
        },
        // exceljs 537: the first cell says where it is.
        Oddity("only the first cell of a row says where it is", [["", "Alder", "1"]]) {
            ExcelFile(
                rows: ExcelFile.row(1, ["x", "Name", "Value"])
                    + "<row r='2'><c r='B2' t='str'><v>Alder</v></c><c><v>1</v></c></row>"
            )
        },
        // ExcelDataReader 115: cells that only have a look.
        Oddity("cells without a place may be blank, and count", [["Alder", "", "3"]]) {
            ExcelFile(
                rows: ExcelFile.row(1, ["Name", "x", "y"])
                    + "<row ht='22.5'><c t='str'><v>Alder</v></c><c s='1'/><c><v>3</v></c></row>"
            )
        },
        // xlrd 150.
        Oddity("a part is written with other capitals than it is referred to", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file.rename("xl/worksheets/sheet1.xml", "xl/worksheets/Sheet1.xml")
            return file
        },
        // xlsx_reader 32.
        Oddity("texts that are shared are listed, and there are none", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>", strings: [])
            file["sharedStrings.xml", in: "xl"] = nil
            return file
        },
        Oddity("a link goes by its text, and not by where it leads", [["Alder", "b@b.example"]]) {
            var file = cell("t='inlineStr'", "<is><t>b@b.example</t></is>")
            file["sheet1.xml", in: "xl/worksheets"] = file["sheet1.xml", in: "xl/worksheets"]?
                .replacing(
                    "</sheetData>",
                    with: "</sheetData><hyperlinks><hyperlink ref='B2' r:id='rId1' "
                        + "display='other@b.example'/></hyperlinks>"
                )
                .replacing("<worksheet ", with: "<worksheet xmlns:r='\(ExcelFile.office)' ")
            return file
        },
        Oddity("so does one that a formula makes", [["Alder", "b@b.example"]]) {
            cell(
                "t='str'",
                #"<f>HYPERLINK("mailto:a@b.example","b@b.example")</f><v>b@b.example</v>"#
            )
        },
        // readxl 388 and 559, xlsxreader 35: the d of a colour.
        Oddity("a colour is no date", [["Alder", "1234.5"]]) {
            cell("s='1'", "<v>1234.5</v>", formats: ["0.00;[Red]-0.00"])
        },
        // filesql 386: the m of a colour.
        Oddity("a colour before a date leaves it one", [["Alder", "2024-03-01"]]) {
            cell("s='1'", "<v>45352</v>", formats: ["[Magenta]mm/dd/yy"])
        },
        // office_oxide 147: it became a day of the year 36123.
        Oddity("a unit in quotes is no date", [["Alder", "12500000"]]) {
            cell("s='1'", "<v>12500000</v>", formats: ["#,##0,,\" M\""])
        },
        // tidyxl 24.
        Oddity("the room of a letter is no date", [["Alder", "45352"]]) {
            cell("s='1'", "<v>45352</v>", formats: ["#,##0_M_M_M;#,##0_M_M_M;_(@_M_M_M"])
        },
        Oddity("truths may be words in the workbook, too", [["Alder", "FALSE"]]) {
            cell("t='b'", "<v>false</v>")
        },
        Oddity("a comment and a section that isn't parsed stand in the sheet", [["Alder", "a<b"]]) {
            cell("t='str'", "<!-- written by hand --><v><![CDATA[a<b]]></v>")
        },
        Oddity("sheets of macros and charts are none", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file["workbook.xml", in: "xl"] = file["workbook.xml", in: "xl"]?
                .replacing(
                    "<sheets>",
                    with: "<sheets><sheet name='Chart' sheetId='7' r:id='rId70'/>"
                )
            file["workbook.xml.rels", in: "xl/_rels"] = file["workbook.xml.rels", in: "xl/_rels"]?
                .replacing(
                    "</Relationships>",
                    with: "<Relationship Id='rId70' Type='\(ExcelFile.office)/chartsheet' "
                        + "Target='chartsheets/sheet1.xml'/></Relationships>"
                )
            return file
        },
        Oddity("large archives have lengths of 64 bits", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file.options.isWide = true
            return file
        },
        Oddity("as do those whose lengths come behind", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file.options.isWide = true
            file.options.isDeflated = true
            file.options.hasDescriptor = true
            return file
        },
    ]

    // monitorjbl/excel-streaming-reader 87, spout 474: rows that say where they are stand among others.
    @Test func `rows have the numbers that the sheet shows, whichever of them say so`() throws {
        let cell = "<c t='str'><v>Alder</v></c>"
        let rows =
            "<row><c t='str'><v>Name</v></c></row><row>\(cell)</row><row r='7'>\(cell)</row><row/>"
            + "<row>\(cell)</row>"
        let result = try readAll(ExcelFile(rows: rows).bytes)
        #expect(result.lines == [2, 7, 9])
    }
}
