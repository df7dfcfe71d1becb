import Customers
import Foundation
import TestSupport
import Testing

@testable import Mapping

/// Patterns and texts that would take for ever, or all memory: the row is invalid, and says why.
struct TransformAttackTests {
    /// What becomes of a cell by a mapping with such transforms for the name, as YAML.
    private func row(_ cell: String, _ transforms: String) throws -> MappedRow {
        try map(cell, "fields:\n  name: {column: Name, transforms: [\(transforms)]}\n")
    }

    private func map(_ cell: String, _ yaml: String) throws -> MappedRow {
        try #require(try mapText("Name\n\"\(cell)\"\n", yaml: yaml).first)
    }

    private static let spaces = String(repeating: " ", count: 100_000)
    private static let grow = Array(
        repeating:
            #"{replace: {pattern: "(.)", with: "$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1"}}"#,
        count: 7
    ).joined(separator: ", ")

    @Test(arguments: [
        ("x\(spaces)x", #"{replace: {pattern: "\\s+$", with: ""}}"#),
        ("x\(spaces.prefix(4_000))x", #"{replace: {pattern: "\\s+$", with: ""}}"#),
        (String(repeating: "a", count: 40) + "b", #"{replace: {pattern: "(a+)+$", with: ""}}"#),
        (String(repeating: "a", count: 40) + "b", #"{replace: {pattern: "(a|a)*$", with: ""}}"#),
        (
            String(repeating: "a", count: 200),
            #"{replace: {pattern: "(.*)*(.*)*(.*)*z", with: ""}}"#
        ),
        (
            "x@" + String(repeating: "a", count: 60),
            #"{replace: {pattern: "^.+@(\\w+\\.?)+z$", with: ""}}"#
        ),
        (
            String(repeating: "abcdefg", count: 1_400),
            #"{replace: {pattern: "(?:\#(String(repeating: "(z)?", count: 100))[a-g])*", with: ""}}"#
        ),
        (String(repeating: "a", count: 100), grow),
        (String(repeating: "a", count: 9_000), #"{replace: {pattern: ".+", with: "$0$0"}}"#),
        (
            String(repeating: "a", count: 9_000),
            #"{replace: {pattern: ".+", with: "\#(String(repeating: "$0", count: 30_000))"}}"#
        ),
        (String(repeating: "ß", count: 9_000), "upper_case"),
        (String(repeating: "a", count: 10_000), #"{prefix: "a"}"#),
    ])
    func `a text that meets a limit makes its row invalid`(cell: String, transforms: String) throws
    {
        let row = try row(cell, transforms)
        #expect(!row.isValid)
        let limits: [Problem.Code?] = [.patternLimit, .lengthLimit]
        #expect(limits.contains(row.findings.first?.code))
    }

    @Test func `the same text meets its limit at the same length, again and again`() throws {
        for length in [50, 3_000] {
            let cell = "x" + String(repeating: " ", count: length) + "x"
            let rows = try (0..<2).map { _ in
                try row(
                    cell,
                    #"{replace: {pattern: "\\s+$", with: ""}}, {replace: {pattern: " ", with: ""}}"#
                )
            }
            #expect(Set(rows).count == 1)
        }
    }

    @Test func `a template of long cells is not made`() throws {
        let long = String(repeating: "x", count: 9_000)
        let template = String(repeating: "{Name}", count: 200)
        for fields in [
            "name: {template: \"\(template)\"}",
            "name: {constant: x}\n  email: {template: \"{Name}{Name}\"}",
        ] {
            let row = try map(long, "fields:\n  \(fields)\n")
            #expect(row.problems.contains { $0.code == .lengthLimit })
        }
    }

    @Test(arguments: [
        "business_id: v\n", "skip_when:\n  - {column: v, blank: true}\n",
        "fields:\n  email: {column: v, default: a@x.example}\n",
    ])
    func `a limit that a value meets is told wherever the value is used`(use: String) throws {
        let fields = use.hasPrefix("fields") ? use : use + "fields:\n"
        let row = try map(
            String(repeating: "a", count: 40) + "b",
            """
            values:
              v: {column: Name, transforms: [{replace: {pattern: "(a+)+$", with: ""}}]}
            \(fields)  name: {constant: x}

            """
        )
        #expect(!row.isSkipped)
        #expect(row.problems.contains { $0.code == .patternLimit })
    }

    /// Patterns as people write them give what Foundation's own replacing gives.
    @Test func `what a pattern replaces is the same as without limits`() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ATTACK_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
        let trials = environment["ATTACK_TRIALS"].flatMap(Int.init) ?? 2_000
        var generator = SeededGenerator(seed: seed)
        let patterns = [
            "[^0-9+]", "^00", #"\s+$"#, #"^\s+|\s+$"#, #"(\w+), (\w+)"#, "a*", "(?i)gmbh$",
            #"\bLtd\.?"#,
            "(?<=a)b", "e(?=\u{301})", ".", #"(.)\1"#, #"\p{L}+"#, "é", "^", "$", "(x)?a", "👩‍👩‍👧",
            #"[\s\S]"#,
        ]
        let templates = ["", "+", "$1", "$2 $1", "<$0>", #"\$"#, "$", "ü", "$9", #"\\"#, "👍$0"]
        let pieces = [
            "a", "b", "aa", " ", "\t", "\n", "\r\n", "é", "e\u{301}", "ß", "GmbH", "Ltd.", "00",
            "+49",
            "👩‍👩‍👧", "x", "", "Doe, John", "\u{A0}", "\u{10FFFF}", "$", "\\",
        ]
        for _ in 0..<trials {
            let pattern = patterns.randomElement(using: &generator) ?? ""
            let template = templates.randomElement(using: &generator) ?? ""
            let text = (0..<Int.random(in: 0...12, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let expected = try NSRegularExpression(pattern: pattern).stringByReplacingMatches(
                in: text,
                range: NSRange(location: 0, length: text.utf16.count),
                withTemplate: template
            )
            let found = try #require(Replacement(pattern: pattern, template: template)).apply(
                to: text
            )
            #expect(
                Array(found.utf8) == Array(expected.utf8),
                "seed \(seed): \(pattern) \(template) \(text)"
            )
        }
    }
}
