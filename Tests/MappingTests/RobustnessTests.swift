import Customers
import TestSupport
import Testing

@testable import Mapping

private func noise(
    _ generator: inout SeededGenerator,
    upTo length: Int,
    from pool: [Character]
) -> String {
    String(
        (0..<Int.random(in: 0...length, using: &generator))
            .map { _ in pool.randomElement(using: &generator) ?? "x" }
    )
}

@Test(arguments: 0..<50)
func `any headers at all are matched without a fault, and the guess reads back`(
    _ seed: UInt64
) throws {
    var generator = SeededGenerator(seed: seed)
    let words = [
        "Billing", "Shipping", "Street", "City", "Address", "1", "2", "Zip", "Phone", "Mobile",
        "Name", "First", "Last", "Company", "E-mail", "ID", "State", "Country", "Home", "Work",
    ]
    let pool = Array("aB1 -_/#(){}:\"'\n\t\u{0}\u{a0}\u{feff}üß漢🦊")
    let headers = (0..<40).map { _ in
        let joined = (0..<Int.random(in: 0...4, using: &generator))
            .map { _ in words.randomElement(using: &generator) ?? "" }
            .joined(separator: " ")
        return Bool.random(using: &generator)
            ? joined : joined + noise(&generator, upTo: 6, from: pool)
    }
    let guess = MappingGuess(headers: headers)
    let again = try Mapping(yaml: guess.yaml(fileName: "x"), fileName: "seed \(seed)")
    let isEqual = again == guess.mapping
    #expect(isEqual, "seed \(seed): \(headers)")
}

@Test(arguments: 0..<300)
func `any text at all is a mapping file or an error, never a fault`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
        "fields", "name", "values", ":", " ", "\n", "  ", "- ", "{", "}", "[", "]", "\"", "'", "#",
        "&a", "*a", "|", ">", "!x", "? ", "column", "template", "transforms", "A", ",", "\t", "%",
        "---", "...", "ü", "\u{85}", "\u{0}", "<<", "skip_when", "ignore", "version: 1",
    ]
    let text = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    do throws(MappingError) {
        let mapping = try Mapping(yaml: text, fileName: "noise")
        #expect(mapping.canonicalText.hasPrefix("version: 1\n"))
    } catch {
        #expect(!error.message.isEmpty)
    }
}

@Test(arguments: 0..<50)
func `any cells at all make a row, never a fault`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pool = Array("aB1 -_/#=@.'\"\n\t\u{7}\u{a0}\u{feff}\u{301}üßÃ¼漢🦊E+")
    var text = "Name,Email,Phone,Customer ID,Street,City,State,Zip,Country\n"
    for _ in 0..<20 {
        let cells = (0..<9).map { _ in
            let cell = noise(&generator, upTo: 12, from: pool).replacing("\"", with: "\"\"")
            return "\"\(cell)\""
        }
        text += cells.joined(separator: ",") + "\n"
    }
    for row in try mapText(text) {
        for field in Field.allCases {
            guard let value = row.customer[field] else { continue }
            #expect(value == Trimming.trimmed(value) && !value.isEmpty, "seed \(seed)")
        }
    }
}
