import TestSupport
import Testing

@testable import Spreadsheet

/// A document, what is said of its dialect, and its rows.
struct DialectCase: Sendable, CustomTestStringConvertible {
    var name: String
    var document: String
    var summary: String
    var rows: [[String]]

    var testDescription: String { name }

    init(_ name: String, _ document: String, _ summary: String, _ rows: [[String]]) {
        self.name = name
        self.document = document
        self.summary = summary.isEmpty ? "CSV, UTF-8" : "CSV, UTF-8, " + summary
        self.rows = rows
    }

    private static let alder = [["Alder", "a@a.example"]]

    static let all = [
        DialectCase(
            "a blank cell at the end is a cell",
            "Name;Email\nAcme;\nBolt;\nCo;x@y.example\n",
            "semicolon-separated",
            [["Acme", ""], ["Bolt", ""], ["Co", "x@y.example"]]
        ),
        DialectCase(
            "with tabs too",
            "Name\tEmail\nAcme\t\n",
            "tab-separated",
            [["Acme", ""]]
        ),
        DialectCase(
            "lines may end with a delimiter of another file",
            "1, I;\n2, L;\n3, I;\n",
            "comma-separated, spaces before cells left out",
            [["2", "L;"], ["3", "I;"]]
        ),
        DialectCase(
            "columns of numbers that spaces line up",
            "Id  Name   Weight\n1   Alder   12.5\n12  Birch    3.25\n",
            "space-separated, spaces before cells left out",
            [["1", "Alder", "12.5"], ["12", "Birch", "3.25"]]
        ),
        DialectCase(
            "spaces between quoted cells that hold the other delimiters",
            "Id Name \"Note\"\n1 Alder \"tall, and wide, too\"\n2 Birch \"white, thin\"\n",
            "space-separated",
            [["1", "Alder", "tall, and wide, too"], ["2", "Birch", "white, thin"]]
        ),
        DialectCase(
            "spaces in a column of telephone numbers",
            "Phone\n+41 44 668 18 00\n+41 44 668 18 01\n",
            "",
            [["+41 44 668 18 00"], ["+41 44 668 18 01"]]
        ),
        DialectCase(
            "spaces in a column of addresses",
            "Customer Street No\nAnn Main 12\nBob Lee Elm 4\n",
            "",
            [["Ann Main 12"], ["Bob Lee Elm 4"]]
        ),
        DialectCase(
            "spaces before quotes",
            "\"Id\", \"Name\"\n\"1\", \"Lee, Ann\"\n",
            "comma-separated, spaces before cells left out",
            [["1", "Lee, Ann"]]
        ),
        DialectCase(
            "spaces before quotes in some cells",
            "Id,Name,City\n1, \"Lee, Ann\",Bend\n2,Bob,\"Bend\"\n",
            "comma-separated, spaces before cells left out",
            [["1", "Lee, Ann", "Bend"], ["2", "Bob", "Bend"]]
        ),
        DialectCase(
            "apostrophes",
            "'Name','Email'\n'Alder','a@a.example'\n",
            "comma-separated, quoted with '",
            alder
        ),
        DialectCase(
            "apostrophes that the rows need",
            "Name,City\n'Lee, Ann',Bend\nBob,Bend\n",
            "comma-separated, quoted with '",
            [["Lee, Ann", "Bend"], ["Bob", "Bend"]]
        ),
        DialectCase(
            "apostrophes that are text",
            "Name,Note\nO'Neil,x\n't Hooft,y\nAnn,'z'\n",
            "comma-separated",
            [["O'Neil", "x"], ["'t Hooft", "y"], ["Ann", "'z'"]]
        ),
        DialectCase(
            "escaped quotes",
            #"Name,Email"# + "\n" + #""The \"Blue\" Door",a@a.example"# + "\n",
            #"comma-separated, escaped with \"#,
            [[#"The "Blue" Door"#, "a@a.example"]]
        ),
        DialectCase(
            "a backslash at the end of a cell",
            #"Name,Path"# + "\n" + #""Alder","C:\dir\""# + "\n" + #""Birch","D:\""# + "\n",
            "comma-separated",
            [["Alder", #"C:\dir\"#], ["Birch", #"D:\"#]]
        ),
        DialectCase(
            "tabs without quoting",
            "Name\tNote\n\"Bob\" Smith\tx\nAnn\t\"hi\" there\nJoe\t5\" pipe\n",
            "tab-separated, nothing quoted",
            [["\"Bob\" Smith", "x"], ["Ann", "\"hi\" there"], ["Joe", "5\" pipe"]]
        ),
        DialectCase(
            "each line one quoted cell",
            "\"Name,Email\"\n\"Alder,a@a.example\"\n",
            "comma-separated, each line one quoted cell",
            alder
        ),
        DialectCase(
            "lines with quoted cells in them",
            "\"Name,Note\"\n\"Alder,\"\"x, y\"\"\"\nBirch,z\n",
            "comma-separated, each line one quoted cell",
            [["Alder", "x, y"], ["Birch", "z"]]
        ),
        DialectCase(
            "one column of quoted names",
            "\"Last, First\"\n\"Smith, John\"\n\"Doe, Jane\"\n",
            "",
            [["Smith, John"], ["Doe, Jane"]]
        ),
        DialectCase("a caret", "Name^Email\nAlder^a@a.example\n", "“^”-separated", alder),
        DialectCase("a tilde", "Name~Email\nAlder~a@a.example\n", "“~”-separated", alder),
        DialectCase(
            "the unit separator",
            "Name\u{1F}Email\nAlder\u{1F}a@a.example\n",
            "“U+001F”-separated",
            alder
        ),
        DialectCase(
            "colons",
            "Name:Email:Zip\nAlder:a@a.example:1\nBirch:b@a.example:2\n",
            "“:”-separated",
            [["Alder", "a@a.example", "1"], ["Birch", "b@a.example", "2"]]
        ),
        DialectCase("one column of times", "HH:mm\n15:02\n16:03\n", "", [["15:02"], ["16:03"]]),
        DialectCase("a single time", "HH:mm:ss.S\n15:02:37.143", "", [["15:02:37.143"]]),
        DialectCase(
            "a list in a cell of a file with one row",
            "Id;Tags\n1;a|b|c|d\n",
            "semicolon-separated",
            [["1", "a|b|c|d"]]
        ),
        DialectCase(
            "lines ended by CR",
            "a,b\r1,2\r",
            "comma-separated, lines ended by CR",
            [["1", "2"]]
        ),
        DialectCase(
            "a text that is to stay one",
            "Id,Name\n=\"00123\",Alder\n",
            "comma-separated",
            [["00123", "Alder"]]
        ),
        DialectCase(
            "such a text in quotes",
            "Id,Name\n\"=\"\"00123\"\"\",Alder\n",
            "comma-separated",
            [["00123", "Alder"]]
        ),
    ]
}

struct DialectTests {
    @Test(arguments: [
        (Dialect.LineEnd?.none, ["a", "b\rc", "d"], ["", "lone_line_end@3:2", ""]),
        (.lineFeed, ["a", "b\rc", "d"], ["", "lone_line_end@3:2", ""]),
        (.any, ["a", "b", "c", "d"], ["", "", "", ""]),
        (.carriageReturn, ["c\nd\n"], ["lone_line_end@4:2"]),
    ])
    func `what ends a row can be said`(
        lineEnd: Dialect.LineEnd?,
        rows: [String],
        problems: [String]
    ) throws {
        let options = ReaderOptions(
            dialect: DialectOptions(lineEnd: lineEnd),
            header: lineEnd == .carriageReturn ? .none : .found
        )
        let result = try readAll("Name\na\nb\rc\nd\n", options)
        #expect(result.rows.suffix(rows.count).map(\.first) == rows)
        #expect(result.problems.suffix(rows.count) == problems[...])
    }

    @Test(arguments: DialectCase.all)
    func `a dialect is found, and said where it isn't usual`(item: DialectCase) throws {
        let result = try readAll(item.document)
        #expect(result.detection == item.summary)
        #expect(result.rows == item.rows)
        #expect(result.problems.allSatisfy { $0.isEmpty })
    }

    @Test(arguments: DialectCase.all)
    func `small chunks find the same`(item: DialectCase) throws {
        let whole = try readAll(item.document)
        #expect(try readAll(item.document, ReaderOptions(chunkBytes: 1)) == whole)
    }

    @Test func `what the user says goes before what is found`() throws {
        func rows(_ text: String, _ dialect: DialectOptions) throws -> [[String?]] {
            try readAll(text, ReaderOptions(dialect: dialect)).rows
        }
        #expect(
            try rows("'a','b'\n'1','2'\n", DialectOptions(quote: .byte(Dialect.doubleQuote)))
                == [["'1'", "'2'"]]
        )
        #expect(
            try rows("\"a,b\"\n\"1,2\"\n", DialectOptions(quote: .byte(Dialect.doubleQuote)))
                == [["1,2"]]
        )
        #expect(
            try rows("a,b\n1,\"2\"\n", DialectOptions(quote: DialectOptions.Mark.none))
                == [["1", "\"2\""]]
        )
        #expect(
            try rows("a, b\n1, 2\n", DialectOptions(skipsInitialSpace: false)) == [["1", " 2"]]
        )
        let pairs = DialectOptions(delimiter: Delimiter(argument: "||"))
        #expect(try rows("a||b\n1||2|3\n", pairs) == [["1", "2|3"]])
    }

    @Test(arguments: [
        // A name that was cut at its comma, in one row and in all.
        (
            "Name,Street,Notes\nSmith, John,1 Main St,\nAnn Lee,2 Oak St,vip\n",
            ["too_many_cells@2:23", ""]
        ),
        (
            "Name,Street,Notes\nSmith, John,1 Main St,\nLee, Ann,2 Oak St,\n",
            ["too_many_cells@2:23", "too_many_cells@3:19"]
        ),
        // Most rows end with a delimiter that the header lacks.
        ("a,b\n1,2,\n3,4,\n5,6\n", ["", "", ""]),
        ("a,b\n1,2,\n3,4,\n5,6,,\n", ["", "", "too_many_cells@4:5"]),
        ("a,b\n1,2,\n", ["too_many_cells@2:5"]),
        // The delimiter before a quoted cell is lacking, and the comma in it makes up for that.
        ("a,b,c\n1,2,3\n1$\"Sofa, blue\",2\n", ["", "stray_quote@3:3"]),
        ("a,b\n12\" pipe,3\" nail\n5\"x7\",y\n", ["", ""]),
        // A line end of another kind.
        ("a,b\r\n1,call\rlater\r\n3,4\r\n", ["lone_line_end@2:7", ""]),
        ("a,b\nx,y\rz,w\n", ["lone_line_end@2:4"]),
        ("a,b\r1,x\ny\r3,4\r", ["lone_line_end@2:4", ""]),
        // A LF in a file of CR LF: what it cuts may be rows by themselves.
        ("a,b\r\n1,2\r\n3,x\ny,4\r\n5,6\r\n", ["", "lone_line_end@3:4", "lone_line_end@4:1", ""]),
        ("a,b\r\n1,2\r\n3\nx,4\r\n5,6\r\n", ["", "lone_line_end@3:2", "lone_line_end@4:1", ""]),
        (
            "a,b\r\n1,2\r\n3,4\n\nx,4\r\n5,6\r\n",
            ["", "lone_line_end@3:4", "lone_line_end@5:1", ""]
        ),
        // One at the file's end, and files that were joined.
        ("a,b\r\n1,2\r\n3,4\r\n5,6\n", ["", "", ""]),
        ("a,b\n1,2\r\n3,4\r\n5,6\r\n", ["", "", ""]),
        ("a,b\r\n1,2\r\n3,4\r\na,b\n5,6\n7,8\n", ["", "", "repeated_header@4:1", "", ""]),
    ])
    func `what may have been cut or swallowed is damage of its row`(
        document: String,
        problems: [String]
    ) throws {
        #expect(try readAll(document).problems == problems)
    }

    @Test func `a quoted cell behind a space is damage where spaces are kept`() throws {
        let options = ReaderOptions(dialect: DialectOptions(skipsInitialSpace: false))
        let result = try readAll("a,b\n1, \"2\"\n", options)
        #expect(result.problems == ["stray_quote@2:4"])
    }

    @Test func `cells of unwrapped lines have their places in the line`() throws {
        let result = try readAll("\"a,b\"\n\"\"\"1\"\",2,3\"\n\"4,5\"\n\"6,7\"\n")
        #expect(result.problems == ["too_many_cells@2:10", "", ""])
    }

    @Test func `the journal's words for a dialect are those of old where it is usual`() {
        #expect(Dialect(delimiter: .semicolon, lineEnd: .lineFeed).record == ["delimiter": ";"])
        let other = Dialect(
            delimiter: .tab,
            quote: nil,
            escape: Dialect.backslash,
            skipsInitialSpace: true,
            lineEnd: .carriageReturn,
            unwrapsLines: true
        )
        #expect(
            other.record == [
                "delimiter": "\t", "quote": "none", "escape": "\\", "initial_space": "left out",
                "line_end": "cr", "lines": "one quoted cell",
            ]
        )
    }

    @Test(
        arguments: [
            (",", "'", nil, true), ("'", "'", nil, false), ("\\", nil, "\\", false),
            (",", "'", "'", false), ("||", "|", nil, false), (",", "none", "none", true),
        ] as [(String, String?, String?, Bool)]
    )
    func `one character can't be two things`(
        delimiter: String,
        quote: String?,
        escape: String?,
        isFine: Bool
    ) {
        let options = DialectOptions(
            delimiter: Delimiter(argument: delimiter),
            quote: quote.flatMap { DialectOptions.Mark(quote: $0) },
            escape: escape.flatMap { DialectOptions.Mark(escape: $0) }
        )
        #expect((options.clash == nil) == isFine)
    }

    private static func isOfMarks(_ text: String) -> Bool {
        !text.contains { $0.isLetter || $0.isNumber }
    }

    @Test func `random tables in random dialects are read back`() throws {
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        for _ in 0..<200 {
            let document = RandomCSV.document(&random)
            let width = document.records[0].count
            let header = (0..<width).map { "h\($0)" }
            let dialect = document.dialect
            let isReturn = dialect.lineEnd == .carriageReturn
            guard dialect.lineEnd != .any, width > 1 else { continue }
            let line = header.joined(separator: dialect.delimiter.text) + (isReturn ? "\r" : "\n")
            let options = ReaderOptions(
                format: .csv,
                encoding: .utf8,
                dialect: DialectOptions(
                    delimiter: dialect.delimiter,
                    quote: dialect.quote.map { .byte($0) },
                    escape: dialect.escape.map { .byte($0) } ?? DialectOptions.Mark.none,
                    skipsInitialSpace: dialect.skipsInitialSpace
                ),
                chunkBytes: Int.random(in: 1...500, using: &random)
            )
            let result = try readAll(Array(line.utf8) + document.bytes, options)
            let rows = document.records.map { $0.map { String(decoding: $0, as: UTF8.self) } }
                .filter { row in
                    !row.allSatisfy { $0.unicodeScalars.allSatisfy(Padding.isPadding) }
                }
            #expect(result.rows == rows, "seed \(random.seed): \(dialect)")
            // A random row may be a drawn line.
            let odd = zip(result.problems, rows).filter { problem, row in
                !problem.isEmpty && !(problem.hasPrefix("ruler") && row.allSatisfy(Self.isOfMarks))
            }
            #expect(odd.map(\.0) == [], "seed \(random.seed): \(dialect)")
        }
    }
}
