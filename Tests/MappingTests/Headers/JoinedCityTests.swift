import Customers
import Spreadsheet
import Testing

@testable import Mapping

private func rows(_ header: String, _ cells: [String]) throws -> [MappedRow] {
    let lines = cells.map { "Ana,01310-100,\($0),Rua A 1" }
    let text = (["Nome,CEP,\(header),Logradouro"] + lines).joined(separator: "\n") + "\n"
    let file = try TemporaryFile(text)
    let reader = try RecordReader(.file(path: file.path))
    return try mapFile(file.path, mapping: MappingGuess(of: reader).mapping).rows
}

@Test func `a city with its state behind a slash is taken apart`() throws {
    let cells =
        (0..<20).map { _ in "São Paulo/SP" } + ["Rio de Janeiro / RJ", "Mogi/Guaçu/SP", "Natal"]
    let found = try rows("Cidade/UF", cells)
    #expect(
        found.suffix(3).map { $0.customer[.billingCity] } == [
            "Rio de Janeiro", "Mogi/Guaçu", "Natal",
        ]
    )
    #expect(found.suffix(3).map { $0.customer[.billingState] } == ["RJ", "SP", nil])
    // Without its state an address isn't sent unasked.
    #expect(found.map(\.isValid) == Array(repeating: true, count: 22) + [false])
}

@Test(arguments: [("Cidade/UF", "São Paulo"), ("Tipo/UF", "São Paulo/SP")])
func `a column that doesn't hold cities with states isn't taken for them`(
    _ header: String,
    _ cell: String
) throws {
    let found = try rows(header, [cell, cell, cell])
    #expect(found.allSatisfy { $0.customer[.billingState] == nil })
}
