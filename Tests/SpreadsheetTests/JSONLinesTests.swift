import Foundation
import Testing

@testable import Spreadsheet

struct JSONLinesTests {
    @Test func `payload-shaped objects become dotted columns`() throws {
        let result = try readAll(
            """
            {"name": "A", "billing_address": {"city": "X", "geo": {"lat": 1.50}}}
            {"name": "B", "email": null}
            """
        )
        #expect(
            result.columns
                == ["name", "billing_address.city", "billing_address.geo.lat", "email"]
        )
        #expect(result.rows == [["A", "X", "1.50", nil], ["B", nil, nil, nil]])
    }

    @Test(arguments: [
        (#""00123""#, "00123"), ("1e3", "1e3"), ("-0.50", "-0.50"), ("true", "true"),
        ("12345678901234567890123", "12345678901234567890123"), (#""""#, ""),
        (#"[1, {"a": "b"}]"#, #"[1, {"a": "b"}]"#), (#""\u00e9\n\"\\\/""#, "é\n\"\\/"),
        (#""\ud83c\udf89""#, "🎉"), (#"  7  "#, "7"), ("null", nil),
    ])
    func `a value keeps the text that it was written with`(value: String, text: String?) throws {
        let result = try readAll("{\"k\": 1, \"v\": \(value)}")
        #expect(result.rows == [["1", text]])
        #expect(result.problems == [""])
    }

    @Test(arguments: [
        ("[1]", "not_an_object@2:1"), ("7", "not_an_object@2:1"), ("x", "not_an_object@2:1"),
        (#"{"a":}"#, "bad_json@2:6"), (#"{"a":1"#, "bad_json@2:7"), (#"{"a" 1}"#, "bad_json@2:6"),
        (#"{"a":1}x"#, "bad_json@2:8"), (#"{a:1}"#, "bad_json@2:2"), (#"{"a":01}"#, "bad_json@2:6"),
        (#"{"a":1.}"#, "bad_json@2:6"), (#"{"a":NaN}"#, "bad_json@2:6"),
        (#"{"a":"x}"#, "bad_json@2:6"), (#"{"a":"\x"}"#, "bad_json@2:7"),
        (#"{"a":"\ud800"}"#, "bad_json@2:7"), (#"{"a":"\udc00\ud800"}"#, "bad_json@2:7"),
        (#"{"a":"\u12g4"}"#, "bad_json@2:7"), (#"{"a":1,}"#, "bad_json@2:8"),
        (#"{"a":1,"a":2}"#, "duplicate_key@2:12"), (#"{"a":[1,}"#, "bad_json@2:9"),
        (#"{"a":{"b":1},"a.b":2}"#, "duplicate_key@2:20"), ("{\"a\":\"\t\"}", "bad_json@2:7"),
    ])
    func `a fault is the row's, with its place`(line: String, problem: String) throws {
        let result = try readAll(
            "{\"a\":0}\n\(line)\n{\"a\":3}\n",
            ReaderOptions(format: .jsonLines)
        )
        #expect(result.problems == ["", problem, ""])
        #expect(result.rows.last?.first == "3")
    }

    @Test func `a damaged line keeps its text, as much as a record may hold`() throws {
        let long = #"{"a":""# + String(repeating: "x", count: 100)
        let lines = ["[1]", #"{"a":"é""#, "\0x", long]
        let path = NSTemporaryDirectory() + "damaged-\(UUID().uuidString).jsonl"
        try Data(("{\"a\":1}\n" + lines.joined(separator: "\r\n")).utf8)
            .write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let options = ReaderOptions(maximumRecordBytes: 64)
        let reader = try RecordReader(.file(path: path), options: options)
        var record = Record()
        var texts: [String] = []
        while try reader.next(into: &record) {
            if record.problem != nil { texts.append(record.text) }
        }
        #expect(texts == ["[1]", #"{"a":"é""#, "\u{FFFD}x", String(long.prefix(64))])
    }

    @Test func `blank lines, CRLF, a byte order mark and a last line without end are no trouble`()
        throws
    {
        let result = try readAll("\u{FEFF}{\"a\":1}\r\n\r\n{\"a\":2}\n{\"a\":3}")
        #expect(result.rows == [["1"], ["2"], ["3"]])
        #expect(result.lines == [1, 3, 4])
        #expect(result.blankRecords == 1)
    }

    @Test func `depth is capped`() throws {
        let deep =
            "{}\n" + String(repeating: #"{"a":"#, count: 40) + "1"
            + String(repeating: "}", count: 40)
        #expect(try readAll(deep).problems.last?.hasPrefix("too_deep") == true)
        let array = "{}\n{\"a\":" + String(repeating: "[", count: 10_000)
        #expect(try readAll(array).problems.last?.hasPrefix("too_deep") == true)
    }

    @Test func `a line that is too long is one bad row`() throws {
        let long = "{\"a\":\"" + String(repeating: "x", count: 5_000) + "\"}"
        let result = try readAll(
            "{\"a\":1}\n\(long)\n{\"a\":2}\n",
            ReaderOptions(maximumRecordBytes: 1_000, chunkBytes: 100)
        )
        #expect(result.problems == ["", "record_too_long@2:1", ""])
        #expect(result.lines == [1, 2, 3])
    }

    @Test func `bytes that aren't text are the row's problem`() throws {
        var bytes = Array("{\"a\":\"é\"}\n{\"a\":\"".utf8)
        bytes += [0xFF] + Array("\"}\n{\"a\":\"ö\"}\n".utf8)
        #expect(try readAll(bytes).problems == ["", "bad_encoding@2:7", ""])
    }

    @Test func `a key that comes late is a column from then on`() throws {
        let rows = String(repeating: "{\"a\":1}\n", count: 1_500)
        let result = try readAll(rows + "{\"b\":2}\n", ReaderOptions(chunkBytes: 512))
        #expect(result.columns == ["a", "b"])
        #expect(result.rows.last == [nil, "2"])
    }

    private static func filler(_ length: Int) -> [UInt8] {
        Array(#"{"a":""#.utf8) + Array(repeating: UInt8(ascii: "f"), count: length - 9)
            + Array("\"}\n".utf8)
    }

    @Test(arguments: [1, 2, 3, 5, 7, 16])
    func `chunks of any size make no difference`(size: Int) throws {
        let body = Array("{\"a\":\"é\\n\"}\r\n{\"b\":{\"c\":[1,2]}}\n\n{bad\n{\"a\":2}".utf8)
        for cut in 0...body.count {
            let length = Filled.firstRead - cut
            // Its keys at once, since a row knows of those so far only.
            let head = Array(#"{"a":"0","b":{"c":0}}"#.utf8) + [0x0A]
            let document = Filled.document(head, to: length, body, line: Self.filler)
            func options(_ chunkBytes: Int) -> ReaderOptions {
                ReaderOptions(format: .jsonLines, encoding: .utf8, chunkBytes: chunkBytes)
            }
            let whole = try readAll(document, options(Filled.whole))
            let (result, reads) = try readCounted(document, options(size))
            #expect(result == whole, "cut at \(cut)")
            #expect(result.rows.count > 4 && result.problems.contains { $0.hasPrefix("bad_json") })
            #expect(reads > (body.count - cut) / size, "cut at \(cut)")
        }
    }

    @Test(arguments: [
        #"{"a":{"b":1},"a":{"c":2}}"#, #"{"a":{"b":1},"a":null}"#, #"{"a":1,"a":{"b":2}}"#,
        #"{"a":{},"a":"1"}"#, #"{"a":"1","a":{}}"#, #"{"x":{"a":{},"a":{}}}"#,
    ])
    func `a key that stands twice is a fault where its values are objects too`(line: String) throws
    {
        let result = try readAll("{\"a\":0}\n\(line)\n")
        #expect(result.problems.last?.hasPrefix("duplicate_key@2:") == true)
    }

    @Test func `the same key in two objects, or in those of an array, is no fault`() throws {
        let result = try readAll(#"{"a":{"c":1},"b":{"c":2},"d":[{"c":1},{"c":2}],"c":3}"#)
        #expect(result.problems == [""])
    }

    @Test(arguments: [
        (#"\ud83d\u0041"#, "bad_json@2:7"), (#"\ud83d\ud83d\ude00"#, "bad_json@2:7"),
        (#"\ud83d\u0000"#, "bad_json@2:7"), (#"\ud83d\ue000"#, "bad_json@2:7"),
        (#"\ud83d\uFFFF"#, "bad_json@2:7"), (#"\ud83d"#, "bad_json@2:7"),
    ])
    func `half of a pair is a fault whatever escape follows it`(text: String, problem: String)
        throws
    {
        let result = try readAll("{\"a\":0}\n{\"a\":\"\(text)\"}\n{\"a\":1}\n")
        #expect(result.problems == ["", problem, ""])
    }

    @Test func `a first line that is longer than the first read gives its columns`() throws {
        let long = String(repeating: "x", count: 9_000)
        let text = "{\"a\":\"\(long)\",\"b\":1}\n{\"b\":2}\n"
        for size in [1_000, 4_096] {
            let path = try write(text)
            defer { try? FileManager.default.removeItem(atPath: path) }
            let reader = try RecordReader(
                .file(path: path),
                options: ReaderOptions(chunkBytes: size)
            )
            #expect(reader.columns.map(\.name) == ["a", "b"])
        }
    }

    private func write(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "spreadsheet-\(UUID().uuidString).jsonl"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test(arguments: [
        "{\n  \"name\": \"A\"\n}\n", "{\"a\": [\n{\"b\": 1},\n{\"b\": 2},\n]}\n", "{bad\n{worse\n",
    ])
    func `JSON that isn't one object a line is said to be that`(text: String) {
        do {
            _ = try readAll(text)
            Issue.record("was read")
        } catch {
            guard case .notJSONLines(_, let problem)? = error as? SourceError else {
                Issue.record("\(error)")
                return
            }
            #expect(problem.position.line == 1)
        }
    }

    @Test func `an array is told from a text, and an empty one is no value`() throws {
        let path = try write(#"{"a":["B"],"b":"[1]","c":[ ]}"#)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let reader = try RecordReader(.file(path: path))
        var record = Record()
        #expect(try reader.next(into: &record))
        #expect((0..<3).map { record.isArray(cell: $0) } == [true, false, false])
        #expect((0..<3).map { record[cell: $0] } == [#"["B"]"#, "[1]", nil])
    }

    @Test func `blank lines at the start are counted, however many`() throws {
        let result = try readAll(String(repeating: " \r\n", count: 9_000) + "{\"a\":1}\n")
        #expect(result.blankRecords == 9_000)
        #expect(result.lines == [9_001])
    }
}
