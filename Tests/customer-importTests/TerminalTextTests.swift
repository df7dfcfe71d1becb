import Importing
import Foundation
import Testing

@testable import customer_import

struct TerminalTextTests {
    @Test(arguments: [
        ("\u{1B}]0;pwned\u{7}x", #"\x1b]0;pwned\x07x"#), ("A\u{1B}[2J", #"A\x1b[2J"#),
        ("a\rb", #"a\x0db"#), ("\u{9B}31m", #"\x9b31m"#), ("a\u{202E}b", #"a\u202eb"#),
        ("a\nnext: b", #"a\x0anext: b"#), ("a\r\nb", #"a\x0d\x0ab"#), ("a\u{85}b", #"a\x85b"#),
        ("a\u{2028}b", #"a\u2028b"#), ("a\u{200B}b\u{FEFF}", #"a\u200bb\ufeff"#),
        ("a\u{200D}b", #"a\u200db"#), ("\u{E0041}", #"\U000e0041"#),
        ("\u{61C}\u{7F}", #"\u061c\x7f"#),
        ("Müller — 日本 🎉\tx 👩‍👩‍👧", "Müller — 日本 🎉 x 👩‍👩‍👧"), ("می‌خواهم", "می‌خواهم"),
    ])
    func `what could move a terminal is shown as text`(text: String, shown: String) {
        #expect(TerminalText.safe(text) == shown)
        #expect(Line(text).rendered == shown)
    }

    @Test func `a JSON document says the same, and shows what is in it`() throws {
        let texts = ["a\u{9B}b\u{202E}\n\u{7F}é", "\u{E0041}\u{200D}👍\"\\"]
        let document = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
        let safe = TerminalText.safe(json: document)
        #expect(safe.unicodeScalars.allSatisfy { $0.showsItself })
        #expect(try JSONDecoder().decode([String].self, from: Data(safe.utf8)) == texts)
    }

    @Test func `a header is one line, and no longer than is read`() {
        #expect(TerminalText.cell("E\r\nmail\tof", limit: 20) == "E mail of")
        #expect(TerminalText.cell(String(repeating: "x", count: 30), limit: 5) == "xxxx…")
        let long = "a\n" + String(repeating: "x", count: 300_000)
        #expect(TerminalText.message(long).map(\.count) == [1, 2_000])
    }
}

struct LineTests {
    private let style = Style(isOn: true)

    @Test func `colours are the program's own, and end where they should`() {
        let line: Line = "a \(style.red(style.bold("b")))\(style.dim("c")) \(1)"
        #expect(line.rendered == "a \u{1B}[31m\u{1B}[1mb\u{1B}[0m\u{1B}[2mc\u{1B}[0m 1")
        #expect(line.text == "a bc 1")
        #expect(line.clipped(to: 3).rendered == "a \u{1B}[31m\u{1B}[1mb\u{1B}[0m")
        #expect(Style(isOn: false).red("b").rendered == "b")
    }

    @Test func `a text can't take on a colour, whatever is in it`() {
        let line: Line = "\("\u{1B}[31ma") \(style.red("\u{1B}[0mb\nnext: rm"))"
        #expect(line.rendered == "\\x1b[31ma \u{1B}[31m\\x1b[0mb\\x0anext: rm\u{1B}[0m")
    }

    @Test func `the lines of a message stand below its first, never at the edge`() {
        let lines = Line.lines(of: "a\nnext: b\n  try: c", indent: 7)
        #expect(lines.map(\.text) == ["a", "       next: b", "         try: c"])
    }

    /// Whatever is put together, each escape is one of the program's own colours or their end.
    @Test func `only the program's own colours are ever written`() throws {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "\u{1B}", "[31m", "[0m", "\u{9B}", "a", "\n", "\u{301}", "]0;", "\u{7}", "\u{202E}",
        ]
        for _ in 0..<500 {
            var line: Line = ""
            for _ in 0..<8 {
                let text = (0..<4).compactMap { _ in pieces.randomElement(using: &generator) }
                    .joined()
                let paint = [style.red, style.bold, style.dim, { Line($0) }].randomElement(
                    using: &generator
                )
                line += paint?(text) ?? ""
            }
            for part in Wrapping.lines(line, to: 10) {
                let rest = part.rendered.replacing(
                    /\u{1B}\[(0|1|2|31)m/.matchingSemantics(.unicodeScalar),
                    with: ""
                )
                #expect(rest.unicodeScalars.allSatisfy { $0.showsItself }, "\(rest)")
            }
        }
    }
}
