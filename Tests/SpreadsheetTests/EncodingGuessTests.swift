import Testing

@testable import Spreadsheet

struct EncodingGuessTests {
    /// Rows of names, streets and cities, with their bytes in an encoding.
    struct Case: CustomTestStringConvertible {
        var encoding: String
        var bytes: [UInt8]
        var cell: String
        var testDescription: String { encoding }

        init(_ encoding: String, _ bytes: [UInt8], _ cell: String) {
            self.encoding = encoding
            self.bytes = Array("Name\n".utf8) + bytes + [0x0A]
            self.cell = cell
        }
    }

    static let sure = [
        Case("windows-1252", [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72], "Müller"),
        Case("windows-1252", [0x4E, 0x75, 0xF1, 0x65, 0x7A], "Nuñez"),
        Case("windows-1252", [0x53, 0xF8, 0x72, 0x65, 0x6E], "Søren"),
        Case(
            "windows-1251",
            [0xCE, 0xCE, 0xCE, 0x20, 0xD0, 0xEE, 0xEC, 0xE0, 0xF8, 0xEA, 0xE0],
            "ООО Ромашка"
        ),
        Case(
            "koi8-r",
            [0xE9, 0xD7, 0xC1, 0xCE, 0x20, 0xF0, 0xC5, 0xD4, 0xD2, 0xCF, 0xD7, 0xC9, 0xDE],
            "Иван Петрович"
        ),
        Case("cp932", [0x8E, 0x52, 0x93, 0x63, 0x91, 0xBE, 0x98, 0x59], "山田太郎"),
    ]

    @Test(arguments: sure)
    func `what is sure is used, and told`(example: Case) throws {
        let result = try readAll(example.bytes)
        #expect(result.rows == [[example.cell]])
        let name = TextEncoding(known: example.encoding).name
        #expect(result.detection == "CSV, \(name)")
    }

    @Test(
        arguments: [
            // Polish in Windows-1250, German of DOS: a single word that several encodings read.
            ([0xAF, 0x61, 0x62, 0x6B, 0x61], "windows-1250", "Żabka"),
            ([0x4D, 0x81, 0x6C, 0x6C, 0x65, 0x72], "cp850", "Müller"),
        ] as [([UInt8], String, String)]
    )
    func `what isn't sure stops, and shows the cells`(
        cell: [UInt8],
        encoding: String,
        text: String
    ) throws {
        let bytes = Array("Name\n".utf8) + cell + [0x0A]
        let error = #expect(throws: SourceError.self) { try readAll(bytes) }
        guard case .unsureEncoding(_, let readings) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(readings.contains { $0.encoding.rawValue == encoding && $0.cells == [text] })
        #expect(readings.count > 1)
        let given = ReaderOptions(encoding: TextEncoding(argument: encoding))
        #expect(try readAll(bytes, given).rows == [[text]])
        var guessing = ReaderOptions()
        guessing.guessesEncoding = true
        #expect(try readAll(bytes, guessing).rows.count == 1)
    }

    @Test func `each word counts once, and pieces make no difference`() {
        let row: [UInt8] = [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x2C, 0x4B, 0xF6, 0x6C, 0x6E, 0x0A]
        let bytes = Array(repeating: row, count: 20).flatMap { $0 }
        var whole = EncodingSample()
        whole.add(bytes)
        whole.end()
        #expect(whole.words == [Array(row[..<6]), Array(row[7..<11])])
        #expect(whole.cells.count == 2)
        var cut = EncodingSample()
        for byte in bytes { cut.add([byte]) }
        cut.end()
        #expect(cut.words == whole.words && cut.cells == whole.cells)
    }

    @Test func `every table of letters and characters fits together`() {
        #expect(EncodingCandidate.all.count > 40)
        #expect(EncodingCandidate.all.allSatisfy { IconvDecoder.knows($0.encoding.rawValue) })
    }

    @Test(
        arguments: [
            ("WINDOWS-1251", "windows-1251"), ("cp1250", "windows-1250"), ("Shift_JIS", "cp932"),
            ("gb2312", "gb18030"), ("latin1", "windows-1252"), ("ISO_8859-2", "iso-8859-2"),
            ("IBM852", "cp852"), ("KOI8-R", "koi8-r"), ("EBCDIC-US", "ebcdic-us"),
            ("utf-8//IGNORE", nil), ("nonsense", nil), ("", nil), ("a,b", nil),
        ] as [(String, String?)]
    )
    func `an encoding goes by any of its names`(name: String, meaning: String?) {
        #expect(TextEncoding(argument: name)?.rawValue == meaning)
    }

    @Test func `characters that chunks cut are whole, and damage is the row's, with its place`()
        throws
    {
        // Shift_JIS: 山田, a lone lead byte before a line end, 太郎.
        let bytes: [UInt8] =
            Array("Name,X\n".utf8) + [0x8E, 0x52, 0x93, 0x63, 0x2C, 0x31, 0x0A]
            + [0x61, 0x8E, 0x0A, 0x91, 0xBE, 0x98, 0x59, 0x2C, 0x32, 0x0A]
        let options = ReaderOptions(encoding: TextEncoding(argument: "shift_jis"))
        let whole = try readAll(bytes, options)
        #expect(whole.rows.first == ["山田", "1"] && whole.rows.last == ["太郎", "2"])
        for size in 1...9 {
            var cut = options
            cut.chunkBytes = size
            #expect(try readAll(bytes, cut) == whole)
        }
        let damaged = try readAll(
            Array("Name,X\n".utf8) + [0x61, 0x62, 0x81, 0x2C, 0x31, 0x0A],
            ReaderOptions(encoding: TextEncoding(argument: "windows-1253"))
        )
        #expect(damaged.problems == ["bad_encoding@2:3"])
    }

    @Test(arguments: ["a,\0b,c", "Name,Note\nA,\0\n"])
    func `NULs in ASCII are damage, however short it is`(text: String) throws {
        let result = try? readAll(text, ReaderOptions(header: .none))
        #expect(result?.problems.contains { $0.hasPrefix("nul_byte") } == true)
        #expect(result?.detection == "CSV, UTF-8, comma-separated")
    }

    @Test func `UTF-32 and ISO-2022-JP are told by their marks`() throws {
        let marked: [UInt8] =
            [0xFF, 0xFE, 0, 0] + "Name\né\n".unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] }
        #expect(try readAll(marked).rows == [["é"]])
        #expect(try readAll(Array(marked.dropFirst(4))).rows == [["é"]])
        let japanese: [UInt8] =
            Array("Name\n".utf8) + [
                0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42, 0x0A,
            ]
        #expect(try readAll(japanese).rows == [["山田"]])
    }
}
