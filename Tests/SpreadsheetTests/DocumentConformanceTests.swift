import Testing

@testable import Spreadsheet

/// A document with a header, and what is read of it with a cap of 64 bytes a record.
struct DocumentCase: Sendable, CustomTestStringConvertible {
    var name: String
    /// Up to the header's end, the header itself having two columns.
    var head: String
    var body: String
    /// `code@line:column` of each row, "" for a sound one.
    var problems: [String]
    var lines: [Int]
    /// The last row.
    var last: [String?]

    var testDescription: String { name }
    var document: [UInt8] { Array((head + body).utf8) }

    init(
        _ name: String,
        head: String = "a,b\n",
        _ body: String,
        problems: [String],
        lines: [Int],
        last: [String?] = ["1", "2"]
    ) {
        self.name = name
        self.head = head
        self.body = body
        self.problems = problems
        self.lines = lines
        self.last = last
    }

    private static let x = String(repeating: "x", count: 90)
    private static let unclosed = "unterminated_quote@2:3"
    private static let tooLong = "record_too_long@2:1"

    static let all = [
        DocumentCase("sound rows", "1,2\n1,2\n", problems: ["", ""], lines: [2, 3]),
        DocumentCase(
            "a quote that is never closed",
            "x,\"open\n3,4\n1,2\n",
            problems: [unclosed, "", ""],
            lines: [2, 3, 4]
        ),
        DocumentCase(
            "a quote that isn't closed within the cap",
            "x,\"open\n" + String(repeating: "1,2\n", count: 18),
            problems: [unclosed] + Array(repeating: "", count: 18),
            lines: Array(2...20)
        ),
        DocumentCase(
            "the same with CRLF",
            "x,\"open\r\n" + String(repeating: "1,2\r\n", count: 18),
            problems: [unclosed] + Array(repeating: "", count: 18),
            lines: Array(2...20)
        ),
        DocumentCase(
            "the same with CR",
            "x,\"open\r" + String(repeating: "1,2\r", count: 18),
            problems: [unclosed] + Array(repeating: "", count: 18),
            lines: Array(2...20)
        ),
        DocumentCase(
            "a quoted cell on one line that is longer than the cap",
            "x,\"\(x) ghost,ghost\"\n1,2\n",
            problems: [unclosed, ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "a quoted cell with line ends that is closed beyond the cap",
            "x,\"\(x.prefix(70))\n3,4\n5\"\n1,2\n",
            problems: [unclosed, "", "too_few_cells@4:1", ""],
            lines: [2, 3, 4, 5]
        ),
        DocumentCase(
            "a line that is longer than the cap",
            "\(x),ghost,\(x)\n1,2\n",
            problems: [tooLong, ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "a line that is longer than the cap, and the last",
            "1,2\n\(x),ghost",
            problems: ["", "record_too_long@3:1"],
            lines: [2, 3],
            last: [String(x.prefix(64))]
        ),
        DocumentCase(
            "many quoted cells that are longer than the cap together",
            String(repeating: "\"12345\",", count: 20) + "\n1,2\n",
            problems: [tooLong, ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "line ends in quotes before a line that is too long",
            "\"1\n2\n3\",\(x)\n1,2\n",
            problems: [tooLong, ""],
            lines: [2, 5]
        ),
        DocumentCase(
            "a record as long as the cap",
            "\(x.prefix(62)),2\n1,2\n",
            problems: ["", ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "a record one byte longer than the cap",
            "\(x.prefix(63)),2\r\n1,2\r\n",
            problems: [tooLong, ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "a quoted record as long as the cap",
            "\"\(x.prefix(60))\",2\n1,2\n",
            problems: ["", ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "a quoted cell that ends where the cap does",
            "1,\"\(x.prefix(60))\"\n1,2\n",
            problems: ["", ""],
            lines: [2, 3]
        ),
        DocumentCase(
            "text after a closing quote",
            "\"1\n2\" x,2\n1,2\n",
            problems: ["text_after_quote@3:4", ""],
            lines: [2, 4]
        ),
        DocumentCase("a sep= line", head: "sep=;\na;b\n", "1;2\n", problems: [""], lines: [3]),
        DocumentCase(
            "a sep= line that names a tab",
            head: "sep=\\t\r\na\tb\r\n",
            "x\t\"o\r\n1\t2\r\n",
            problems: ["unterminated_quote@3:3", ""],
            lines: [3, 4]
        ),
        DocumentCase(
            "blank lines before the header and between rows",
            head: "\n \r\n\ra,b\n",
            "\n1,2\n\n , \n",
            problems: [""],
            lines: [6]
        ),
        DocumentCase("no row ends", "1,2", problems: [""], lines: [2]),
    ]
}

struct DocumentConformanceTests {
    private func options(_ chunkBytes: Int) -> ReaderOptions {
        ReaderOptions(
            format: .csv,
            encoding: .utf8,
            maximumRecordBytes: 64,
            chunkBytes: chunkBytes
        )
    }

    @Test(arguments: DocumentCase.all)
    func `a document is read as these rows`(item: DocumentCase) throws {
        let result = try readAll(item.document, options(Filled.whole))
        #expect(result.columns == ["a", "b"])
        #expect(result.problems == item.problems)
        #expect(result.lines == item.lines)
        #expect(result.rows.last == item.last)
    }

    @Test(arguments: DocumentCase.all)
    func `the slow and obvious reader agrees`(item: DocumentCase) throws {
        var result = try readAll(item.document, options(Filled.whole))
        result.detection = ""
        #expect(ReferenceReader(item.document, cap: 64).result == result)
    }

    /// The case behind filler rows, so that the first read ends so many bytes into its body.
    private func filled(_ item: DocumentCase, cut: Int) -> [UInt8] {
        let isSemicolon = item.head.contains(";")
        let delimiter = isSemicolon ? ";" : item.head.contains("\t") ? "\t" : ","
        return Filled.document(
            Array(item.head.utf8),
            to: Filled.firstRead - cut,
            Array(item.body.utf8)
        ) { length in
            Array("\(String(repeating: "f", count: length - 3))\(delimiter)f\n".utf8)
        }
    }

    @Test(arguments: DocumentCase.all)
    func `a split at every position makes no difference`(item: DocumentCase) throws {
        let alone = try readAll(item.document, options(Filled.whole))
        for cut in 0..<item.body.utf8.count {
            let document = filled(item, cut: cut)
            let (result, reads) = try readCounted(document, options(Filled.firstRead))
            let fillers = result.rows.count - alone.rows.count
            #expect(Array(result.rows.dropFirst(fillers)) == alone.rows, "cut at \(cut)")
            #expect(result.lines.dropFirst(fillers).map { $0 - fillers } == alone.lines)
            #expect(
                result.problems.dropFirst(fillers).map { $0.moved(by: -fillers) } == alone.problems
            )
            #expect(result.blankRecords == alone.blankRecords)
            #expect(reads >= 2, "cut at \(cut)")
        }
    }

    @Test(arguments: DocumentCase.all, [1, 2, 3, 5, 7, 16])
    func `chunks of any size make no difference`(item: DocumentCase, size: Int) throws {
        let document = filled(item, cut: 0)
        let whole = try readAll(document, options(Filled.whole))
        let (result, reads) = try readCounted(document, options(size))
        #expect(result == whole)
        #expect(reads > item.body.utf8.count / size)
    }

    @Test(arguments: CSVCase.all.filter { $0.document.count < 100 && !$0.document.isEmpty })
    func `no case of the table is read otherwise where it is split`(item: CSVCase) throws {
        let width = item.records.map(\.count).max() ?? 1
        let header = (1...width).map { "h\($0)" }.joined(separator: ",") + "\n"
        let commas = String(repeating: ",", count: width - 1)
        let body = Array(item.document.utf8)
        for cut in 0..<body.count {
            let length = Filled.firstRead - cut
            let document = Filled.document(Array(header.utf8), to: length, body) { length in
                Array("\(String(repeating: "f", count: length - width))\(commas)\n".utf8)
            }
            func options(_ chunkBytes: Int) -> ReaderOptions {
                ReaderOptions(
                    format: .csv,
                    encoding: .utf8,
                    delimiter: .comma,
                    chunkBytes: chunkBytes
                )
            }
            let whole = try readAll(document, options(Filled.whole))
            let (result, reads) = try readCounted(document, options(cut.isMultiple(of: 2) ? 1 : 3))
            #expect(result == whole, "cut at \(cut)")
            #expect(reads >= 2, "cut at \(cut)")
        }
    }

    @Test func `on random documents the reader and the obvious one agree, in chunks too`() throws {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let pieces = [
            "\"", "\"", ",", "\n", "\r", "x", " ", "é", String(repeating: "y", count: 30),
        ]
        for _ in 0..<400 {
            let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let item = DocumentCase("random", body, problems: [], lines: [])
            let document = filled(item, cut: Int.random(in: 0...body.utf8.count, using: &random))
            var whole = try readAll(document, options(Filled.whole))
            let (cut, _) = try readCounted(document, options(Int.random(in: 1...9, using: &random)))
            #expect(cut == whole, "seed \(random.seed): \(body.debugDescription)")
            whole.detection = ""
            // Of cells too many the reference doesn't speak.
            whole.problems = whole.problems.map { $0.code == "too_many_cells" ? "" : $0 }
            let reference = ReferenceReader(document, cap: 64).result
            guard reference == whole else {
                Issue.record("seed \(random.seed): \(body.debugDescription)")
                return
            }
        }
    }
}

extension String {
    /// The code of a problem, without its place.
    fileprivate var code: String { String(prefix { $0 != "@" }) }

    /// A problem so many lines further down.
    fileprivate func moved(by lines: Int) -> String {
        let parts = split { $0 == "@" || $0 == ":" }
        guard parts.count == 3, let line = Int(parts[1]) else { return self }
        return "\(parts[0])@\(line + lines):\(parts[2])"
    }
}
