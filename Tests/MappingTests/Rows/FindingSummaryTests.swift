import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func finding(_ row: Int, _ code: Problem.Code, column: String = "Company") -> Finding {
    Finding(
        Problem(code: code, field: "name", text: "Column “\(column)” (name) is empty."),
        column: column,
        row: row,
        position: SourcePosition(line: row + 1, column: 1)
    )
}

@Test func `findings are grouped with their count and first rows, problems first`() {
    var summary = FindingSummary(kept: 2)
    for row in 1...5 { summary.add(finding(row, .cutAtLimit)) }
    for row in 3...5 { summary.add(finding(row, .missing)) }
    #expect(summary.sorted.map(\.key.code.rawValue) == ["missing", "cut_at_limit"])
    #expect(summary.sorted.map(\.count) == [3, 5])
    #expect(summary.sorted[0].first.map(\.row) == [3, 4])
    #expect(summary.problemCount == 3)
    #expect(summary.warningCount == 5)
    #expect(
        summary.sorted[0].sentence
            == "Column “Company” (name) is empty."
    )
    #expect(summary.sorted[0].places == "3 rows: 3, 4, … (lines 4, 5, …)")
    #expect(
        summary.sorted[1].sentence
            == "Column “Company” (name) is empty. Check whether its end is missing."
    )
}

@Test func `a file with a million kinds of findings takes the room of a few`() {
    var summary = FindingSummary(maximumGroups: 10)
    for row in 1...1_000 { summary.add(finding(row, .missing, column: "\(row)")) }
    #expect(summary.sorted.count == 10)
    #expect(summary.uncounted == 990)
    #expect(summary.problemCount == 1_000)
}

@Test
func `what the first cells of a kind hold is shown shortened and once, and nothing in it acts`() {
    var summary = FindingSummary()
    for (row, text) in [
        "5.55E+09", nil, "A\u{1b}[2J", String(repeating: "x", count: 50), "5.55E+09",
    ]
    .enumerated() {
        var found = finding(row + 1, .badEmail)
        found = Finding(
            found.problem,
            row: found.row,
            position: found.position,
            text: text
        )
        summary.add(found)
    }
    let long = String(repeating: "x", count: 39) + "…"
    #expect(summary.sorted[0].texts == "“5.55E+09” · blank · “A\\u{1b}[2J” · “\(long)”")
}
