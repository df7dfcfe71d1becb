import Foundation
import TestSupport
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

    /// How it is written; what the user doesn't say is found out.
    var dialect: Dialect
    var testDescription: String { name }
    var document: [UInt8] { Array((head + body).utf8) }

    init(
        _ name: String,
        head: String = "a,b\n",
        _ body: String,
        problems: [String],
        lines: [Int],
        last: [String?] = ["1", "2"],
        _ dialect: Dialect = Dialect(delimiter: .comma, lineEnd: .lineFeed)
    ) {
        self.dialect = dialect
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
            head: "a,b\r",
            "x,\"open\r" + String(repeating: "1,2\r", count: 18),
            problems: [unclosed] + Array(repeating: "", count: 18),
            lines: Array(2...20),
            Dialect(delimiter: .comma, lineEnd: .carriageReturn)
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
            "a cap between the CR and the LF of a line end",
            x.prefix(61) + ",\"\r\nz\n1,2\n",
            problems: [tooLong, "too_few_cells@3:1", ""],
            lines: [2, 3, 4]
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
            lines: [6],
            Dialect(delimiter: .comma)
        ),
        DocumentCase("no row ends", "1,2", problems: [""], lines: [2]),
        DocumentCase(
            "a lone CR is damage of its row",
            "1,call\rlater\r\n\"1\r2\",x\r\n1,2\r\n",
            problems: ["lone_line_end@2:7", "", ""],
            lines: [2, 4, 6]
        ),
        DocumentCase(
            "a lone CR behind a quote that is never closed",
            "x,\"open\r3,4\n1,2\n",
            problems: [unclosed, ""],
            lines: [2, 4]
        ),
        DocumentCase(
            "a lone CR in a line that is longer than the cap",
            "\(x)\rghost,\(x)\n1,2\n",
            problems: [tooLong, ""],
            lines: [2, 4]
        ),
        DocumentCase(
            "a lone LF where lines end with CR",
            head: "a,b\r",
            "1,x\ny\r1,2\r",
            problems: ["lone_line_end@2:4", ""],
            lines: [2, 4],
            Dialect(delimiter: .comma, lineEnd: .carriageReturn)
        ),
        DocumentCase(
            "apostrophes",
            head: "'a','b'\n",
            "'1,\n','x''y'\n'1','2'\n",
            problems: ["", ""],
            lines: [2, 4],
            Dialect(delimiter: .comma, quote: Dialect.singleQuote, lineEnd: .lineFeed)
        ),
        DocumentCase(
            "escaped quotes",
            #""x \"y\" z","C:\\""# + "\n\"1\\\"" + #"" x,2"# + "\n1,2\n",
            problems: ["", "text_after_quote@3:7", ""],
            lines: [2, 3, 4],
            Dialect(delimiter: .comma, escape: Dialect.backslash, lineEnd: .lineFeed)
        ),
        DocumentCase(
            "spaces before quotes",
            head: "a, \"b\"\n",
            " 1, \"x, y\"\n1, 2\n",
            problems: ["", ""],
            lines: [2, 3],
            Dialect(delimiter: .comma, skipsInitialSpace: true, lineEnd: .lineFeed)
        ),
        DocumentCase(
            "nothing quoted",
            head: "a|b\n",
            "\"x|y\"\n1|2\n",
            problems: ["", ""],
            lines: [2, 3],
            Dialect(delimiter: .pipe, quote: nil, lineEnd: .lineFeed)
        ),
        DocumentCase(
            "a delimiter of three characters",
            head: "a~|~b\n",
            "x~|y~|~\"~|~\"\n1~|~2\n",
            problems: ["", ""],
            lines: [2, 3],
            Dialect(delimiter: Delimiter(argument: "~|~") ?? .comma, lineEnd: .lineFeed)
        ),
    ]
}

struct DocumentConformanceTests {
    private func options(_ item: DocumentCase, _ chunkBytes: Int) -> ReaderOptions {
        ReaderOptions(
            format: .csv,
            encoding: .utf8,
            dialect: DialectOptions(
                delimiter: item.head.hasPrefix("sep=") ? nil : item.dialect.delimiter,
                quote: item.dialect.quote.map { .byte($0) } ?? DialectOptions.Mark.none,
                escape: item.dialect.escape.map { .byte($0) } ?? DialectOptions.Mark.none,
                skipsInitialSpace: item.dialect.skipsInitialSpace
            ),
            maximumRecordBytes: 64,
            chunkBytes: chunkBytes
        )
    }

    @Test(arguments: DocumentCase.all)
    func `a document is read as these rows`(item: DocumentCase) throws {
        let result = try readAll(item.document, options(item, Filled.whole))
        #expect(result.columns == ["a", "b"])
        #expect(result.problems == item.problems)
        #expect(result.lines == item.lines)
        #expect(result.rows.last == item.last)
    }

    @Test(arguments: DocumentCase.all)
    func `the slow and obvious reader agrees`(item: DocumentCase) throws {
        var result = try readAll(item.document, options(item, Filled.whole))
        result.detection = ""
        #expect(ReferenceReader(item.document, cap: 64, item.dialect).result == result)
    }

    /// The case behind filler rows, so that the first read ends so many bytes into its body.
    private func filled(_ item: DocumentCase, cut: Int) -> [UInt8] {
        let named = DialectSniffer.separatorLine(Array(item.head.utf8))?.delimiter
        let delimiter = (named ?? item.dialect.delimiter).text
        let end = item.dialect.lineEnd == .carriageReturn ? "\r" : "\n"
        return Filled.document(
            Array(item.head.utf8),
            to: Filled.firstRead - cut,
            Array(item.body.utf8)
        ) { length in
            let text = String(repeating: "f", count: length - delimiter.utf8.count - 2)
            return Array("\(text)\(delimiter)f\(end)".utf8)
        }
    }

    @Test(arguments: DocumentCase.all)
    func `a split at every position makes no difference`(item: DocumentCase) throws {
        let alone = try readAll(item.document, options(item, Filled.whole))
        for cut in 0..<item.body.utf8.count {
            let document = filled(item, cut: cut)
            let (result, reads) = try readCounted(document, options(item, Filled.firstRead))
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
        let whole = try readAll(document, options(item, Filled.whole))
        let (result, reads) = try readCounted(document, options(item, size))
        #expect(result == whole)
        #expect(reads > item.body.utf8.count / size)
    }

    @Test(arguments: CSVCase.all.filter { $0.document.count < 100 && !$0.document.isEmpty })
    func `no case of the table is read otherwise where it is split`(item: CSVCase) throws {
        let width = item.records.map(\.count).max() ?? 1
        let delimiter = item.dialect.delimiter.text
        let end = item.dialect.lineEnd == .carriageReturn ? "\r" : "\n"
        let header = (1...width).map { "h\($0)" }.joined(separator: delimiter) + end
        let delimiters = String(repeating: delimiter, count: width - 1)
        let body = Array(item.document.utf8)
        for cut in 0..<body.count {
            let length = Filled.firstRead - cut
            let document = Filled.document(Array(header.utf8), to: length, body) { length in
                let text = String(repeating: "f", count: length - delimiters.utf8.count - 1)
                return Array("\(text)\(delimiters)\(end)".utf8)
            }
            func options(_ chunkBytes: Int) -> ReaderOptions {
                ReaderOptions(
                    format: .csv,
                    encoding: .utf8,
                    dialect: DialectOptions(
                        delimiter: item.dialect.delimiter,
                        quote: item.dialect.quote.map { .byte($0) } ?? DialectOptions.Mark.none,
                        escape: item.dialect.escape.map { .byte($0) } ?? DialectOptions.Mark.none,
                        skipsInitialSpace: item.dialect.skipsInitialSpace
                    ),
                    chunkBytes: chunkBytes
                )
            }
            let whole = try readAll(document, options(Filled.whole))
            let (result, reads) = try readCounted(document, options(cut.isMultiple(of: 2) ? 1 : 3))
            #expect(result == whole, "cut at \(cut)")
            #expect(reads >= 2, "cut at \(cut)")
        }
    }

    /// The seeds of random documents: those of which the reader once made something else than the obvious
    /// one, or something else in chunks, and as many of chance as `ATTACK_TRIALS` asks for.
    private static var seeds: [UInt64] {
        let more = ProcessInfo.processInfo.environment["ATTACK_TRIALS"].flatMap { Int($0) } ?? 0
        return [8_234_589_736_471_511_625, 1_246_249_239_943_130_482]
            + (0..<more).map { _ in .random(in: 0 ... .max) }
    }

    @Test func `on random documents the reader and the obvious one agree, in chunks too`() throws {
        for seed in Self.seeds { try compare(seed: seed) }
    }

    private static let unspoken: Set<String> = [
        "too_many_cells", "stray_quote", "repeated_header", "ruler", "total_row", "footer",
        "description_row", "group_heading", "other_table",
    ]

    private func compare(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "\"", "\"", ",", "\n", "\r", "x", " ", "é", String(repeating: "y", count: 30),
        ]
        for _ in 0..<400 {
            let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let item = DocumentCase("random", body, problems: [], lines: [])
            let document = filled(item, cut: Int.random(in: 0...body.utf8.count, using: &random))
            var whole = try readAll(document, options(item, Filled.whole))
            let chunk = Int.random(in: 1...9, using: &random)
            let (cut, _) = try readCounted(document, options(item, chunk))
            #expect(cut == whole, "seed \(seed): \(body.debugDescription)")
            whole.detection = ""
            // Of cells too many, of quotes that look odd, and of what is no row the reference doesn't speak.
            whole.problems = whole.problems.map { Self.unspoken.contains($0.code) ? "" : $0 }
            let reference = ReferenceReader(document, cap: 64, item.dialect).result
            guard reference == whole else {
                Issue.record("seed \(seed): \(body.debugDescription): \(whole), not \(reference)")
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
