import TestSupport
import Testing

@testable import Spreadsheet

struct BadWorkbookTests {
    private func error(_ bytes: [UInt8]) -> SourceError? {
        do {
            _ = try readAll(bytes)
            return nil
        } catch {
            return error as? SourceError
        }
    }

    private static let rows = ExcelFile.row(1, ["Name"]) + ExcelFile.row(2, ["Alder"])

    private static func sheet(_ xml: String) -> [UInt8] {
        var file = ExcelFile(rows: rows)
        file["sheet1.xml", in: "xl/worksheets"] = xml
        return file.bytes
    }

    private static let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData><row><c t='str'>"
        + "<v>&b;</v></c></row></sheetData></worksheet>"

    @Test func `a document type is refused, with the part's name`() {
        guard
            case .workbook(_, let part, .xml(let reason, let line))? = error(
                Self.sheet(Self.laughs)
            )
        else {
            Issue.record("was read")
            return
        }
        #expect(part == "xl/worksheets/sheet1.xml")
        #expect(reason == "a document type, which no workbook has")
        #expect(line == 1)
    }

    @Test(arguments: ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"])
    func `a document type is refused in any part`(name: String) {
        let laughs =
            "<!DOCTYPE x [<!ENTITY a 'ha'>"
            + (1..<30).map {
                "<!ENTITY b\($0) '\($0 == 1 ? "&a;&a;" : "&b\($0 - 1);&b\($0 - 1);")'>"
            }
            .joined() + "]><x>&b29;</x>"
        var file = ExcelFile(rows: Self.rows, strings: ["<t>a</t>"])
        for index in file.parts.indices where file.parts[index].name == name {
            file.parts[index].content = laughs
        }
        guard case .workbook(_, name, .xml(let reason, _))? = error(file.bytes) else {
            Issue.record("was read")
            return
        }
        #expect(reason == "a document type, which no workbook has")
    }

    @Test func `a document type is refused in an OpenDocument spreadsheet`() {
        var writer = ZipWriter()
        writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        writer.add("content.xml", "<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>")
        guard case .workbook(_, "content.xml", .xml)? = error(writer.bytes) else {
            Issue.record("was read")
            return
        }
    }

    @Test func `a part that is larger than such parts are is refused, with its size`() throws {
        try withFile(ExcelFile(rows: Self.rows).bytes) { path in
            guard
                case .document(_, let zip) = try OpenedSource(.file(path: path), tap: nil).content
            else {
                Issue.record("is no workbook")
                return
            }
            var events = ExcelStylesEvents()
            #expect(
                throws: SourceError.workbook(path, part: "xl/styles.xml", .tooLarge(most: 100))
            ) { try PartReader.read(zip, "xl/styles.xml", most: 100, &events) }
        }
    }

    @Test(arguments: [
        "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='B2' t='s'><v>99999999999999999999</v></c></row>",
        "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='B2' t='s'><v>1.5</v></c></row>",
        "<row r='2'><c r='A2' t='str'><v>a</v></c><c r='B2' t='s'><v>+0</v></c></row>",
    ])
    func `a place among the shared texts that is none makes its row invalid`(row: String) throws {
        let rows = ExcelFile.row(1, ["Name", "City"]) + row
        let file = ExcelFile(rows: rows, strings: ["<t>x</t>", "<t>y</t>"])
        #expect(try readAll(file.bytes).problems == ["damaged_cell@2:2"])
    }

    @Test func `a workbook whose rows are said to be millions and aren't there is read at once`()
        throws
    {
        let rows =
            ExcelFile.row(1, ["Name"]) + "<row r='2' spans='1:16384'>"
            + "<c r='A2' t='str'><v>a</v></c><c r='XFD2' t='str'><v>z</v></c></row>"
            + "<row r='1048576'><c r='A1048576' t='str'><v>b</v></c></row>"
        let xml =
            "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>\(rows)</sheetData></worksheet>"
        let result = try readAll(Self.sheet(xml))
        #expect(result.lines == [2, 1_048_576])
        #expect(result.rows.first?.last == "z")
    }

    @Test(arguments: [
        "", "<worksheet>", "no XML", "<worksheet><sheetData><row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t='str'><v>&nbsp;</v></c></row></sheetData></worksheet>",
    ])
    func `XML that is cut off or damaged is said to be`(xml: String) {
        guard case .workbook(_, "xl/worksheets/sheet1.xml", .xml)? = error(Self.sheet(xml)) else {
            Issue.record("was read")
            return
        }
    }

    @Test func `numbers whose formats are missing aren't taken for plain ones`() {
        var file = ExcelFile(
            rows: ExcelFile.row(1, ["Code"]) + "<row r='2'><c r='A2' s='1'><v>2139</v></c></row>",
            formats: ["00000"]
        )
        file["styles.xml", in: "xl"] = nil
        guard case .workbook(_, "xl/worksheets/sheet1.xml", .noStyles)? = error(file.bytes) else {
            Issue.record("was read")
            return
        }
    }

    @Test func `a sheet that isn't there is named`() {
        var file = ExcelFile(rows: Self.rows)
        file["sheet1.xml", in: "xl/worksheets"] = nil
        #expect(
            error(file.bytes)
                .map {
                    if case .workbook(_, "xl/worksheets/sheet1.xml", .missing) = $0 {
                        true
                    } else {
                        false
                    }
                }
                == true
        )
    }

    @Test(arguments: [
        "<row r='5'/><row r='3'><c t='str'><v>x</v></c></row>",
        "<row r='1048577'><c t='str'><v>x</v></c></row>",
        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
        "<row r='2'><c r='1'><v>1</v></c></row>", "<row r='2'><c r='é2'><v>1</v></c></row>",
    ])
    func `rows and cells that no sheet has end the reading`(rows: String) {
        let xml =
            "<worksheet><sheetData>\(ExcelFile.row(1, ["Name"]))\(rows)</sheetData></worksheet>"
        guard case .workbook(_, "xl/worksheets/sheet1.xml", _)? = error(Self.sheet(xml)) else {
            Issue.record("was read")
            return
        }
    }

    @Test(arguments: [
        "<row r='2'><c r='A2' t='s'><v>7</v></c></row>",
        "<row r='2'><c r='A2' t='s'><v>x</v></c></row>",
        "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>",
    ])
    func `a cell that can't be made out makes its row invalid`(row: String) throws {
        let result = try readAll(
            ExcelFile(rows: ExcelFile.row(1, ["Name"]) + row + ExcelFile.row(3, ["Birch"])).bytes
        )
        #expect(result.problems == ["damaged_cell@2:1", ""])
        #expect(result.lines == [2, 3])
    }

    @Test func `a row that is longer than rows may be is invalid`() throws {
        let long = String(repeating: "x", count: 2_000)
        let rows =
            ExcelFile.row(1, ["Name"]) + ExcelFile.row(2, [long]) + ExcelFile.row(3, ["Birch"])
        let result = try readAll(
            ExcelFile(rows: rows).bytes,
            ReaderOptions(maximumRecordBytes: 1_000)
        )
        #expect(result.problems == ["record_too_long@2:1", ""])
        #expect(result.rows[1] == ["Birch"])
    }

    @Test func `a text with a NUL in it makes its row invalid`() throws {
        let rows = ExcelFile.row(1, ["Name", "City"]) + ExcelFile.row(2, ["Alder", "a_x0000_b"])
        #expect(try readAll(ExcelFile(rows: rows).bytes).problems == ["nul_byte@2:2"])
    }

    @Test func `an encrypted workbook, an old and a binary one are told apart`() {
        let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
        let filler = [UInt8](repeating: 0, count: 9_000)
        #expect(isKind(container + filler, .oldExcelWorkbook))
        #expect(isKind(container + filler + name + filler, .encryptedWorkbook))
        var binary = ZipWriter()
        binary.add("xl/workbook.bin", "x")
        #expect(isKind(binary.bytes, .binaryWorkbook))
    }

    @Test func `an encrypted OpenDocument spreadsheet is told`() {
        var writer = ZipWriter()
        writer.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        writer.add(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest='a'><manifest:encryption-data/></manifest:manifest>"
        )
        writer.add("content.xml", "rubbish")
        #expect(isKind(writer.bytes, .encryptedWorkbook))
    }

    @Test func `a workbook that is cut off anywhere is an error`() {
        let bytes = ExcelFile(rows: Self.rows).bytes
        for count in stride(from: 4, to: bytes.count, by: 61) {
            #expect(error(Array(bytes[..<count])) != nil, "\(count)")
        }
    }

    @Test(arguments: [true, false])
    func `a part that isn't what the archive says of it is an error`(isLength: Bool) {
        var file = ExcelFile(rows: Self.rows)
        file.options.isDeflated = true
        if isLength { file.options.claimedLength = 5 } else { file.options.claimedChecksum = 1 }
        guard case .packing(_, .zip, let part?, .damaged)? = error(file.bytes) else {
            Issue.record("was read")
            return
        }
        #expect(part == "_rels/.rels")
    }

    private func isKind(_ bytes: [UInt8], _ kind: FileKind) -> Bool {
        guard case .otherKind(_, kind)? = error(bytes) else { return false }
        return true
    }
}
