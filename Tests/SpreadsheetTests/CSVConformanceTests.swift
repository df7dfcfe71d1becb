import Testing

@testable import Spreadsheet

/// A document and the records in it.
struct CSVCase: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var records: [[String]]

    var testDescription: String { name }

    init(_ name: String, _ document: String, _ records: [[String]]) {
        self.name = name
        self.document = document
        self.records = records
    }

    static let all = [
        CSVCase("one row", "a,b,c", [["a", "b", "c"]]),
        CSVCase("a last line end", "a,b\n", [["a", "b"]]),
        CSVCase("line ends of every kind", "a\nb\r\nc\rd", [["a"], ["b"], ["c"], ["d"]]),
        CSVCase("an empty line is one empty cell", "a\n\nb", [["a"], [""], ["b"]]),
        CSVCase("empty lines at the end", "a\n\n\n", [["a"], [""], [""]]),
        CSVCase("CR CR LF is two line ends", "a\r\r\nb", [["a"], [""], ["b"]]),
        CSVCase("empty cells", ",,", [["", "", ""]]),
        CSVCase("a trailing delimiter", "a,b,", [["a", "b", ""]]),
        CSVCase("a trailing delimiter and a line end", "a,b,\n", [["a", "b", ""]]),
        CSVCase("quotes", #""a","b""#, [["a", "b"]]),
        CSVCase("an empty quoted cell", #""","""#, [["", ""]]),
        CSVCase("only an empty quoted cell", #""""#, [[""]]),
        CSVCase("a delimiter in quotes", #""a,b",c"#, [["a,b", "c"]]),
        CSVCase("a line end in quotes", "\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]]),
        CSVCase("CRLF in quotes stays CRLF", "\"a\r\nb\"", [["a\r\nb"]]),
        CSVCase("doubled quotes", #""a ""b"" c""#, [[#"a "b" c"#]]),
        CSVCase("nothing but doubled quotes", #""""""""#, [[#""""#]]),
        CSVCase("a doubled quote at the end", #""a""""#, [[#"a""#]]),
        CSVCase("a quote in an unquoted cell is data", #"12" pipe,b"#, [[#"12" pipe"#, "b"]]),
        CSVCase("a quote after a space is data", #"a, "b""#, [["a", #" "b""#]]),
        CSVCase("text after a closing quote is taken over", #""a"b,c"#, [["ab", "c"]]),
        CSVCase(
            "a quote in text after a closing quote is data",
            #""a"b"c",d"#,
            [[#"ab"c""#, "d"]]
        ),
        CSVCase("a space after a closing quote", #""a" ,b"#, [["a ", "b"]]),
        CSVCase("spaces are kept", " a , b ", [[" a ", " b "]]),
        CSVCase("one column", "a\nb\nc\n", [["a"], ["b"], ["c"]]),
        CSVCase("other delimiters are data", "a;b\tc|d", [["a;b\tc|d"]]),
        CSVCase("characters beyond ASCII", "Zoë,日本,🎉\n", [["Zoë", "日本", "🎉"]]),
        CSVCase("nothing", "", []),
        CSVCase("a lone line end", "\n", [[""]]),
        CSVCase("a lone CR", "\r", [[""]]),
        CSVCase("a NUL", "a\0b,c", [["a\0b", "c"]]),
        CSVCase(
            "a cell longer than any chunk",
            String(repeating: "x", count: 1_000) + ",y",
            [[String(repeating: "x", count: 1_000), "y"]]
        ),
        CSVCase(
            "ten thousand columns",
            Array(repeating: "v", count: 10_000).joined(separator: ","),
            [Array(repeating: "v", count: 10_000)]
        ),
    ]
}

struct CSVConformanceTests {
    @Test(arguments: CSVCase.all)
    func `a document is read as these records`(item: CSVCase) {
        let bytes = Array(item.document.utf8)
        let expected = item.records.map { $0.map { Array($0.utf8) } }
        #expect(ReferenceCSV.fastRecords(bytes, delimiter: .comma) == expected)
    }

    @Test(arguments: CSVCase.all)
    func `the slow and obvious parser agrees`(item: CSVCase) {
        let expected = item.records.map { $0.map { Array($0.utf8) } }
        #expect(
            ReferenceCSV.records(Array(item.document.utf8), delimiter: UInt8(ascii: ","))
                == expected
        )
    }

    @Test(arguments: CSVCase.all.filter { $0.document.count < 100 })
    func `a buffer cut at any position gives the same record, or asks for more`(item: CSVCase) {
        let document = Array(item.document.utf8)
        var parser = CSVParser(delimiter: .comma)
        var start = 0
        while true {
            let whole = parser.parse(document, from: start, isFinal: true)
            guard case .record(_, let next, _) = whole else { return }
            let cells = parser.cells
            for cut in start..<document.count {
                let step = parser.parse(Array(document[..<cut]), from: start, isFinal: false)
                guard case .record = step else { continue }
                #expect(step == whole)
                #expect(parser.cells == cells)
            }
            start = next
        }
    }

    @Test func `random documents are read back as they were written`() {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let seed = random.seed
        var records = 0
        while records < 1_000_000 {
            let document = RandomCSV.document(&random)
            records += document.records.count
            let delimiter = document.delimiter
            let read = ReferenceCSV.fastRecords(document.bytes, delimiter: delimiter)
            guard read == document.records else {
                Issue.record("seed \(seed): \(String(decoding: document.bytes, as: UTF8.self))")
                return
            }
        }
    }

    @Test func `on random bytes the fast parser and the obvious one agree`() {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let alphabet = Array("\"\",,\n\r a;é\0".utf8)
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...24, using: &random)
            let bytes = (0..<length).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let fast = ReferenceCSV.fastRecords(bytes, delimiter: .comma)
            let slow = ReferenceCSV.records(bytes, delimiter: UInt8(ascii: ","))
            guard fast == slow else {
                Issue.record("seed \(random.seed): \(bytes)")
                return
            }
        }
    }
}
