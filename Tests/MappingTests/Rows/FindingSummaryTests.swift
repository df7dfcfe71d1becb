import Spreadsheet
import Testing

@testable import Mapping

private func finding(_ row: Int, _ code: String, _ severity: Finding.Severity = .problem) -> Finding
{
    Finding(
        severity: severity,
        code: Finding.Code(rawValue: code),
        field: "name",
        column: "Company",
        row: row,
        position: SourcePosition(line: row + 1, column: 1),
        message: "is required"
    )
}

@Test func `findings are grouped with their count and first rows, problems first`() {
    var summary = FindingSummary(kept: 2)
    for row in 1...5 { summary.add(finding(row, "bad_email", .warning)) }
    for row in 3...5 { summary.add(finding(row, "missing")) }
    #expect(summary.sorted.map(\.key.code.rawValue) == ["missing", "bad_email"])
    #expect(summary.sorted.map(\.count) == [3, 5])
    #expect(summary.sorted[0].first.map(\.row) == [3, 4])
    #expect(summary.problemCount == 3)
    #expect(summary.warningCount == 5)
    #expect(
        summary.sorted[0].sentence
            == "3 rows: name (column “Company”) is required; first at row 3 (line 4)"
    )
}

@Test func `a file with a million kinds of findings takes the room of a few`() {
    var summary = FindingSummary(maximumGroups: 10)
    for row in 1...1_000 { summary.add(finding(row, "code\(row)")) }
    #expect(summary.sorted.count == 10)
    #expect(summary.uncounted == 990)
    #expect(summary.problemCount == 1_000)
}
