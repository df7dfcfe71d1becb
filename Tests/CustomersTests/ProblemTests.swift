import Foundation
import Testing

@testable import Customers

@Test(arguments: Problem.Code.allCases)
func `each code is told in sentences on one line, and has a word of its own`(_ code: Problem.Code) {
    let told = [code.meaning, code.sentence(in: FieldPlace(.name)), code.advice]
    for text in told.compactMap({ $0 }) {
        #expect(text.first?.isUppercase == true && text.hasSuffix(".") && text.contains(" "))
        #expect(!text.contains("\n"))
    }
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
    #expect("\(code)" == code.rawValue)
    #expect(Problem(code).text == code.meaning)
}

@Test(arguments: Problem.Code.allCases)
func `what comes up before a row is sent has a gravity, and nothing else has`(
    _ code: Problem.Code
) {
    let isEarly = code.subject == .row || code.subject == .file
    #expect((code.gravity != nil) == isEarly)
}

@Test(arguments: [
    ([], "email", "The text for email"),
    (["E-Mail"], "column “E-Mail” (email)", "Column “E-Mail” (email)"),
    (["email"], "column “email”", "Column “email”"),
    (["A", "B"], "columns “A” and “B” (email)", "The text of columns “A” and “B” (email)"),
    (
        ["A", "B", "C", "D"], "columns “A”, “B”, “C”, … (email)",
        "The text of columns “A”, “B”, “C”, … (email)"
    ),
])
func `a place is named by the sheet's column, then by the API's field`(
    _ columns: [String],
    _ text: String,
    _ subject: String
) {
    let place = FieldPlace(.email, columns: columns)
    #expect(place.text == text)
    #expect(place.subject == subject)
}

@Test func `a held row is graver than one that is warned of, and that than a note`() {
    #expect(Problem.Gravity.told < .warned && Problem.Gravity.warned < .held)
}

@Test func `docs findings_md has each code with its level, and whether it can be let through`()
    throws
{
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
        contentsOf: root.appendingPathComponent("docs/findings.md"),
        encoding: .utf8
    )
    let table = page.split(separator: "\n").filter { $0.hasPrefix("| `") && !$0.contains("`--") }
    let expected = Problem.Code.eligible.map { code in
        "| `\(code)` | \(code.gravity?.word ?? "") | \(code.refusal == nil ? "yes" : "no")"
            + " | \(code.meaning) |"
    }
    #expect(table.map(String.init) == expected, "\(expected.joined(separator: "\n"))")
}

private typealias Case = (policy: ProblemPolicy, code: Problem.Code, gravity: Problem.Gravity)

private let cases: [Case] = [
    (.usual, .nullWord, .held),
    (.usual, .cutAtLimit, .warned),
    (ProblemPolicy(isStrict: true), .cutAtLimit, .held),
    (ProblemPolicy(accepted: [.nullWord]), .nullWord, .warned),
    (ProblemPolicy(accepted: [.nullWord]), .mojibake, .held),
    (ProblemPolicy(held: [.cutAtLimit]), .cutAtLimit, .held),
    // What a person names goes before what all are to be.
    (ProblemPolicy(isStrict: true, accepted: [.cutAtLimit]), .cutAtLimit, .warned),
    // What can't be sent isn't, whatever is asked.
    (ProblemPolicy(accepted: [.missing]), .missing, .held),
    (ProblemPolicy(accepted: [.badJSON]), .badJSON, .held),
    // Where a row can't be left out, it is held.
    (ProblemPolicy(leftOut: [.cutAtLimit]), .cutAtLimit, .held),
]

@Test(arguments: cases.indices)
func `what becomes of a row is what its code says, or what a person asked for`(_ index: Int) {
    let (policy, code, gravity) = cases[index]
    #expect(policy.gravity(of: code) == gravity)
}

@Test func `what is let through later is so whatever was asked before`() {
    let policy = ProblemPolicy(isStrict: true, held: [.cutAtLimit], leftOut: [.ruler])
        .accepting([.cutAtLimit, .ruler])
    #expect(policy.gravity(of: .cutAtLimit) == .warned)
    #expect(policy.gravity(of: .ruler) == .warned)
    #expect(policy.gravity(of: .unknownCountry) == .held)
    #expect(policy.leftOut.isEmpty)
}
