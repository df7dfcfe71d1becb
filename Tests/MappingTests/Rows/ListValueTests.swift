import Spreadsheet
import Testing

@testable import Mapping

struct ListValueTests {
    @Test func `a JSON array in a mapped field makes the row invalid, and says so`() throws {
        let rows = try mapText(#"{"name":["B"],"email":"a@b.de"}"#)
        #expect(!rows[0].isValid)
        #expect(rows[0].problems.map(\.code) == [.listValue])
        #expect(rows[0].problems.map(\.position.column) == [9])
    }

    @Test func `an array that isn't mapped, or is empty, is no problem`() throws {
        let rows = try mapText(#"{"name":"B","tags":["x","y"],"email":[]}"#)
        #expect(rows[0].findings.isEmpty)
        #expect(rows[0].customer[.email] == nil)
    }

    @Test func `the quick check lets no array through`() throws {
        let file = try TemporaryFile(#"{"name":["B"]}"#, name: "a.jsonl")
        let (_, _, mapper) = try mapFile(file.path)
        let reader = try RecordReader(.file(path: file.path))
        var record = Record()
        #expect(try reader.next(into: &record))
        #expect(mapper.plainRow(record, columns: reader.columns) == nil)
    }
}
