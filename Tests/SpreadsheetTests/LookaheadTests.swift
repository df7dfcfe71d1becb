import Foundation
import Testing

@testable import Spreadsheet

/// A source of its own for one text, gone when the closure ends.
private func withSource<Result>(
    _ text: String,
    _ body: (Source) throws -> Result
) throws -> Result {
    let path = NSTemporaryDirectory() + "lookahead-\(UUID().uuidString).csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(.file(path: path))
}

/// Every row of a source, with the columns that were known when it came.
private func rows(_ reader: RecordReader) throws -> [String] {
    var record = Record()
    var rows: [String] = []
    while try reader.next(into: &record) {
        let cells = (0..<record.count).map { record[cell: $0] ?? "-" }
        rows.append(
            "\(record.number) \(record.line) \(reader.columns.count) \(cells)"
                + " \(record.problem?.code.rawValue ?? "")"
        )
    }
    return rows + ["\(reader.blankRecords) \(reader.recordCount) \(reader.columns.map(\.name))"]
}

@Test(
    arguments: [
        "Name,Email\nAlder,a@a.example\n\n,\nBirch,b\nCedar,c,d\n\"Dogwood\nElm,e\n",
        "{\"a\": 1}\n\n{\"b\": 2, \"a\": 3}\nnot json\n{\"c\": [1]}\n", "Name\nAlder\n",
    ],
    [1, 2, 3, 100]
)
func `rows that were looked at ahead come as if they hadn't been`(
    _ text: String,
    _ count: Int
) throws {
    try withSource(text) { source in
        let plain = try rows(RecordReader(source))
        let reader = try RecordReader(source)
        let columns = reader.columns.count
        #expect(reader.lookAhead(count, bytes: .max).first(1_000).count <= count)
        #expect(reader.columns.count == columns)
        #expect(try rows(reader) == plain)
    }
}

@Test func `a header without rows is told when a row is asked for, not when it is looked for`()
    throws
{
    try withSource("Name,Email\n") { source in
        let reader = try RecordReader(source)
        #expect(reader.lookAhead(100, bytes: .max).first(100).isEmpty)
        var record = Record()
        #expect(throws: SourceError.self) { try reader.next(into: &record) }
    }
}
