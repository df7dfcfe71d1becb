import Importing
import Foundation
import Testing

@testable import customer_import

struct WordsTests {
    @Test(arguments: [
        (0, "0 s"), (0.04, "0.0 s"), (0.44, "0.4 s"), (5, "5 s"), (9.94, "9.9 s"), (12.4, "12 s"),
        (59.6, "1 min"),
        (200, "3 min 20 s"), (3_600, "1 h"), (20_000, "5 h 33 min"), (187_200, "2 d 4 h"),
        (1e12, "over 30 years"), (-5, "0 s"),
    ])
    func `a duration reads as people say it, and is never absurd`(seconds: Double, text: String) {
        #expect(Words.duration(.seconds(seconds)) == text)
    }

    @Test func `numbers are grouped, nouns agree`() {
        #expect(Words.count(1, "row") == "1 row")
        #expect(Words.count(0, "row") == "0 rows")
        #expect(Words.count(1_234_567, "row") == "1,234,567 rows")
        #expect(Words.grouped(-1_000) == "-1,000")
        #expect(Words.grouped(999) == "999")
    }

    @Test func `sizes have a unit`() {
        #expect(Words.bytes(912) == "912 bytes")
        #expect(Words.bytes(4_200) == "4.2 kB")
        #expect(Words.bytes(116_000_000) == "116 MB")
    }
}

struct ShellWordTests {
    @Test(arguments: [
        ("a.sqlite", "a.sqlite"), ("my file", "'my file'"), ("it's", #"'it'\''s'"#), ("", "''"),
        ("a$b", "'a$b'"), ("a\nnext: b", #"$'a\x0anext: b'"#), ("\u{1B}[2J's", #"$'\x1b[2J\'s'"#),
        ("a\\\u{202E}b\u{9B}", #"$'a\\\u202eb\u009b'"#), ("'\u{301};x", "''\\''\u{301};x'"),
    ])
    func `a path can be copied into a shell, and is read again`(text: String, word: String) {
        #expect(Array(ShellWord.quoted(text).utf8) == Array(word.utf8))
        let line = ShellWord.split("a \(ShellWord.quoted(text)) b")
        #expect(line.map { Array($0.utf8) } == ["a", text, "b"].map { Array($0.utf8) })
    }
}

struct DurationArgumentTests {
    @Test(arguments: [
        ("30s", 30.0), ("500ms", 0.5), ("15m", 900), ("2h", 7_200), ("7", 7), ("1.5s", 1.5),
    ])
    func `a length of time is read as people write it`(text: String, seconds: Double) {
        #expect(DurationArgument.parse(text) == .seconds(seconds))
    }

    @Test(arguments: ["", "s", "-1s", "5d", "soon", "1e99"])
    func `anything else is refused`(text: String) {
        #expect(DurationArgument.parse(text) == nil)
    }
}

struct ClockWordsTests {
    @Test(
        arguments: [
            (40, "40 s left"), (200 * 60, "3 h 20 min left, done about 17:40"),
            (10 * 3_600, "10 h left, done about Wed 00:20"),
            (20 * 86_400, "20 d left, done about 2026-12-14 14:20"),
        ]
    )
    func `the end is told by the user's clock`(seconds: Int, words: String) throws {
        let now = Date(timeIntervalSince1970: 1_795_530_000)
        let zone = try #require(TimeZone(identifier: "UTC"))
        #expect(Words.left(.seconds(seconds), from: now, timeZone: zone) == words)
    }
}
