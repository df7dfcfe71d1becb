import Testing

@testable import customer_import

struct TerminalTextTests {
    @Test(arguments: [
        ("\u{1B}]0;pwned\u{7}x", #"\x1b]0;pwned\x07x"#), ("A\u{1B}[2J", #"A\x1b[2J"#),
        ("a\rb", #"a\x0db"#), ("\u{9B}31m", #"\x9b31m"#), ("a\u{202E}b", #"a\u202eb"#),
        ("Müller — 日本 🎉\tx\ny", "Müller — 日本 🎉\tx\ny"),
    ])
    func `what could move a terminal is shown as text`(text: String, shown: String) {
        #expect(TerminalText.safe(text) == shown)
        #expect(TerminalText.line(text) == shown)
    }

    @Test func `the program's own colours stay, and no other code`() {
        let style = Style(isOn: true)
        let line = style.red("a") + " " + style.bold("b")
        #expect(TerminalText.line(line) == line)
        #expect(TerminalText.line("\u{1B}[5mx") == #"\x1b[5mx"#)
    }

    @Test func `every colour that is written is known`() {
        let style = Style(isOn: true)
        for paint in [style.bold, style.dim, style.red, style.green, style.yellow, style.cyan] {
            #expect(TerminalText.line(paint("a")) == paint("a"))
        }
    }

    @Test func `a header is one line, and no longer than is read`() {
        #expect(TerminalText.cell("E\r\nmail\tof", limit: 20) == "E mail of")
        #expect(TerminalText.cell(String(repeating: "x", count: 30), limit: 5) == "xxxx…")
        let long = "a\n" + String(repeating: "x", count: 300_000)
        #expect(TerminalText.message(long).count == 2_002)
    }
}
