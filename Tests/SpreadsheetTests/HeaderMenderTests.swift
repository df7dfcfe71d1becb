import Testing

@testable import Spreadsheet

/// Files whose first line is damaged, or written otherwise than the rows.
struct HeaderMenderTests {
    private static let rows = "A1,Alder,12,a@x.org\nB2,Birch,13,b@x.org\n"

    /// A header, and what is made of it; nil where it is past mending.
    private static let headers: [(header: String, names: [String], fault: TablePlace.HeaderFault)] =
        [
            ("\"Code,\"Name\",Size,Mail", ["\"Code", "Name", "Size", "Mail"], .quotes),
            ("Code,\"Name,Size,\"Mail\"", ["Code", "\"Name", "Size", "Mail"], .quotes),
            ("Code,Name,\"\"Size\",Mail", ["Code", "Name", "\"Size", "Mail"], .quotes),
            ("Code,Name,Size,\"Mail", ["Code", "Name", "Size", "\"Mail"], .quotes),
            ("Code,\"Name\"Size,Mail", ["Code", "Name", "Size", "Mail"], .delimiter),
            ("Code Name \"Size\" Mail", ["Code", "Name", "Size", "Mail"], .otherDelimiter),
            ("Code;Name;Size;Mail", ["Code", "Name", "Size", "Mail"], .otherDelimiter),
            ("Code,,Name,Size,Mail", ["Code", "Name", "Size", "Mail"], .blankName),
            (",Code,Name,Size,Mail", ["Code", "Name", "Size", "Mail"], .blankName),
        ]

    @Test(arguments: headers, ["\n", "\r\n"])
    func `a header is mended where its names are as many as the cells of the rows`(
        item: (header: String, names: [String], fault: TablePlace.HeaderFault),
        end: String
    ) throws {
        let text = (item.header + "\n" + Self.rows).replacing("\n", with: end)
        try withFile(Array(text.utf8)) { path in
            let reader = try RecordReader(.file(path: path))
            #expect(reader.columns.map(\.header) == item.names)
            #expect(reader.detection.table?.headerFault == item.fault)
            #expect(reader.detection.table?.isNotable == true)
            var record = Record()
            var rows: [String?] = []
            while try reader.next(into: &record) {
                #expect(record.problem == nil)
                rows.append(record[cell: 1])
                #expect(record.line == rows.count + 1)
            }
            #expect(rows == ["Alder", "Birch"])
        }
    }

    @Test func `a header that is said to stand on the first line is mended, too`() throws {
        let text = "\"Code,\"Name\",Size,Mail\n" + Self.rows
        let result = try readAll(text, ReaderOptions(header: .line(1)))
        #expect(result.columns == ["\"Code", "Name", "Size", "Mail"])
        #expect(result.lines == [2, 3])
    }

    @Test(arguments: [
        // As many names as no row has cells.
        "\"Code,\"Name\",Size\nA1,Alder,12,a@x.org\nB2,Birch,13,b@x.org\n",
        // Data, in a file without a header.
        "\"A1,\"Alder\",12,a@x.org\nB2,Birch,13,b@x.org\nC3,Cedar,14,c@x.org\n",
        // Rows that don't agree among each other.
        "\"Code,\"Name\",Size,Mail\nA1,Alder,12,a@x.org\nB2,Birch\nC3,Cedar,1\n",
    ])
    func `a damaged header stops the program where its names are in doubt`(text: String) throws {
        #expect(throws: SourceError.self) { try readAll(text, ReaderOptions(format: .csv)) }
    }

    @Test func `a title whose words are as many as the columns is no header`() throws {
        let text =
            "All our best customers\nCode;Name;City;Mail\nA1;Alder;Bend;a@x.org\n"
            + "B2;Birch;Salem;b@x.org\n"
        let result = try readAll(text)
        #expect(result.columns == ["Code", "Name", "City", "Mail"])
        #expect(result.rows.count == 2)
    }

    @Test func `a blank name at the end is left as it is`() throws {
        try withFile(Array("Code,Name,\nA1,Alder\nB2,Birch\n".utf8)) { path in
            let reader = try RecordReader(.file(path: path))
            #expect(reader.columns.map(\.name) == ["Code", "Name", ""])
            #expect(reader.detection.table?.isNotable == false)
        }
    }

    @Test func `without a header nothing is mended`() throws {
        let text = "\"Code,\"Name\",Size,Mail\n" + Self.rows
        let result = try readAll(text, ReaderOptions(header: .none))
        #expect(result.problems.first?.hasPrefix("text_after_quote") == true)
    }
}

/// Quotes that open where nothing is enclosed.
struct SwallowedRowsTests {
    private static let head = "Code,Name,Note\nA1,Alder,\"fine, so far\"\n"

    @Test func `rows that a stray quote swallowed are read by themselves`() throws {
        let text = Self.head + "B2,Birch,\"\nC3,Cedar,\"good, really\"\nD4,Date,\"ok\"\n"
        let result = try readAll(text)
        #expect(result.problems == ["", "unterminated_quote@3:10", "", ""])
        #expect(result.lines == [2, 3, 4, 5])
        #expect(result.rows[2] == ["C3", "Cedar", "good, really"])
    }

    @Test func `rows are not made of the lines of a note`() throws {
        // Of another width, or with a quote in the way.
        for note in ["met him\nand \"Bob\", twice", "met him\n,\"Bob\",\"twice"] {
            let text = Self.head + "B2,Birch,\"\(note)\"\nD4,Date,\"ok\"\n"
            let result = try readAll(text)
            #expect(result.problems.contains { $0.hasPrefix("text_after_quote") })
            #expect(!result.rows.contains { $0.first == "" })
        }
    }
}
