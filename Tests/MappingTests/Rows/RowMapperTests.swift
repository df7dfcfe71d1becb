import Customers
import Spreadsheet
import Testing

@testable import Mapping

/// The field's text in the first row.
private func value(_ csv: String, _ rule: String, field: Field = .email) throws -> String? {
    let yaml = "fields: {name: {constant: N}, \(field): \(rule)}"
    return try #require(try mapText(csv, yaml: yaml).first).customer[field]
}

@Test(
    arguments: [
        ("{column: A}", "x"), ("A", "x"), ("\"#1\"", "x"), ("{constant: c}", "c"),
        ("{column: B}", nil), ("{column: B, default: d}", "d"), ("{column: A, default: d}", "x"),
        ("{first_of: [B, A]}", "x"), ("{first_of: [B, {constant: c}]}", "c"),
        ("{template: \"{A}-{B}\"}", "x"), ("{template: \"{A}{B}{A}\"}", "xx"),
        ("{column: A, transforms: [upper_case, {prefix: \"+\"}, {suffix: \"!\"}]}", "+X!"),
        ("{column: B, transforms: [{prefix: \"+\"}]}", nil),
        ("{column: A, transforms: [digits_only]}", nil),
        ("{column: A, transforms: [digits_only], default: d}", "d"),
        ("{column: A, transforms: [{lookup: {x: y}}, upper_case]}", "Y"),
        ("{column: A, transforms: [{lookup: {z: y}}]}", "x"),
        ("{column: A, transforms: [{replace: {pattern: \"^(x)$\", with: \"$1$1\"}}]}", "xx"),
    ] as [(String, String?)]
)
func `a rule makes its text`(_ rule: String, _ result: String?) throws {
    #expect(try value("A,B\nx,\n", rule) == result)
}

@Test(arguments: [
    ("  a\u{a0} ", "trim", "a"), ("a \t b", "collapse_spaces", "a b"),
    ("straße", "upper_case", "STRASSE"), ("ÄÖ", "lower_case", "äö"),
    ("anne-marie o'neil McKAY", "title_case", "Anne-Marie O'neil Mckay"),
    ("+1 (555) 010-0199", "digits_only", "15550100199"), ("٣5", "digits_only", "5"),
    ("555\u{202c}01\u{200b}01", "strip_marks", "5550101"), ("4103", "{pad: 5}", "04103"),
    ("04103", "{pad: 5}", "04103"), ("AB1", "{pad: 5}", "AB1"),
    ("Reed &amp; Sons", "unescape_html", "Reed & Sons"),
    ("A&#233;&#x27;&foo;&", "unescape_html", "Aé'&foo;&"),
    ("&amp;amp;", "unescape_html", "&amp;"), ("555 ::: 666", "{split: \":::\"}", "555"),
    ("555", "{split: \":::\"}", "555"), ("Acme", "null_words", "Acme"),
    ("Deutschland", "{country: alpha2}", "DE"), ("deu", "{country: name}", "Germany"),
    ("U.S.A.", "{country: alpha2}", "US"), ("The Netherlands", "{country: alpha2}", "NL"),
    ("Cote d’Ivoire", "{country: alpha2}", "CI"), ("UK", "{country: name}", "United Kingdom"),
    ("Atlantis", "{country: alpha2}", "Atlantis"),
])
func `a transform changes a text`(_ text: String, _ transform: String, _ result: String) throws {
    let rule = "{column: A, transforms: [\(transform)]}"
    #expect(try value("A\n\"\(text)\"\n", rule) == result)
}

@Test(arguments: ["NULL", "n/a", "-", "\\N"])
func `a word for nothing is made blank where the mapping says so`(_ text: String) throws {
    #expect(
        try value("A\n\"\(text)\"\n", "{column: A, transforms: [null_words], default: d}") == "d"
    )
}

@Test func `a country that isn't known stays and is warned of`() throws {
    let yaml =
        "fields: {name: A, billing_address.country: {column: A, transforms: [{country: name}]}}"
    let row = try #require(try mapText("A\nAtlantis\n", yaml: yaml).first)
    #expect(row.warnings.map(\.code) == [.unknownCountry])
}

@Test func `a named value is worked out once and can be built on`() throws {
    let rows = try mapText(
        "First,Last\nada,king\n,\n x , \n",
        yaml: """
            values:
              Initial: {column: First, transforms: [{replace: {pattern: "(?<=.).+", with: ""}}]}
              Person: {template: "{Initial}. {Last}", transforms: [title_case]}
            fields: {name: {first_of: [Person], default: Nobody}}
            """
    )
    #expect(rows.map(\.customer.name) == ["A. King", "X"])
}

@Test func `rows are skipped as the mapping says and nothing of them is checked`() throws {
    let rows = try mapText(
        "Name,Status\nA,closed\n,closed\nB, open \nC,\n",
        yaml: """
            fields: {name: Name}
            skip_when: [{column: Status, equals: [closed]}, {column: Status, blank: true}]
            """
    )
    #expect(rows.map(\.isSkipped) == [true, true, false, true])
    #expect(rows.flatMap(\.findings).isEmpty)
    #expect(rows.map(\.isValid) == [false, false, true, false])
}

@Test func `the business of a row comes from its column and has to be one`() throws {
    let rows = try mapText("name,business_id\nA,biz_1a\nB,\nC,acme\nD, biz_x \n")
    #expect(rows.map { $0.business?.text } == ["biz_1a", nil, nil, "biz_x"])
    #expect(
        rows.map { $0.problems.map(\.code) } == [[], [.missingBusinessID], [.badBusinessID], []]
    )
    #expect(rows[2].problems.first?.field == "business_id")
    #expect(rows[2].problems.first?.position == SourcePosition(line: 4, column: 3))
}

@Test func `constants and defaults alone make no address`() throws {
    let rows = try mapText(
        "Name,Street,City,State,Zip\nA,,,,\nB,1 Mill Lane,York,N,1\n",
        yaml: """
            fields:
              name: Name
              billing_address:
                street_1: Street
                city: City
                state: {column: State, default: NY}
                postal_code: Zip
                country: {constant: US}
            """
    )
    #expect(rows[0].customer.fields.wholeAddresses.isEmpty)
    #expect(rows[0].findings.isEmpty)
    #expect(rows[1].customer[.billing(.country)] == "US")
}

@Test func `a problem names row, line, column, header, field and what is wrong`() throws {
    let long = String(repeating: "ü", count: 256)
    let rows = try mapText("Notes,Company\n\"a\nb\",\(long)\n\n\"\",Fine\nü,\n")
    let first = try #require(rows.first?.problems.first)
    #expect(
        first
            == Finding(
                Problem(
                    code: .tooLong,
                    field: "name",
                    text: "Column “Company” (name) has 256 characters, but the API allows only 255."
                ),
                column: "Company",
                row: 1,
                position: SourcePosition(line: 3, column: 4),
                text: long
            )
    )
    #expect(
        rows.last?.problems.first?.message
            == "This row has no name. The API wants one: fill in column “Company” (name)."
    )
}

@Test func `exactly the allowed length is valid, in characters and not in bytes`() throws {
    let rows = try mapText("name\n\(String(repeating: "漢", count: 255))\n")
    #expect(rows.map(\.isValid) == [true])
    #expect(rows[0].warnings.map(\.code) == [.cutAtLimit])
}

@Test func `a damaged record is a problem with its place and isn't mapped`() throws {
    let rows = try mapText("name,email\nA,a@b.cd,x\nB,b@b.cd\n")
    #expect(rows.map(\.isValid) == [false, true])
    #expect(rows[0].problems.map(\.code.rawValue) == ["too_many_cells"])
    #expect(rows[0].customer == NewCustomer())
}

@Test func `strict makes every warning a problem`() throws {
    let csv = "name,phone\nA,555-CALL-NOW\n"
    #expect(try mapText(csv).map(\.isValid) == [true])
    let strict = try mapText(csv, policy: ProblemPolicy(isStrict: true))
    #expect(strict.map(\.isValid) == [false])
    #expect(strict[0].problems.map(\.code) == [.phoneWithLetters])
}

@Test func `a text that isn't what its field holds holds its row back, until it is accepted`()
    throws
{
    let csv = "name,email\nA,nobody\n"
    let held = try mapText(csv)
    #expect(held.map(\.isValid) == [false])
    #expect(held[0].problems.map(\.code) == [.badEmail])
    let accepted = try mapText(csv, policy: ProblemPolicy(accepted: [.badEmail]))
    #expect(accepted.map(\.isValid) == [true])
    #expect(accepted[0].warnings.map(\.code) == [.badEmail])
    #expect(accepted[0].customer[.email] == "nobody")
}

@Test
func `a row that lacks cells at its end is mapped where that is accepted, and no other damage is`()
    throws
{
    let csv = "name,email,phone\nA,a@b.cd\nB,\"b@b.cd\"x,1\n"
    let policy = ProblemPolicy(accepted: [.tooFewCells, .textAfterQuote])
    let rows = try mapText(csv, policy: policy)
    #expect(rows.map(\.isValid) == [true, false])
    #expect(rows[0].customer == NewCustomer([.name: "A", .email: "a@b.cd"]))
    #expect(rows[0].warnings.map(\.code) == [.tooFewCells])
    #expect(rows[1].customer == NewCustomer())
}

@Test func `a relaxed table lets partial addresses through with a warning`() throws {
    let file = try TemporaryFile("name,Street,City\nA,1 Mill Lane,York\n")
    let reader = try RecordReader(.file(path: file.path))
    var mapper = try RowMapper(
        MappingGuess(headers: reader.columns.map(\.name)).mapping,
        columns: reader.columns,
        table: FieldTable.documented.withPartialAddresses
    )
    var record = Record()
    _ = try reader.next(into: &record)
    let row = mapper.map(record, columns: reader.columns)
    #expect(row.isValid)
    #expect(Set(row.warnings.map(\.code)) == [.partialAddress])
    #expect(row.warnings.count == 3)
}

@Test(arguments: RecordProblem.Code.allCases)
func `damage of a record is a problem of its row by the same word`(_ code: RecordProblem.Code) {
    #expect(Problem.Code(code).rawValue == code.rawValue)
    #expect(Problem.Code(code).gravity == .held)
}
