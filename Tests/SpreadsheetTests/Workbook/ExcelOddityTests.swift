import TestSupport
import Testing

@testable import Spreadsheet

/// What the writers of Excel workbooks do, as their public issue trackers tell.
struct ExcelOddityTests {
    /// A workbook with a header, `Name` and `Value`, and what its rows are to be.
    struct Oddity: CustomStringConvertible, Sendable {
        /// Who writes so.
        var writer: String
        var make: @Sendable () -> ExcelFile
        var rows: [[String]]
        var description: String { writer }

        init(
            _ writer: String,
            _ rows: [[String]],
            _ make: @escaping @Sendable () -> ExcelFile
        ) {
            self.writer = writer
            self.rows = rows
            self.make = make
        }
    }

    static let header = ExcelFile.row(1, ["Name", "Value"])

    /// A second row of `Alder` and a cell.
    static func cell(
        _ attributes: String,
        _ content: String,
        formats: [String] = [],
        strings: [String]? = nil,
        workbook: String = ""
    ) -> ExcelFile {
        ExcelFile(
            rows: header + #"<row r="2"><c r="A2" t="str"><v>Alder</v></c>"#
                + #"<c r="B2" \#(attributes)>\#(content)</c></row>"#,
            strings: strings,
            formats: formats,
            workbook: workbook
        )
    }

    static let oddities: [Oddity] = [
        Oddity("Power BI and Dynamics leave the references of cells out", [["Alder", "1"]]) {
            ExcelFile(
                rows:
                    "<row><c t='inlineStr'><is><t>Name</t></is></c><c t='str'><v>Value</v></c></row>"
                    + "<row><c t='str'><v>Alder</v></c><c><v>1</v></c></row>"
            )
        },
        Oddity("others leave out only some of them", [["Alder", "", "2"]]) {
            ExcelFile(
                rows: ExcelFile.row(1, ["Name", "x", "y"])
                    + "<row r='2'><c t='str'><v>Alder</v></c><c r='C2'><v>2</v></c></row>"
            )
        },
        Oddity("excel-rs names the column only, and no row", [["Alder", "1"]]) {
            ExcelFile(
                rows:
                    "<row r=''><c r='A' t='str'><v>Name</v></c><c r='B' t='str'><v>Value</v></c></row>"
                    + "<row r=''><c r='A' t='str'><v>Alder</v></c><c r='B'><v>1</v></c></row>"
            )
        },
        Oddity("some write the cells of a row in another order", [["Alder", "1"]]) {
            ExcelFile(
                rows: header
                    + "<row r='2'><c r='B2'><v>1</v></c><c r='A2' t='str'><v>Alder</v></c></row>"
            )
        },
        Oddity("SheetJS and crystal reports write SharedStrings.xml", [["Alder", "Bend"]]) {
            var file = cell("t='s'", "<v>0</v>", strings: ["<t>Bend</t>"])
            file.rename("xl/sharedStrings.xml", "xl/SharedStrings.xml")
            return file
        },
        Oddity("the Open XML SDK refers to parts by absolute names", [["Alder", "Bend"]]) {
            var file = cell("t='s'", "<v>0</v>", strings: ["<t>Bend</t>"])
            let name = "xl/_rels/workbook.xml.rels"
            let relations = file["workbook.xml.rels", in: "xl/_rels"] ?? ""
            file["workbook.xml.rels", in: "xl/_rels"] =
                relations.replacing("Target=\"", with: "Target=\"/xl/")
            #expect(file.parts.contains { $0.name == name })
            return file
        },
        Oddity("xlsx_writer refers to them from the root without a slash", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file["workbook.xml.rels", in: "xl/_rels"] =
                file["workbook.xml.rels", in: "xl/_rels"]?
                .replacing("Target=\"", with: "Target=\"xl/")
            return file
        },
        Oddity("zip tools of Windows put backslashes between folders", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            for part in file.parts {
                file.rename(part.name, part.name.replacing("/", with: "\\"))
            }
            return file
        },
        Oddity("a Mac that packs it again adds its own files", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file.parts.insert((name: "__MACOSX/xl/._workbook.xml", content: "x"), at: 0)
            return file
        },
        Oddity("some name the workbook as they like", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file[".rels", in: "_rels"] =
                file[".rels", in: "_rels"]?.replacing("xl/workbook.xml", with: "xl/book1.xml")
            file.rename("xl/workbook.xml", "xl/book1.xml")
            file.rename("xl/_rels/workbook.xml.rels", "xl/_rels/book1.xml.rels")
            return file
        },
        Oddity("serialisers of .NET use a prefix for all elements", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file["sheet1.xml", in: "xl/worksheets"] =
                #"<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="str"><x:v>Name</x:v></x:c>"#
                + #"<x:c t="str"><x:v>Value</x:v></x:c></x:row><x:row><x:c t="str"><x:v>Alder</x:v>"#
                + #"</x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#
            return file
        },
        Oddity("the relation of a sheet has another prefix than r", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file["workbook.xml", in: "xl"] = file["workbook.xml", in: "xl"]?
                .replacing("xmlns:r=", with: "xmlns:d3p1=").replacing("r:id", with: "d3p1:id")
            return file
        },
        Oddity("strict OOXML has other namespaces", [["Alder", "Bend"]]) {
            var file = cell("t='s'", "<v>0</v>", strings: ["<t>Bend</t>"])
            for index in file.parts.indices {
                file.parts[index].content = file.parts[index].content
                    .replacing(
                        ExcelFile.office,
                        with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
                    )
                    .replacing(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        with: "http://purl.oclc.org/ooxml/spreadsheetml/main"
                    )
            }
            return file
        },
        Oddity("parts begin with a byte order mark", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            for index in file.parts.indices {
                file.parts[index].content = "\u{FEFF}" + file.parts[index].content
            }
            return file
        },
        Oddity("there are no styles, and none is named", [["Alder", "45352"]]) {
            var file = cell("", "<v>45352</v>")
            file["styles.xml", in: "xl"] = nil
            return file
        },
        Oddity("Excel escapes what XML can't hold", [["Alder", "a\r\nb_x000D_"]]) {
            cell("t='s'", "<v>0</v>", strings: ["<t>a_x000D_\nb_x005F_x000D_</t>"])
        },
        Oddity("Japanese Excel notes how texts are read", [["Alder", "漢字"]]) {
            cell(
                "t='s'",
                "<v>0</v>",
                strings: ["<t>漢字</t><rPh sb='0' eb='2'><t>カンジ</t></rPh><phoneticPr fontId='1'/>"]
            )
        },
        Oddity("a text has runs of several looks", [["Alder", "Main Street 1"]]) {
            cell(
                "t='s'",
                "<v>0</v>",
                strings: ["<r><rPr><b/></rPr><t>Main </t></r><r><t>Street</t></r><r><t> 1</t></r>"]
            )
        },
        Oddity("texts in cells have runs, too", [["Alder", "AB"]]) {
            cell("t='inlineStr'", "<is><r><t>A</t></r><r><t>B</t></r></is>")
        },
        Oddity("texts keep their white space", [["Alder", "  a  b\n"]]) {
            cell("t='inlineStr'", "<is><t xml:space='preserve'>  a  b\n</t></is>")
        },
        Oddity("some put a text into v and call it inline", [["Alder", "Bend"]]) {
            cell("t='inlineStr'", "<v>Bend</v>")
        },
        Oddity("some leave the type of a text in a cell out", [["Alder", "Bend"]]) {
            cell("", "<is><t>Bend</t></is>")
        },
        Oddity("numbers stand on lines of their own", [["Alder", "12"]]) {
            cell("", "<v>\n 12\n</v>")
        },
        Oddity("Excel writes 17 digits", [["Alder", "1.1"]]) {
            cell("", "<v>1.1000000000000001</v>")
        },
        Oddity("Excel writes large numbers with an exponent", [["Alder", "5550102201"]]) {
            cell("", "<v>5.550102201E9</v>")
        },
        Oddity("a number of 20 digits has them all", [["Alder", "100000000000000000000"]]) {
            cell("", "<v>1E+20</v>")
        },
        Oddity("others write long ids in full", [["Alder", "1234567890123456789"]]) {
            cell("", "<v>1234567890123456789</v>")
        },
        Oddity("POI writes whole numbers as 1.0", [["Alder", "15550102201"]]) {
            cell("", "<v>15550102201.0</v>")
        },
        Oddity("EPPlus and openpyxl write dates as ISO 8601", [["Alder", "2024-03-01"]]) {
            cell("t='d' s='1'", "<v>2024-03-01T00:00:00</v>", formats: ["dd/mm/yyyy"])
        },
        Oddity("Excel for Mac counts from 1904 on", [["Alder", "2024-03-01"]]) {
            cell(
                "s='1'",
                "<v>43890</v>",
                formats: ["d/m/yy"],
                workbook: "<workbookPr date1904='1'/>"
            )
        },
        Oddity("Google Sheets says that it doesn't", [["Alder", "2024-03-01"]]) {
            cell(
                "s='1'",
                "<v>45352.0</v>",
                formats: ["yyyy\\-mm\\-dd"],
                workbook: "<workbookPr date1904='false'/>"
            )
        },
        Oddity("a date's format may have quoted text and a place", [["Alder", "2024-03-01"]]) {
            cell("s='1'", "<v>45352</v>", formats: ["[$-407]d. mmmm yyyy \"Uhr\";@"])
        },
        Oddity("a format in a language that has E or G in it is a number's", [["Alder", "45352"]]) {
            cell("s='1'", "<v>45352</v>", formats: ["General\" Seiten\""])
        },
        Oddity("zip codes keep their zeros", [["Alder", "02139"]]) {
            cell("s='1'", "<v>2139</v>", formats: ["00000"])
        },
        Oddity("formulas have the value that was worked out", [["Alder", "42"]]) {
            cell("", "<f>6*7</f><v>42</v>")
        },
        Oddity("formulas of texts as well", [["Alder", "Bend OR"]]) {
            cell("t='str'", "<f>A1&amp;\" OR\"</f><v>Bend OR</v>")
        },
        Oddity("truths are words", [["Alder", "TRUE"]]) { cell("t='b'", "<v>1</v>") },
        Oddity("errors are what they look like", [["Alder", "#REF!"]]) {
            cell("t='e'", "<f>#REF!</f><v>#REF!</v>")
        },
        Oddity("a dimension says anything", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file["sheet1.xml", in: "xl/worksheets"] = file["sheet1.xml", in: "xl/worksheets"]?
                .replacing("<sheetData>", with: "<dimension ref='A1:XFD1048576'/><sheetData>")
            return file
        },
        Oddity("merged cells have the value in the first", [["Alder", ""], ["Birch", "1"]]) {
            var file = ExcelFile(
                rows: header
                    + "<row r='2'><c r='A2' t='str'><v>Alder</v></c><c r='B2' s='1'/></row>"
                    + "<row r='3'><c r='A3' t='str'><v>Birch</v></c><c r='B3'><v>1</v></c></row>"
            )
            file["sheet1.xml", in: "xl/worksheets"] = file["sheet1.xml", in: "xl/worksheets"]?
                .replacing(
                    "</sheetData>",
                    with: "</sheetData><mergeCells><mergeCell ref='A2:B2'/></mergeCells>"
                )
            return file
        },
        Oddity("rows that only have a look are none", [["Alder", "1"]]) {
            ExcelFile(
                rows: header + ExcelFile.row(2, ["Alder", "1"])
                    + (3...50).map { "<row r='\($0)'><c r='A\($0)' s='1'/></row>" }.joined()
                    + "<row r='1048576' ht='15'/>"
            )
        },
        Oddity("data of others' own stand in the cells", [["Alder", "1"]]) {
            cell("", "<v>1</v><extLst><ext uri='a'><x v='2'>9</x></ext></extLst>")
        },
        Oddity("PhpSpreadsheet and others store parts with lengths behind them", [["Alder", "1"]]) {
            var file = cell("", "<v>1</v>")
            file.options.isDeflated = true
            file.options.hasDescriptor = true
            return file
        },
    ]

    @Test(arguments: oddities + exports)
    func `a workbook is read as its sheet shows it`(oddity: Oddity) throws {
        let result = try readAll(oddity.make().bytes)
        let width = oddity.rows[0].count
        let rows = result.rows.map { row in
            (0..<width).map { row.indices.contains($0) ? row[$0] ?? "" : "" }
        }
        #expect(rows == oddity.rows)
        #expect(result.problems.joined() == "")
    }

    @Test func `a formula without its value, and one whose value is a placeholder, have none`()
        throws
    {
        let stale = "<calcPr fullCalcOnLoad='1'/>"
        for (content, workbook, isValueless) in [
            ("<f>6*7</f>", "", true), ("<f>6*7</f><v></v>", "", true), ("<f>6*7</f><v/>", "", true),
            // XlsxWriter's, which says that all is to be worked out anew.
            ("<f>6*7</f><v>0</v>", stale, true), ("<f>6*7</f><v>42</v>", stale, false),
            ("<f>6*7</f><v>0</v>", "", false), ("<v>0</v>", stale, false),
        ] {
            try withFile(Self.cell("", content, workbook: workbook).bytes) { path in
                let reader = try RecordReader(.file(path: path))
                var record = Record()
                #expect(try reader.next(into: &record))
                #expect(record.isValueless(cell: 1) == isValueless, "\(content)")
                #expect(!record.isValueless(cell: 0))
            }
        }
    }
}
