import Customers
import Foundation
import TestSupport
import Testing

@testable import Mapping

/// Random texts, put together from what the detectors look for: what the quick check calls sure, none of them
/// finds anything in.
struct SoundTextAttackTests {
    private static let pieces: [Field.Kind: [String]] = [
        .name: [
            "Acme", "test", "Test ", "x", "xx", " ", "é", "Müller", "NULL", "null", "n/a", "NA",
            "unknown",
            "néant", "Unknown ", "-", "(", ")", "asdf", "2", "12345", ".", ", ", "foo", "Kunde",
            "ß",
            "prueba", "k.A.", "Nat", "nan", "3M", "dummy", "Max Mustermann", "à", "ÿ", "×", "÷",
        ],
        .phone: [
            "0", "1", "5", "9", "12", "123", "555", "0101", "2024", "-", ".", "/", " ", "+", "(",
            ")",
            ",", "1,001", "12.50", ".0", "01", "31", "000", "49", "1234567",
        ],
        .identifier: [
            "C", "0", "1", "1,001", ",001", ".0", "1.001", "-", "E", "+", "5.5E9", "12", "A-",
            "null",
            "_", "/", " ", "test", "NA", ",00", ".50",
        ],
        .postalCode: [
            "0", "2139", "10115", "-", " ", ".", "1234", "AB1", "D-", "NL", ",", "31/12/2024",
            "12.50",
            ".0", "1,001", "/", "2024",
        ],
        .email: [
            "a", "bob", "@", ".", "-", "_", "b", "example", ".com", "'", "=", "+", "1", "é", "null",
            "!", "de", "@b.cd", "~",
        ],
        .place: [
            "York", "test", "NA", "n/a", " ", "N.C.", "unknown", "é", "12", "-", "brak", "x",
            "NULL",
            "(", ")", ",", "São", "null ", "Nan", "no data",
        ],
        .street: [
            "Mill Lane", "1", "12", ".0", " ", "test", "unknown", "-", "é", "xxx", ".", ",",
            "12.50",
            "null", "k.A.", "keine Angabe", "Straße", "Test 1",
        ],
    ]

    private static let marks = [
        "{", "}", "<", ">", "[", "]", "%", "#", "$", "|", "*", "&", ";", "'", "\"", "?", "=", "\\",
        "~",
        "\u{200b}", "\u{a0}", "√", "º", "Ã", "¼", "漢", "\t", "\u{1}", "_", "^", "`", "!",
    ]

    private static let fields: [Field] = [
        .name, .phoneNumber, .externalID, .billing(.postalCode), .email, .billing(.city),
        .billing(.state), .billing(.country), .billing(.street1),
    ]

    @Test func `nothing is found in a text that is called sure`() {
        let environment = ProcessInfo.processInfo.environment
        let trials = environment["ATTACK_TRIALS"].flatMap(Int.init) ?? 2_000
        let seed = environment["ATTACK_SEED"].flatMap(UInt64.init) ?? 1
        var generator = SeededGenerator(seed: seed)
        let sound = SoundText()
        var sure = 0
        for field in Self.fields {
            for _ in 0..<trials {
                let text = Self.text(field.kind, &generator)
                guard !text.isEmpty else { continue }
                let traits = TextTraits(text.utf8)
                guard sound.isSure(text, traits, field.kind, limit: field.usualLimit) else {
                    continue
                }
                sure += 1
                let found = Damage.found(in: text, traits, field: field, country: nil, state: "MA")
                #expect(found == [], "seed \(seed): \(text.debugDescription) as \(field)")
                #expect(
                    !Damage.looksMisplaced(text, traits, in: field),
                    "seed \(seed): \(text.debugDescription) as \(field)"
                )
            }
        }
        #expect(sure > trials)
    }

    private static func text(_ kind: Field.Kind, _ generator: inout SeededGenerator) -> String {
        let own = pieces[kind] ?? []
        let text = (0..<Int.random(in: 1...5, using: &generator)).map { _ -> String in
            let isMark = Int.random(in: 0..<20, using: &generator) == 0
            let piece = (isMark ? marks : own).randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: return piece.uppercased()
            case 1: return piece.lowercased()
            default: return piece
            }
        }.joined()
        return Trimming.trimmed(text)
    }
}
