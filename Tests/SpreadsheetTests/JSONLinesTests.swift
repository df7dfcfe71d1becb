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

    @Test func `blank lines, CRLF, a byte order mark and a last line without end are no trouble`()
        throws
    {
        let result = try readAll("\u{FEFF}{\"a\":1}\r\n\r\n{\"a\":2}\n{\"a\":3}")
        #expect(result.rows == [["1"], ["2"], ["3"]])
        #expect(result.lines == [1, 3, 4])
        #expect(result.blankRecords == 1)
    }

    @Test func `depth is capped`() throws {
        let deep = String(repeating: #"{"a":"#, count: 40) + "1" + String(repeating: "}", count: 40)
        #expect(try readAll(deep).problems.first?.hasPrefix("too_deep") == true)
        let array = "{\"a\":" + String(repeating: "[", count: 10_000)
        #expect(try readAll(array).problems.first?.hasPrefix("too_deep") == true)
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

    @Test func `chunks of any size make no difference`() throws {
        let text = "{\"a\":\"é\\n\"}\r\n{\"b\":{\"c\":[1,2]}}\n\n{bad\n{\"a\":2}"
        let whole = try readAll(text)
        for size in 1...12 {
            #expect(try readAll(text, ReaderOptions(chunkBytes: size)) == whole)
        }
    }
}
