import Suggestions
import Testing

struct SuggestionTests {
    private static let fields = ["name", "email", "phone_number", "external_id"]

    @Test(
        arguments: [
            ("emial", "email"), ("e-mail", "email"), ("phone", "phone_number"),
            ("phone_nubmer", "phone_number"),
            ("nmae", "name"), ("", nil), ("xyzzy", nil), ("pho", nil), ("extrenal", "external_id"),
        ] as [(String, String?)]
    )
    func `a near word is suggested and a far one isn't`(_ word: String, _ suggestion: String?) {
        #expect(Suggestion.nearest(to: word, among: Self.fields) == suggestion)
    }

    @Test(
        arguments: [
            ("rnu", ["run", "report"], "Did you mean “run”? Choose from run and report."),
            ("xyz", ["csv", "jsonl", "ods"], "Choose from csv, jsonl and ods."),
            ("x", ["one"], "Choose from one."), ("acne", ["acme"], "Did you mean “acme”?"),
            ("x", [], nil),
        ] as [(String, [String], String?)]
    )
    func `what was meant is asked, and the choice named`(
        _ word: String,
        _ known: [String],
        _ told: String?
    ) {
        #expect(Suggestion.choice(for: word, among: known) == told)
    }

    @Test func `of a long list only what was meant is told`() {
        let known = (1...30).map { "column \($0)" }
        #expect(Suggestion.choice(for: "colunm 7", among: known) == "Did you mean “column 7”?")
        #expect(Suggestion.choice(for: "xyzzy", among: known) == nil)
    }
}
