import Customers
import Spreadsheet
import Testing

@testable import Mapping

/// What is said of rows of a workbook that no text file has.
struct WorkbookFindingTests {
    private func findings(
        _ policy: ProblemPolicy = .usual,
        mapsAll: Bool = false,
        looksAhead: Bool = false
    ) throws -> [String] {
        let folder = packageFolder.appendingPathComponent("Tests/SpreadsheetTests/Workbook/Files")
        let path = folder.appendingPathComponent("openpyxl.xlsx").path
        let reader = try RecordReader(.file(path: path))
        let mapping = MappingGuess(headers: reader.columns.map(\.name)).mapping
        if looksAhead { _ = reader.lookAhead(100, bytes: 1 << 20) }
        var checker = RowChecker(try RowMapper(mapping, columns: reader.columns, policy: policy))
        var record = Record()
        var found: [String] = []
        while try reader.next(into: &record) {
            let checked = try checker.check(record, columns: reader.columns, mapsAll: mapsAll)
            guard case .mapped(let row) = checked else { continue }
            found += row.findings.map { "\($0.problem.code) \($0.gravity) \($0.position.text)" }
        }
        return found
    }

    @Test(arguments: [false, true])
    func `a hidden row is warned of, and a percentage in a mapped column is a note`(all: Bool)
        throws
    {
        // Discounts are percentages, too, and no field's.
        #expect(
            try findings(mapsAll: all) == [
                "hidden_row warned Customers!A5", "figure told Customers!A7",
                "total_row held Customers!A8",
            ]
        )
    }

    @Test func `rows that were looked at before their turn keep what is said of them`() throws {
        #expect(try findings(looksAhead: true) == findings())
    }

    @Test func `a hidden row is held where it is said to be`() throws {
        let policy = ProblemPolicy(held: [.hiddenRow])
        #expect(try findings(policy).first == "hidden_row held Customers!A5")
    }
}
