import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func check(
    _ csv: String,
    quickly: Bool,
    _ policy: ProblemPolicy = .usual
) throws -> [MappedRow?] {
    let file = try TemporaryFile(csv)
    let reader = try RecordReader(.file(path: file.path))
    let mapping = MappingGuess(headers: reader.columns.map(\.name)).mapping
    var checker = RowChecker(try RowMapper(mapping, columns: reader.columns, policy: policy))
    var record = Record()
    var rows: [MappedRow?] = []
    while try reader.next(into: &record) {
        switch try checker.check(record, columns: reader.columns, mapsAll: !quickly) {
        case .plain: rows.append(nil)
        case .mapped(let row): rows.append(row)
        }
    }
    return rows
}

private let csv = """
    Customer ID,Name,Email
    1,Acme,a@b.cd
    2,Bolts,b@b.cd
    1,Acme,a@b.cd
    2,Nuts,b@b.cd
    ,Acme,a@b.cd
    3,,c@b.cd
    3,,c@b.cd
    4,Müller,d@b.cd

    """

@Test func `a second row with an id is invalid, unless it is equal: then it has a twin`() throws {
    let rows = try check(csv, quickly: false).compactMap { $0 }
    #expect(rows.map(\.twin) == [nil, nil, 1, nil, nil, nil, nil, nil])
    #expect(rows.map(\.isValid) == [true, true, true, false, true, false, false, true])
    let problem = try #require(rows[3].problems.first)
    #expect(
        problem.message
            == "Column “Customer ID” (external_id) has the same external id as row 2, but the two"
            + " rows differ."
    )
}

@Test func `an id that another row has is told with its cell's place`() throws {
    let text = "Name,Customer ID\nAlder,1\nBirch,1\n"
    let problem = try #require(check(text, quickly: true).compactMap { $0 }.last?.problems.first)
    #expect(problem.position == SourcePosition(line: 3, column: 7))
}

@Test func `a row with a code that is left out counts as left out, and frees its id`() throws {
    let csv = """
        Customer ID,Name,Email
        1,Acme,nobody
        1,Acme Ltd,a@b.cd
        Customer ID,Name,Email
        2,,
        1,Other,c@b.cd

        """
    let policy = ProblemPolicy(leftOut: [
        .badEmail, .repeatedHeader, .missing, .duplicateExternalID,
    ])
    let rows = try check(csv, quickly: false, policy).compactMap { $0 }
    #expect(rows.map(\.isSkipped) == [true, false, true, true, true])
    #expect(rows.map(\.isValid) == [false, true, false, false, false])
    let found = rows.flatMap(\.findings)
    #expect(found.map(\.code) == [.badEmail, .repeatedHeader, .missing, .duplicateExternalID])
    #expect(found.allSatisfy { $0.gravity == .told })
    var summary = FindingSummary()
    for row in rows { summary.add(row) }
    #expect(summary.skippedRows == 4)
    #expect([summary.problemCount, summary.warningCount] == [0, 0])
    #expect(summary.sorted.map(\.key.leavesOut) == [true, true, true, true])
}

@Test func `checking says the same as mapping, and nothing of rows without anything to say`() throws
{
    let slow = try check(csv, quickly: false)
    let quick = try check(csv, quickly: true)
    #expect(quick.map { $0 == nil } == [true, true, false, false, true, false, false, true])
    for (first, second) in zip(quick, slow) where first != nil { #expect(first == second) }
}

@Test func `a group of texts that are too long doesn't lend the first one's length to all`() throws
{
    let long = String(repeating: "n", count: 300)
    let rows = try mapText("name\n\(long)\n\(long)n\n")
    var summary = FindingSummary()
    for row in rows { summary.add(row) }
    #expect(
        summary.sorted.map(\.sentence) == [
            "For example: Column “name” has 300 characters, but the API allows only 255."
                + " Shorten it."
        ]
    )
}

@Test func `the id of a row that can't be sent is free for the next one`() throws {
    let text = "Name,Customer ID,Email\n,7,a@b.de\nOK,7,a@b.de\nOK,7,a@b.de\nNo,7,a@b.de\n"
    for quickly in [false, true] {
        let rows = try check(text, quickly: quickly)
        #expect(rows.map { $0?.isValid ?? true } == [false, true, true, false])
        #expect(rows.map { $0?.twin } == [nil, nil, 2, nil])
    }
}

@Test func `a blank leading column of several is looked at closely by the quick check`() throws {
    let text =
        "Name,Company,First Name,Last Name,Customer ID\nA,,,,1\n,Acme,,,2\n,,Ada,King,3\n,,,,4\n"
    let quick = try check(text, quickly: true)
    #expect(quick[0] == nil)
    #expect(quick.dropFirst().map { $0?.customer.name } == ["Acme", "Ada King", nil])
    #expect(quick.map { $0?.isValid ?? true } == [true, true, true, false])
}
