import TestSupport
import Testing

@testable import Spreadsheet

/// A document and the records in it.
struct CSVCase: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var records: [[String]]
    var dialect: Dialect

    var testDescription: String { name }

    init(
        _ name: String,
        _ document: String,
        _ records: [[String]],
        _ dialect: Dialect = Dialect(delimiter: .comma)
    ) {
        self.dialect = dialect
        self.name = name
        self.document = document
        self.records = records
    }

    static let all = usual + dialects

    private static let usual = [
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

    private static let apostrophes = Dialect(delimiter: .comma, quote: Dialect.singleQuote)
    private static let bare = Dialect(delimiter: .tab, quote: nil)
    private static let escaped = Dialect(delimiter: .comma, escape: Dialect.backslash)
    private static let bareEscaped = Dialect(
        delimiter: .tab,
        quote: nil,
        escape: Dialect.backslash
    )
    private static let spaced = Dialect(delimiter: .comma, skipsInitialSpace: true)
    private static let lineFeeds = Dialect(delimiter: .comma, lineEnd: .lineFeed)
    private static let returns = Dialect(delimiter: .comma, lineEnd: .carriageReturn)
    private static let doubled = Delimiter(argument: ";;").map { Dialect(delimiter: $0) }

    /// What the other dialects make different.
    private static let dialects = [
        CSVCase("apostrophes", "'a,b','c''d',\"e\"", [["a,b", "c'd", "\"e\""]], apostrophes),
        CSVCase("text after an apostrophe", "'a'b,c", [["ab", "c"]], apostrophes),
        CSVCase("nothing is quoted", "\"a\tb\"\t5\" c\n", [["\"a", "b\"", "5\" c"]], bare),
        CSVCase(
            "an escaped quote",
            #""The \"Blue\" Door",b"#,
            [[#"The "Blue" Door"#, "b"]],
            escaped
        ),
        CSVCase("an escaped escape", #""C:\\",b"#, [[#"C:\"#, "b"]], escaped),
        CSVCase(
            "an escape before a letter is data",
            #""C:\dir",\n"#,
            [[#"C:\dir"#, #"\n"#]],
            escaped
        ),
        CSVCase("doubled quotes beside escaped ones", #""a""b\"c","#, [[#"a"b"c"#, ""]], escaped),
        CSVCase("an escaped delimiter", "a\\,b,c", [["a,b", "c"]], escaped),
        CSVCase("an escaped line end", "a\\\nb\tc\\\r\nd", [["a\nb", "c\r\nd"]], bareEscaped),
        CSVCase("an escape at the end", "a\\", [["a\\"]], escaped),
        CSVCase("an escape in text after a quote", #""a"b\,c,d"#, [["ab,c", "d"]], escaped),
        CSVCase("spaces before cells", #" a, "b, c",  d ,"#, [["a", "b, c", "d ", ""]], spaced),
        CSVCase(
            "a lone CR is no line end",
            "a\rb,c\r\nd\ne",
            [["a\rb", "c"], ["d"], ["e"]],
            lineFeeds
        ),
        CSVCase("a lone CR after a quote", "\"a\"\rb,c\n", [["a\rb", "c"]], lineFeeds),
        CSVCase("CR CR LF is two line ends still", "a\r\r\nb\n", [["a"], [""], ["b"]], lineFeeds),
        CSVCase("CRs that lead to no line end", "a\r\rb\r", [["a\r\rb"]], lineFeeds),
        CSVCase("a lone LF is no line end", "a\nb\rc\r\nd", [["a\nb"], ["c"], ["d"]], returns),
        CSVCase(
            "a delimiter of two characters",
            "a;;b;c;;;d\n;;",
            [["a", "b;c", ";d"], ["", ""]],
            doubled ?? apostrophes
        ),
    ]
}

struct CSVConformanceTests {
    @Test(arguments: CSVCase.all)
    func `a document is read as these records`(item: CSVCase) {
        let bytes = Array(item.document.utf8)
        let expected = item.records.map { $0.map { Array($0.utf8) } }
        #expect(ReferenceCSV.fastRecords(bytes, item.dialect) == expected)
    }

    @Test(arguments: CSVCase.all)
    func `the slow and obvious parser agrees`(item: CSVCase) {
        let expected = item.records.map { $0.map { Array($0.utf8) } }
        #expect(ReferenceCSV.records(Array(item.document.utf8), item.dialect) == expected)
    }

    @Test(arguments: CSVCase.all.filter { $0.document.count < 100 })
    func `a buffer cut at any position gives the same record, or asks for more`(item: CSVCase) {
        let document = Array(item.document.utf8)
        var parser = CSVParser(item.dialect)
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
            let read = ReferenceCSV.fastRecords(document.bytes, document.dialect)
            guard read == document.records else {
                Issue.record("seed \(seed): \(String(decoding: document.bytes, as: UTF8.self))")
                return
            }
        }
    }

    @Test func `on random bytes the fast parser and the obvious one agree`() {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let alphabet = Array("\"\",,\n\r a;é\0'\\;".utf8)
        for turn in 0..<30_000 {
            let dialect = RandomCSV.dialects[turn % RandomCSV.dialects.count]
            let length = Int.random(in: 0...24, using: &random)
            let bytes = (0..<length).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let fast = ReferenceCSV.fastRecords(bytes, dialect)
            let slow = ReferenceCSV.records(bytes, dialect)
            guard fast == slow else {
                Issue.record("seed \(random.seed): \(bytes), \(dialect)")
                return
            }
        }
    }
}
