import Testing

@testable import Spreadsheet

@Test func `records that wait come as they were, odd ones too`() {
    var damaged = Record(cells: ["a\0b"], number: 0)
    damaged.line = 2
    let rows = [Record(cells: ["x", nil, "yz"], number: 0), damaged, Record(cells: [], number: 0)]
    var packed = PackedRecords()
    for (place, row) in rows.enumerated() { packed.append(row, columns: place) }
    var record = Record()
    for (place, row) in rows.enumerated() {
        #expect(packed.take(into: &record) == place)
        #expect(
            (0..<record.count).map { record[cell: $0] } == (0..<row.count).map { row[cell: $0] }
        )
        #expect(record.problem == row.problem)
        #expect(record.line == row.line)
    }
    #expect(packed.take(into: &record) == nil)
    #expect(packed.size == 0)
}
