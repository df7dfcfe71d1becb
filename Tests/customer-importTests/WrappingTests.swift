import Testing

@testable import customer_import

struct WrappingTests {
    @Test(
        arguments: [
            ("one two three", 20, ["one two three"]),
            ("one two three", 7, ["one two", "three"]),
            ("a verylongword b", 6, ["a", "verylo", "ngword", "b"]),
            ("", 5, [""]), ("two  spaces  stay", 12, ["two  spaces", "stay"]),
        ] as [(String, Int, [String])]
    )
    func `lines end between words`(text: String, width: Int, lines: [String]) {
        #expect(Wrapping.lines(Line(text), to: width).map(\.text) == lines)
    }

    @Test func `a colour ends with its line and goes on in the next`() {
        let text = Style(isOn: true).red("one two")
        #expect(
            Wrapping.lines(text, to: 4).map(\.rendered) == [
                "\u{1B}[31mone\u{1B}[0m", "\u{1B}[31mtwo\u{1B}[0m",
            ]
        )
    }

    @Test func `a paragraph hangs below its text, and isn't touched where nobody looks`() {
        #expect(
            Wrapping.paragraph("  one two three four five six", to: 26) == [
                "  one two three four", "    five six",
            ]
        )
        #expect(Wrapping.paragraph("  one two three", to: nil) == ["  one two three"])
    }
}
