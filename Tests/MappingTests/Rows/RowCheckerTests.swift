import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func check(_ csv: String, quickly: Bool) throws -> [MappedRow?] {
    let file = try TemporaryFile(csv)
    let reader = try RecordReader(.file(path: file.path))
    let mapping = MappingGuess(headers: reader.columns.map(\.name)).mapping
    var checker = RowChecker(try RowMapper(mapping, columns: reader.columns))
    var record = Record()
    var rows: [MappedRow?] = []
    while try reader.next(into: &record) {
        rows.append(
            quickly
                ? checker.check(record, columns: reader.columns)
                : checker.map(record, columns: reader.columns)
        )
    }
    #expect(!checker.mayMissDuplicates)
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
        problem.line(in: "c.csv")
            == "c.csv:5:1: row 4: external_id (column “Customer ID”) is that of row 2, whose other "
            + "fields differ"
    )
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
            "2 rows: name: the first has 300 characters; the API takes 255; first at row 1 (line 2)"
        ]
    )
}
