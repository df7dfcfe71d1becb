import Customers
import Spreadsheet
import Testing

@testable import Mapping

/// What a file becomes by the guess of its headers and its first rows, later ones aside.
private func guessed(
    _ header: String,
    _ rows: [String],
    later: [String] = []
) throws -> (rows: [MappedRow], guess: MappingGuess) {
    let first = try TemporaryFile(([header] + rows).joined(separator: "\n") + "\n")
    let guess = MappingGuess(of: try RecordReader(.file(path: first.path)))
    let file = try TemporaryFile(([header] + rows + later).joined(separator: "\n") + "\n")
    let reader = try RecordReader(.file(path: file.path))
    var mapper = try RowMapper(guess.mapping, columns: reader.columns)
    var record = Record()
    var mapped: [MappedRow] = []
    while try reader.next(into: &record) {
        let row = mapper.map(record, columns: reader.columns)
        // What its bytes alone tell must be the same.
        if let plain = mapper.plainRow(record, columns: reader.columns) {
            #expect(row.findings.isEmpty)
            var json = JSONLine()
            mapper.writePayload(of: record, plain, to: &json)
            #expect(json.bytes == row.customer.payload())
        }
        mapped.append(row)
    }
    return (mapped, guess)
}

private struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var header: String
    var field: Field
    /// What the column does again and again, row by row.
    var usual: @Sendable (Int) -> String
    var habits: [Habit]
    /// A later cell, what it becomes, and what is said of it.
    var later: [(cell: String, text: String?, codes: [Problem.Code])]

    var testDescription: String { name }
}

private let cases: [Case] = [
    Case(
        name: "ids with a fraction",
        header: "Customer ID",
        field: .externalID,
        usual: { "\(1_000 + $0).0" },
        habits: [.wholeNumbers],
        later: [
            ("2000.0", "2000", []), ("2001", "2001", []), ("A-7", "A-7", []),
            ("2002.00", "2002", []), ("2003.5", "2003.5", [.brokenHabit]),
            ("1234567890123456.0", "1234567890123456.0", [.brokenHabit, .strayDecimal]),
        ]
    ),
    Case(
        name: "phones with a fraction",
        header: "Phone",
        field: .phoneNumber,
        usual: { "\(15_550_102_201 + $0).0" },
        habits: [.wholeNumbers],
        later: [("15550100000.0", "15550100000", []), ("5550101.5", "5550101.5", [.brokenHabit])]
    ),
    Case(
        name: "ids with thousands",
        header: "Customer ID",
        field: .externalID,
        usual: { "\"\(1 + $0 / 10),\(100 + $0)\"" },
        habits: [.thousands(",")],
        later: [
            ("2,000", "2000", []), ("999", "999", []), ("1,002,003", "1002003", []),
            ("A-7", "A-7", []), ("2,00", "2,00", [.brokenHabit, .strayDecimal]),
            ("2,000.5", "2,000.5", [.brokenHabit, .groupedNumber]),
        ]
    ),
    Case(
        name: "ids with points between thousands",
        header: "Customer ID",
        field: .externalID,
        usual: { $0 < 10 ? "\(990 + $0)" : "1.\(String(1_000 + $0).dropFirst())" },
        habits: [.thousands(".")],
        later: [("2.000", "2000", []), ("1.002.003", "1002003", [])]
    ),
    Case(
        name: "phones with thousands",
        header: "Phone",
        field: .phoneNumber,
        usual: { "\"15,550,102,\(201 + $0)\"" },
        habits: [.thousands(",")],
        later: [("15,550,100,000", "15550100000", []), ("030 5550101", "030 5550101", [])]
    ),
    Case(
        name: "ids with a decimal comma",
        header: "Customer ID",
        field: .externalID,
        usual: { "\"\(1_000 + $0),0\"" },
        habits: [.wholeNumbers],
        later: [
            ("2000,0", "2000", []), ("2001", "2001", []),
            ("2,002", "2,002", [.brokenHabit, .groupedNumber]),
            ("2003,5", "2003,5", [.brokenHabit]),
        ]
    ),
    Case(
        name: "a word for nothing",
        header: "Email",
        field: .email,
        usual: { $0 % 3 == 0 ? "NULL" : "a\($0)@b.example" },
        habits: [.nullWords(["NULL"])],
        later: [("NULL", nil, []), ("null", nil, []), ("N/A", "N/A", [.nullWord])]
    ),
    Case(
        name: "entities of HTML",
        header: "Customer Name",
        field: .name,
        usual: { $0 % 3 == 0 ? "Reed &amp; Sons" : "Alder \($0)" },
        habits: [.htmlEntities],
        later: [
            ("A &amp; B", "A & B", []), ("A & B", "A & B", [.brokenHabit]),
            ("A &amp;amp; B", "A &amp; B", [.htmlEntity]),
        ]
    ),
    Case(
        name: "several phones",
        header: "Phone",
        field: .phoneNumber,
        usual: { $0 % 3 == 0 ? "555010\($0 + 1_000) ::: 5550201" : "555010\($0 + 1_000)" },
        habits: [.split(":::")],
        later: [
            ("5550101 ::: 5550102", "5550101", [.furtherValues]),
            ("5550101 ::: ", "5550101", []),
            ("5550101; 5550102", "5550101; 5550102", [.severalValues]),
        ]
    ),
    Case(
        name: "several e-mail addresses",
        header: "Email",
        field: .email,
        usual: { "a\($0)@b.example;c@d.example" },
        habits: [.split(";")],
        later: [
            ("a@b.example; c@d.example", "a@b.example", [.furtherValues]),
            ("a@b.example c@d.example", "a@b.example c@d.example", [.badEmail]),
        ]
    ),
    Case(
        name: "ids filled with zeros",
        header: "Customer ID",
        field: .externalID,
        usual: { "\(String(repeating: "0", count: 6 - String($0).count))\($0)" },
        habits: [.digits(6)],
        later: [
            ("000900", "000900", []), ("900", "900", [.lostLeadingZero]), ("A-7", "A-7", []),
            ("1000000", "1000000", []),
        ]
    ),
]

@Test(arguments: cases)
private func `what a column does again and again is put right, and what breaks it is held`(
    _ sample: Case
) throws {
    let isName = sample.field == .name
    let other = isName ? "Email" : "Name"
    let usual = (0..<40).map { "\(isName ? "x\($0)@y.example" : "N\($0)"),\(sample.usual($0))" }
    let later = sample.later.enumerated().map {
        "\(isName ? "z\($0)@y.example" : "Z\($0)"),\"\($1.cell)\""
    }
    let (rows, guess) = try guessed("\(other),\(sample.header)", usual, later: later)
    #expect(guess.mapping.habits == [sample.header: sample.habits])
    for row in rows.prefix(usual.count) { #expect(row.isValid, "\(row.findings)") }
    for (row, expected) in zip(rows.suffix(later.count), sample.later) {
        #expect(row.customer[sample.field] == expected.text, "\(expected.cell)")
        #expect(row.findings.map(\.code) == expected.codes, "\(expected.cell)")
    }
}

@Test(arguments: [
    ("Customer ID", ["1.0", "2.0", "3.0", "2.1"]), ("Customer ID", ["1.000", "2.000", "3.000"]),
    ("Email", ["NULL", "NULL", "a@b.co", "c@d.co"]),
    ("Company", ["A &amp; B", "C &amp; D", "E &amp; F", "G & H"]),
    ("Last Name", (0..<400).map { $0 % 134 == 0 ? "Null" : "Lee\($0)" }),
    ("Customer ID", (0..<30).map { String($0 + 95) }),
    ("Customer ID", ["1.001", "1.002", "2.001", "2.002"]),
    ("Customer ID", ["\"1,001\"", "\"1,002\"", "\"1,003\"", "1004"]),
    ("Customer ID", ["100 001", "100 002", "100 003"]),
    ("Zip", (0..<30).map { $0 % 2 == 0 ? "10115" : "1010" }),
])
func `what a column does now and then is no habit`(_ header: String, _ cells: [String]) throws {
    let rows = cells.map { "N,\($0),1 Mill Lane,York" }
    let (_, guess) = try guessed("Name,\(header),Street,City", rows)
    #expect(guess.mapping.habits == [:])
}

@Test func `a postal code breaks its column's habit only where no country tells`() throws {
    let zips = (0..<30).map { "N,1 Mill Lane,Leipzig,\(10_115 + $0)," }
    let short = ["N,1 Mill Lane,Leipzig,4103,"]
    let (rows, guess) = try guessed("Name,Street,City,Zip,Notes", zips + short)
    #expect(guess.mapping.habits == ["Zip": [.digits(5)]])
    #expect(rows.last?.problems.map(\.code) == [.lostLeadingZero])
    let (abroad, _) = try guessed(
        "Name,Street,City,Zip,Country",
        zips.map { $0 + "DE" } + ["N,1 Ring,Wien,1010,AT"]
    )
    #expect(abroad.last?.findings == [])
}

@Test(
    arguments: [
        (6, [100_000, 10_011]), (4, [1_050, 150]), (7, [1_000_001, 100_001]),
        (8, [13_101_000, 1_310_100]),
    ]
)
func `short postal codes break the habit of other lengths, too`(
    _ digits: Int,
    _ codes: [Int]
) throws {
    let usual = (0..<30).map { "N\($0),1 Mill Lane,Town,\(codes[0] + $0)," }
    let (rows, guess) = try guessed(
        "Name,Street,City,Zip,Notes",
        usual,
        later: ["N,1 Mill Lane,Town,\(codes[1]),"]
    )
    #expect(guess.mapping.habits == ["Zip": [.digits(digits)]])
    #expect(rows.last?.problems.map(\.code) == [.lostLeadingZero])
}

@Test func `numbers that may be in groups are said where they stay as they are`() throws {
    let rows = (1...5).map { "N\($0),1.00\($0)" }
    let (mapped, guess) = try guessed("Name,Customer ID", rows)
    #expect(mapped.map(\.customer.externalID) == (1...5).map { "1.00\($0)" })
    let remark = guess.warnings.first { $0.contains("thousands") }
    #expect(remark?.contains("“Customer ID”") == true && remark?.contains("“1.005”") == true)
}

@Test func `a habit is settled on the first ten thousand rows`() throws {
    let plain = (0..<9_990).map { "N\($0),\($0)" }
    let (rows, guess) = try guessed(
        "Name,Customer ID",
        plain + ["A,20001.0", "B,20002.0", "C,20003.0"]
    )
    #expect(guess.mapping.habits == ["Customer ID": [.wholeNumbers]])
    #expect(rows.last?.customer.externalID == "20003")
    let late = (0..<10_000).map { "N\($0),\($0)" } + ["A,20001.0", "B,20002.0", "C,20003.0"]
    let (lateRows, lateGuess) = try guessed("Name,Customer ID", late)
    #expect(lateGuess.mapping.habits == [:])
    #expect(lateRows.suffix(3).allSatisfy { $0.problems.map(\.code) == [.strayDecimal] })
}

@Test func `habits are said, and written into the mapping`() throws {
    let rows = (0..<1_200).map { "N\($0),\($0).0,\($0 % 2 == 0 ? "NULL" : "a@b.co")" }
    let (_, guess) = try guessed("Name,Customer ID,Email", rows)
    #expect(
        guess.warnings == [
            "“Customer ID”: the “.0” at the end of its numbers is removed (all of its first 1,200 texts)",
            "“Email”: “NULL” is read as blank (600 of its first 1,200 texts)",
        ]
    )
    let text = guess.mapping.canonicalText
    #expect(
        text.contains(
            "habits:\n  Customer ID: [whole_numbers]\n  Email: [{null_words: [\"NULL\"]}]\n"
        )
    )
    #expect(try Mapping(yaml: text, fileName: "a.yaml") == guess.mapping)
    #expect(try Mapping(yaml: guess.yaml(fileName: "a.csv"), fileName: "a.yaml") == guess.mapping)
}

@Test func `a mapping file's habits and words for nothing are followed, too`() throws {
    let rows = try mapText(
        "A,B,C\nn/v,7.0,x:::y\nAlder,k.A.,x\n",
        yaml: """
            null_words: [n/v, k.A.]
            fields: {name: {first_of: [A, B]}, external_id: B, email: C}
            habits:
              B: whole_numbers
              C: [{split: ":::"}, {null_words: [y]}]
            """
    )
    #expect(rows.map(\.customer.name) == ["7", "Alder"])
    #expect(rows.map(\.customer.externalID) == ["7", nil])
    #expect(rows.map { $0.customer[.email] } == ["x", "x"])
}

@Test(arguments: [
    ("habits: {A: [whole]}", "no habit “whole”"), ("habits: {A: [digits]}", "needs a setting"),
    ("habits: {A: [{digits: 1}]}", "from 2 to 32"),
    ("habits: {Z: [whole_numbers]}", "no column “Z”"),
    ("habits: {A: [{html_entities: 1}]}", "has no setting"),
    ("habits: {A: [{split: \"\"}]}", "needs a separator"),
    ("habits: {A: [{thousands: ab}]}", "one mark"), ("habits: {A: [thousands]}", "needs a setting"),
])
func `a habit that can't be followed is a mistake`(_ yaml: String, _ words: String) throws {
    let error = #expect(throws: MappingError.self) {
        _ = try mapText("A\nx\n", yaml: "fields: {name: A}\n\(yaml)\n")
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
}
