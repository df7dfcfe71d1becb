import Foundation
import Testing

@testable import Spreadsheet

/// More columns than a table has end the reading, and as many as it may have cost no more than their
/// bytes.
struct ManyColumnsTests {
    private func read(_ text: String, most: Int) throws -> Int {
        let path = NSTemporaryDirectory() + "spreadsheet-\(UUID().uuidString).txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reader = try RecordReader(
            .file(path: path),
            options: ReaderOptions(maximumColumns: most)
        )
        var record = Record()
        while try reader.next(into: &record) {}
        return reader.columns.count
    }

    @Test func `a header of more columns than a table has is refused`() throws {
        #expect(try read("a,b,c\n1,2,3\n", most: 3) == 3)
        #expect(throws: SourceError.self) { try read("a,b,c,d\n1,2,3,4\n", most: 3) }
    }

    @Test(arguments: [1, 1_100])
    func `lines that bring ever more keys are refused, be it late`(rows: Int) throws {
        let lines = (0..<rows).map { _ in #"{"name":"A"}"# } + [#"{"b":1,"c":1}"#, #"{"d":1}"#]
        let text = lines.joined(separator: "\n") + "\n"
        #expect(try read(text, most: 4) == 4)
        do {
            _ = try read(text, most: 3)
            Issue.record("it was read")
        } catch let error as SourceError {
            #expect(error.message.hasSuffix("the objects have more than 3 different keys"))
            #expect(error.hint != nil)
        }
    }

    /// By the square of their number these took a minute.
    @Test(.timeLimit(.minutes(1)))
    func `a line of many objects takes no longer than its length`() throws {
        let objects = (0..<16_000).map { #""o\#($0)":{"a":1}"# }.joined(separator: ",")
        #expect(try read("{\(objects)}\n{\(objects)}\n", most: 16_000) == 16_000)
    }
}
