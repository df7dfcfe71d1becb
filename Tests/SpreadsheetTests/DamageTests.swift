import Foundation
import Testing

@testable import Spreadsheet

struct DamageTests {
    @Test func `a row with fewer or more cells than the header is a problem of that row`() throws {
        let result = try readAll("a,b\n1,2\n1\n1,2,3\n1,2,\n4,5\n")
        #expect(
            result.problems == [
                "", "too_few_cells@3:1", "too_many_cells@4:5", "too_many_cells@5:5", "",
            ]
        )
    }

    @Test func `cells under a nameless end of the header may be lacking`() throws {
        let result = try readAll("name,city,email,,\nA,X,a@b.c\nB,Y,b@b.c,\nC,Z\nD,X,d@b.c,1,2,3\n")
        #expect(result.problems == ["", "", "too_few_cells@4:1", "too_many_cells@5:15"])
    }

    @Test func `a row that has one cell has 1 cell, not 1 cells`() throws {
        let path = NSTemporaryDirectory() + "one-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("a,b\n1\n".utf8).write(to: URL(fileURLWithPath: path))
        var record = Record()
        #expect(try RecordReader(.file(path: path)).next(into: &record))
        #expect(record.problem?.message == "The row has 1 cell, but the header has 2.")
    }

    @Test func `a row of no-break spaces and marks without width is blank`() throws {
        let result = try readAll("a,b\n\u{A0},\u{200B} \n\u{FEFF},\n1,\u{A0}\n\u{A0}x,\n")
        #expect(result.blankRecords == 2)
        #expect(result.rows.count == 2)
    }

    @Test func `blank lines before the header may be more than a chunk`() throws {
        let blank = String(repeating: "\n \t\r\n\r", count: 20_000)
        let result = try readAll(blank + "a,b\n1,2\n", ReaderOptions(chunkBytes: 4_096))
        #expect(result.columns == ["a", "b"])
        #expect(result.lines == [40_003])
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
        #expect(result.problems == ["text_after_quote@2:4", ""])
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
        let result = try readAll("1,2\n3,4\n", ReaderOptions(header: .none))
        #expect(result.columns == ["1", "2"])
        #expect(result.rows == [["1", "2"], ["3", "4"]])
        #expect(result.lines == [1, 2])
    }

    @Test func `a header without rows shows its columns`() throws {
        #expect(try readAll("a,b\n").columns == ["a", "b"])
    }
}
