import Testing

@testable import Spreadsheet

struct DelimiterTests {
    /// A header over a hundred and fifty rows.
    private static func rows(_ header: String, _ row: String) -> String {
        header + "\n" + String(repeating: row + "\n", count: 150)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", "comma"), ("a;b\n1;2\n", "semicolon"), ("a\tb\n1\t2\n", "tab"),
        ("a|b\n1|2\n", "pipe"), ("a\nb\nc\n", "comma"),
        // Decimal commas and commas in names, behind semicolons.
        ("Name;Price\nA;\"1,5\"\nB;2,5\nC;3,0\n", "semicolon"),
        ("Name;City\n\"Smith, John\";\"Paris, TX\"\n\"Doe, Jane\";Rome\n", "semicolon"),
        // Line ends and delimiters in quoted cells.
        ("a,b\n\"x;y;z\n;;;\",1\n\"p;q\",2\n", "comma"),
        // The header lacks the trailing delimiter that the rows have.
        ("a;b;c\n1;2;3;\n4;5;6;\n", "semicolon"),
        // Addresses have more commas than a row has cells.
        (rows("Name\tAddress\tPhone", "Smith, M\t1 Main St, Apt 3, Boston, MA 02139\t555"), "tab"),
        (rows("Name|Address", "Smith|1 Main St, Apt 3, Boston, MA"), "pipe"),
        // Text behind closing quotes: the quotes belong to another delimiter.
        (rows(#""Name";"Adresse""#, #""M";"Weg 1, Hinterhof, 50667 Köln, DE""#), "semicolon"),
        (
            rows(
                #""Kundennummer";"Firma";"Adresse";"Umsatz";"Netto""#,
                #""1";"F GmbH";"Weg 1, Köln";"1.234,50";"99,10""#
            ), "semicolon"
        ),
        (rows(#""Name, Vorname";"Betrag, EUR""#, #""Müller, Hans";"1,50""#), "semicolon"),
        // A comma in each cell of every row and the header.
        (rows("Name, Vorname;Betrag", "Müller, Hans;50"), "semicolon"),
        (rows("Name;Betrag,EUR", "A;1,50"), "semicolon"),
        // Semicolons in the cells of a comma-separated file.
        (rows("Id,Name,Tags", "1,A,x;y"), "comma"), (rows("a, b, c", "1, 2, 3"), "comma"),
    ])
    func `the delimiter is found`(document: String, name: String) {
        let found = DialectSniffer.sniff(
            Array(document.utf8),
            isWhole: true,
            DialectOptions()
        )
        #expect(found.dialect.delimiter.description == name)
    }

    @Test(arguments: [
        ("sep=;\na;b,c\n1;2,3\n", ["a", "b,c"]), ("sep=\\t\na\tb\n1\t2\n", ["a", "b"]),
        ("sep=\t\r\na\tb\r\n1\t2\r\n", ["a", "b"]), ("\"sep=|\"\na|b\n1|2\n", ["a", "b"]),
    ])
    func `a sep= line sets it and is passed over`(document: String, columns: [String]) throws {
        let result = try readAll(document)
        #expect(result.columns == columns)
        #expect(result.lines == [3])
    }

    @Test func `what the user says goes before everything`() throws {
        let result = try readAll(
            "sep=;\na,b\n1,2\n",
            ReaderOptions(dialect: DialectOptions(delimiter: .comma))
        )
        #expect(result.columns == ["a", "b"])
    }

    @Test(arguments: [
        (",", "comma"), (";", "semicolon"), ("tab", "tab"), ("\\t", "tab"), ("\t", "tab"),
        ("pipe", "pipe"), ("^", "“^”"), ("||", "“||”"), ("U+001F", "“U+001F”"),
        ("\u{1}", "“U+0001”"),
        ("\\x1f", "“U+001F”"), ("space", "space"), ("§", "“§”"), ("<sep>", "“<sep>”"),
    ])
    func `a delimiter is written as people write it`(text: String, name: String) {
        #expect(Delimiter(argument: text)?.description == name)
    }

    @Test(arguments: ["", "\"", "ab", "a", "7", "\n", ";\n", "U+000A", "U+0000", "U+D800", "U+zz"])
    func `what can't stand between cells is refused`(text: String) {
        #expect(Delimiter(argument: text) == nil)
    }
}

struct EncodingTests {
    private static let text = "Name,City\nZoë Müller,Köln\nÉmile,Orléans – “Paris”\n"

    private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return littleEndian ? [low, high] : [high, low]
        }
    }

    private var documents: [(name: String, bytes: [UInt8])] {
        let windows1252: [Character: UInt8] = ["–": 0x96, "“": 0x93, "”": 0x94]
        let cp1252 = Self.text.map { character -> UInt8 in
            windows1252[character] ?? UInt8(character.unicodeScalars.first?.value ?? 0x3F)
        }
        let little = utf16(Self.text, littleEndian: true)
        let big = utf16(Self.text, littleEndian: false)
        return [
            ("UTF-8", Array(Self.text.utf8)),
            ("UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)),
            ("UTF-16 LE", little), ("UTF-16 LE with a byte order mark", [0xFF, 0xFE] + little),
            ("UTF-16 BE", big), ("UTF-16 BE with a byte order mark", [0xFE, 0xFF] + big),
            ("Windows-1252", cp1252),
        ]
    }

    @Test(arguments: [true, false], ["Όνομα,Πόλη\nΣοφία,Αθήνα\n", "名前,住所\n上田,上野\n"])
    func `UTF-16 without a mark shows by its line ends where nothing else is ASCII`(
        isLittle: Bool,
        text: String
    ) throws {
        let result = try readAll(utf16(text, littleEndian: isLittle))
        #expect(result.detection == "CSV, UTF-16 \(isLittle ? "LE" : "BE"), comma-separated")
        #expect(result.rows.count == 1)
    }

    @Test func `NUL bytes at line ends make no UTF-16 of other text`() throws {
        let result = try readAll("a,b\n1,\0\nx,y\n12,\0\n")
        #expect(result.detection == "CSV, UTF-8, comma-separated")
    }

    @Test(arguments: [true, false], [true, false])
    func `utf-16 as it is given means the order of the file`(isLittle: Bool, hasMark: Bool) throws {
        let mark: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
        let result = try readAll(
            mark + utf16(Self.text, littleEndian: isLittle),
            ReaderOptions(encoding: TextEncoding(argument: "utf-16"))
        )
        #expect(result.columns == ["Name", "City"])
    }

    @Test func `one column needs no delimiter, and none is told of`() throws {
        #expect(try readAll("Name\nA\n").detection == "CSV, UTF-8")
        let options = ReaderOptions(dialect: DialectOptions(delimiter: .semicolon))
        #expect(try readAll("Name\nA\n", options).detection == "CSV, UTF-8, semicolon-separated")
    }

    @Test func `every encoding gives the same text`() throws {
        for (name, bytes) in documents {
            for chunkBytes in [1, 7, 1 << 20] {
                let result = try readAll(bytes, ReaderOptions(chunkBytes: chunkBytes))
                #expect(result.columns == ["Name", "City"], "\(name)")
                #expect(
                    result.rows == [["Zoë Müller", "Köln"], ["Émile", "Orléans – “Paris”"]],
                    "\(name)"
                )
                #expect(result.detection == "CSV, \(name), comma-separated")
            }
        }
    }

    @Test func `the encoding may show itself only at the end of a large file`() throws {
        let rows = String(repeating: "abc,def\n", count: 100_000)
        let result = try readAll(Array(("a,b\n" + rows).utf8) + [0x5A, 0x6F, 0xEB, 0x2C, 0x31])
        #expect(result.detection == "CSV, Windows-1252, comma-separated")
        #expect(result.rows.last == ["Zoë", "1"])
    }

    @Test func `a code point beyond the first plane survives UTF-16`() throws {
        let bytes = [0xFF, 0xFE] + utf16("a\n🎉\n", littleEndian: true)
        for size in 1...9 {
            #expect(try readAll(bytes, ReaderOptions(chunkBytes: size)).rows == [["🎉"]])
        }
    }

    @Test func `half a surrogate pair is damage`() throws {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x3D, 0xD8, 0x62, 0]
        #expect(try readAll(bytes).problems == ["bad_encoding@2:1"])
    }

    @Test(arguments: [
        ("é", true), ("\u{10FFFF}", true), ("日本", true),
    ])
    func `valid UTF-8 is valid`(text: String, isValid: Bool) {
        let bytes = Array(text.utf8)
        #expect((UTF8Check.firstDamage(in: bytes, from: 0, to: bytes.count) == nil) == isValid)
    }

    @Test(arguments: [
        [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0],
    ])
    func `overlong forms, surrogates, cut sequences and NULs are damage`(bytes: [UInt8]) {
        #expect(UTF8Check.firstDamage(in: bytes, from: 0, to: bytes.count) == 0)
    }
}
