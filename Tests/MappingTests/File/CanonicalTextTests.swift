import Customers
import Foundation
import TestSupport
import Testing

@testable import Mapping

/// Makes up mappings, the same ones for the same seed.
private struct Generator: RandomNumberGenerator {
    private var numbers: SeededGenerator

    init(seed: UInt64) {
        numbers = SeededGenerator(seed: seed)
    }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func text() -> String {
        let pool = Array("aZ0 _-#:{}[]\"'\\,&*!|>%@`~?\t\n\r\u{85}\u{a0}\u{2028}\u{feff}\u{7f}äß漢🦊")
        let length = Int.random(in: 1...12, using: &self)
        let text = String((0..<length).map { _ in pool.randomElement(using: &self) ?? "x" })
        // No YAML file can give a text that starts with a byte order mark.
        return text.unicodeScalars.first == "\u{feff}" ? "x" + text : text
    }

    /// As a file can have it: a column's name has no white space at its ends, and isn't nothing.
    mutating func name() -> String {
        let name = Trimming.trimmed(text())
        return name.isEmpty ? "null" : name
    }

    mutating func template() -> Template? {
        Template(joining: (0..<Int.random(in: 1...3, using: &self)).map { _ in name() })
    }

    mutating func source(deep: Bool = true) -> ValueSource {
        switch Int.random(in: 0..<(deep ? 4 : 3), using: &self) {
        case 0: .column(name())
        case 1: .constant(text())
        case 2: template().map(ValueSource.template) ?? .column(name())
        default:
            .firstOf(
                (0..<Int.random(in: 1...3, using: &self)).map { _ in source(deep: false) }
            )
        }
    }

    mutating func transform() -> Transform {
        switch Int.random(in: 0..<12, using: &self) {
        case 0: .prefix(text())
        case 1: .suffix(text())
        case 2: .replace(pattern: NSRegularExpression.escapedPattern(for: text()), with: text())
        case 3: .lookup(Dictionary((0..<3).map { _ in (text(), text()) }) { first, _ in first })
        case 4: .lookup([:])
        case 5: .country(Bool.random(using: &self) ? .name : .alpha2)
        case 6: .nullWords([text(), text()])
        case 7: .phone(country: "DE")
        case 8: .date(from: ["dd.MM.yyyy", "serial"], to: "yyyy-MM-dd")
        case 9:
            .when(
                [
                    TransformCondition(reference: text(), test: .equals([text()])),
                    TransformCondition(reference: "z", test: .notBlank),
                ],
                Bool.random(using: &self) ? .trim : .prefix(text())
            )
        default:
            Array(Transform.plain.values).sorted { "\($0)" < "\($1)" }
                .randomElement(using: &self) ?? .trim
        }
    }

    mutating func rule() -> Rule {
        Rule(
            source(),
            transforms: (0..<Int.random(in: 0...3, using: &self)).map { _ in transform() },
            fallback: Bool.random(using: &self) ? text() : nil
        )
    }

    mutating func mapping() -> Mapping {
        var mapping = Mapping()
        for field in Field.allCases where Bool.random(using: &self) {
            mapping.fields[field] = rule()
        }
        for _ in 0..<Int.random(in: 0...2, using: &self) { mapping.values[name()] = rule() }
        if Bool.random(using: &self) { mapping.businessID = rule() }
        let tests: [SkipCondition.Test] = [
            .blank, .notBlank, .equals([text(), text()]), .equals([]),
        ]
        for test in tests where Bool.random(using: &self) {
            mapping.skipConditions.append(SkipCondition(column: name(), test: test))
        }
        mapping.ignored = (0..<Int.random(in: 0...3, using: &self)).map { _ in
            IgnoredColumn(name())
        }
        return mapping
    }
}

@Test(arguments: 0..<300)
func `a mapping reads back from its canonical text as an equal one`(_ seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let mapping = generator.mapping()
    let text = mapping.canonicalText
    let again = try Mapping(yaml: text, fileName: "seed \(seed)")
    let isEqual = again == mapping && again.canonicalText == text
    #expect(isEqual, "seed \(seed)\n\(text)\n\(again.canonicalText)")
}

@Test(arguments: ExportHeaders.all)
func `what map writes reads back as the guess, comments and all`(_ export: ExportHeaders) throws {
    let guess = MappingGuess(headers: export.headers)
    let text = guess.yaml(fileName: "export.csv")
    #expect(try Mapping(yaml: text, fileName: "export.yaml") == guess.mapping)
}

@Test func `a header can't break out of its comment or its line`() throws {
    let headers = [
        "Company", "E-mail", "x\ny: z", "a # b", "\"quoted\"", "- item", "Phone", "Phone",
    ]
    let guess = MappingGuess(headers: headers)
    let text = guess.yaml(fileName: "evil\nfields: {}")
    #expect(try Mapping(yaml: text, fileName: "x") == guess.mapping)
    #expect(text.contains("so neither is used"))
}

@Test func `what map writes says why each column was taken`() {
    let text = MappingGuess(headers: ["Company Name", "Phone", "Mobile", "Created"])
        .yaml(fileName: "customers.csv")
    #expect(
        text == """
            # How the columns of customers.csv become customers.
            # Edit it, then give it to check and run with --map. docs/mapping.md explains each key.
            version: 1

            fields:
              name: Company Name  # the company's name
              phone_number: Phone  # a phone number

            ignore:
              - Mobile  # could be phone_number, for which “Phone” is used
              - Created

            """
    )
}
