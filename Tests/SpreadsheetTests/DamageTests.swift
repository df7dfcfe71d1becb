import Testing

@testable import Spreadsheet

struct DamageTests {
    @Test func `a row with fewer or more cells than the header is a problem of that row`() throws {
        let result = try readAll("a,b\n1,2\n1\n1,2,3\n1,2,\n4,5\n")
        #expect(
            result.problems == ["", "too_few_cells@3:1", "too_many_cells@4:5", "", ""]
        )
    }

    @Test func `a quote that is never closed ends at its line, and reading goes on after it`()
        throws
    {
        let result = try readAll("a,b\n1,2\nx,\"open\n3,4\n5,6\n")
        #expect(result.problems == ["", "unterminated_quote@3:3", "", ""])
        #expect(result.rows.last == ["5", "6"])
        #expect(result.lines == [2, 3, 4, 5])
    }

    @Test func `a quote that swallows more than a record may hold ends at its line`() throws {
        let rows = String(repeating: "1,2\n", count: 1_000)
        let result = try readAll(
            "a,b\nx,\"open\n" + rows,
            ReaderOptions(maximumRecordBytes: 1_000, chunkBytes: 300)
        )
        #expect(result.problems.first == "unterminated_quote@2:3")
        #expect(result.rows.count == 1_001)
        #expect(Set(result.problems.dropFirst()) == [""])
    }

    @Test func `text after a closing quote is a problem with its place`() throws {
        let result = try readAll("a,b\n\"1\"x,2\n\"1\" ,2\n")
        #expect(result.problems == ["text_after_quote@2:1", ""])
    }

    @Test func `bytes that aren't UTF-8 and NULs are problems with line and column`() throws {
        var bytes = Array("a,b\nZoë,é\nx".utf8)
        bytes += [0xFF] + Array(",y\nö".utf8) + [0] + Array(",z\n".utf8)
        let result = try readAll(bytes)
        #expect(result.detection == "CSV, UTF-8, comma-separated")
        #expect(result.problems == ["", "bad_encoding@3:2", "nul_byte@4:2"])
    }

    @Test func `blank rows are skipped and counted`() throws {
        let result = try readAll("a,b\n\n1,2\n,\n \t,\n\"\",\"\"\n3,4\n\n")
        #expect(result.rows == [["1", "2"], ["3", "4"]])
        #expect(result.blankRecords == 5)
        #expect(result.lines == [3, 7])
    }

    @Test func `lines are counted through quoted line ends of every kind`() throws {
        let result = try readAll("a,b\n\"1\n2\r\n3\r4\",x\ny,z\n")
        #expect(result.lines == [2, 6])
    }

    @Test func `a header keeps its odd names and loses its padding`() throws {
        let result = try readAll(" Name\u{A0},,Name,\"E\nmail\"\n1,2,3,4\n")
        #expect(result.columns == ["Name", "", "Name", "E\nmail"])
    }

    @Test func `blank lines before the header are passed over`() throws {
        let result = try readAll("\n\na,b\n1,2\n")
        #expect(result.columns == ["a", "b"])
        #expect(result.lines == [4])
    }

    @Test func `without a header the columns are numbered and the first row is data`() throws {
        let result = try readAll("1,2\n3,4\n", ReaderOptions(hasHeader: false))
        #expect(result.columns == ["1", "2"])
        #expect(result.rows == [["1", "2"], ["3", "4"]])
        #expect(result.lines == [1, 2])
    }

    @Test func `a header without rows shows its columns`() throws {
        #expect(try readAll("a,b\n").columns == ["a", "b"])
    }
}

struct SourceErrorTests {
    private func error(_ bytes: [UInt8]) -> SourceError? {
        do {
            _ = try readAll(bytes)
            return nil
        } catch {
            return error as? SourceError
        }
    }

    @Test(arguments: ["", "\n\n", "  \n", "\u{FEFF}"])
    func `a source with nothing in it is said to be empty`(text: String) {
        guard case .empty = error(Array(text.utf8)) else {
            Issue.record("\(String(describing: error(Array(text.utf8))))")
            return
        }
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}xxxx[Content_Types].xml", FileKind.excelWorkbook),
        ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", .openDocumentSheet),
        ("PK\u{3}\u{4}Index/Document.iwa", .numbers),
        ("PK\u{3}\u{4}customers.csv", .zip),
        ("%PDF-1.7", .pdf),
        ("SQLite format 3\0", .sqlite),
        ("  <!DOCTYPE html><html>", .html),
        ("<table><tr>", .html),
    ])
    func `a file of another kind is named, with what to do`(text: String, kind: FileKind) {
        guard case .otherKind(_, let found)? = error(Array(text.utf8)) else {
            Issue.record("\(String(describing: error(Array(text.utf8))))")
            return
        }
        #expect(found == kind)
    }

    @Test func `old Excel is told by its first bytes`() {
        #expect(FileKind.judge([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .oldExcelWorkbook)
    }

    @Test func `a JSON array is no JSON Lines`() {
        guard case .jsonDocument = error(Array("[{\"a\": 1}]".utf8)) else {
            Issue.record("not jsonDocument")
            return
        }
    }

    @Test func `a missing file and a folder are told apart`() {
        #expect(throws: SourceError.missing("/no/such.csv")) {
            _ = try RecordReader(.file(path: "/no/such.csv"))
        }
        #expect(throws: SourceError.directory("/tmp")) {
            _ = try RecordReader(.file(path: "/tmp"))
        }
    }

    @Test func `every error says what and most say what to do`() {
        for kind in FileKind.allCases {
            #expect(!kind.name.isEmpty && !kind.advice.isEmpty)
        }
    }
}
