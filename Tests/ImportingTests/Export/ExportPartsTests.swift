import Delivery
import Foundation
import Journal
import Spreadsheet
import Testing

@testable import Importing

/// What an export reads of a row, and in which order.
@Suite(.onThreadOfItsOwn) struct ExportPartsTests {
    @Test func `each column asks for all that it shows`() async throws {
        let trial = try await Trial(faults: "422:@2")
        _ = try trial.sent()
        let journal = try Journal(reading: trial.journal)
        let (record, _) = try journal.stagedImport()
        let source = SourceColumns(columns: record.sourceColumns, hasExtra: true, hasRaw: true)
        let names =
            "Company Name,_extra,_raw,_row,_status,_customer_id,_problem,_line,_business_id,_external_id,"
            + "_field,_code,_http_status,_attempts,_findings"
        let columns =
            try ExportColumn.named(names, source) + ExportColumn.idMap
            + ExportColumn.problems(source) { RowMark($0, of: record) }
        let whole = try texts(columns, journal, .all)
        #expect(whole.count == columns.count)
        for (place, column) in columns.enumerated() {
            let alone = try texts([column], journal, column.needs)
            #expect(alone == [whole[place]], "\(column.name)")
        }
        // What no row has would be told by nothing.
        for name in ["_problem", "_line", "_business_id", "_http_status", "_attempts", "_findings"]
        {
            let place = try #require(columns.firstIndex { $0.name == name })
            #expect(whole[place].contains { ($0 ?? "").isEmpty == false }, "\(name)")
        }
    }

    private func texts(
        _ columns: [ExportColumn],
        _ journal: Journal,
        _ parts: JournalRow.Parts
    ) throws -> [[String?]] {
        var texts: [[String?]] = columns.map { _ in [] }
        try journal.forEachRow(in: Set(RowStatus.allCases), parts) { row in
            for (place, column) in columns.enumerated() { texts[place].append(column.text(row)) }
        }
        return texts
    }

    @Test(arguments: [[RowStatus.invalid], [.invalid, .created], RowStatus.allCases])
    func `rows come in the source's order, be they few or most`(statuses: [RowStatus]) async throws
    {
        // Every fifth row can't be sent, and one of each other fifty.
        let lines = (1...60).map { "A-\($0),\($0 % 20 == 0 ? "" : "Company \($0)"),,\n" }
        let trial = try await Trial("Account ID,Company Name,Phone,Note\n" + lines.joined())
        _ = try trial.sent()
        let journal = try Journal(reading: trial.journal)
        var rows: [Int64] = []
        try journal.forEachRow(in: Set(statuses), []) { rows.append($0.id.number) }
        let isInvalid = { (row: Int64) in row % 20 == 0 }
        let expected = (1...60).map(Int64.init).filter {
            statuses.contains(isInvalid($0) ? .invalid : .created)
        }
        #expect(rows == expected)
    }
}
