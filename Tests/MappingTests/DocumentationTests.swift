import Customers
import Foundation
import Spreadsheet
import Testing

@testable import Mapping

/// The fenced blocks of docs/mapping.md: their language and text.
private func blocks() throws -> [(language: String, text: String)] {
    let url = packageFolder.appendingPathComponent("docs/mapping.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.components(separatedBy: "```").enumerated().compactMap { place, part in
        guard place % 2 == 1, let end = part.firstIndex(of: "\n") else { return nil }
        return (String(part[..<end]), String(part[part.index(after: end)...]))
    }
}

@Test func `each example of docs/mapping_md gives what it says`() throws {
    let blocks = try blocks()
    var examples = 0
    for (place, block) in blocks.enumerated() where block.language == "csv" {
        try #require(place + 2 < blocks.count)
        let (yaml, payloads) = (blocks[place + 1], blocks[place + 2])
        try #require(yaml.language == "yaml" && payloads.language == "jsonl")
        let rows = try mapText(block.text, yaml: yaml.text)
        let expected = try payloads.text.split(separator: "\n").map {
            try JSONDecoder().decode(NewCustomer.self, from: Data($0.utf8))
        }
        #expect(rows.filter(\.isValid).map(\.customer) == expected)
        #expect(rows.flatMap(\.findings).filter { $0.gravity == .held }.isEmpty)
        examples += 1
    }
    #expect(examples == 2)
}

@Test func `docs/mapping_md names every transform and every code`() throws {
    let url = packageFolder.appendingPathComponent("docs/mapping.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    // The reader's codes, and those of lists and formulas, are in other places.
    let codes = Problem.Code.eligible.filter {
        RecordProblem.Code(rawValue: $0.rawValue) == nil && ![.listValue, .noValue].contains($0)
    }
    let words = Transform.names + codes.map(\.rawValue)
    for word in words {
        #expect(text.contains("`\(word)`") || text.contains("`\(word): "), "\(word)")
    }
}

@Test func `the error that docs/mapping_md shows is the one that is printed`() throws {
    let shown = try #require(try blocks().first { $0.language == "text" }).text
    let file = try TemporaryFile("Company\nx\n")
    let mapping = try Mapping(yaml: "\n\nfields:\n  name: Compny", fileName: "mapping.yaml")
    let error = try #require(throws: MappingError.self) { try mapFile(file.path, mapping: mapping) }
    #expect(error.message + "\n" + (error.hint ?? "") + "\n" == shown)
}
