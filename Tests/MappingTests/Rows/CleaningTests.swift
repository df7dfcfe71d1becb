import Customers
import Testing

@testable import Mapping

private typealias Case = (header: String, cell: String, field: Field, text: String?)

private let cases: [Case] = [
    ("Email", "mailto:a@x.example", .email, "a@x.example"),
    ("Email", "MAILTO:a@x.example", .email, "a@x.example"),
    ("Email", "a@x\u{200B}.example", .email, "a@x.example"),
    ("Phone", "tel:+15550101", .phoneNumber, "+15550101"),
    ("Phone", "\u{202A}+1555\u{2066}0101\u{202C}", .phoneNumber, "+15550101"),
    ("Customer ID", "C-\u{FEFF}1\u{200D}2", .externalID, "C-12"),
    ("Phone", "tel:", .phoneNumber, nil),
]

@Test(arguments: cases.indices)
func `what can't belong to a text is taken off and said`(_ index: Int) throws {
    let (header, cell, field, text) = cases[index]
    let row = try #require(try mapText("Name,\(header)\nAlder,\(cell)\n").first)
    #expect(row.customer[field] == text)
    #expect(row.isValid)
    #expect(row.findings.map(\.code) == [.cleaned])
    #expect(row.findings.map(\.gravity) == [.told])
}

@Test func `a mark that nobody sees stays in a name, and holds its row`() throws {
    let row = try #require(try mapText("Name,Email\nAl\u{200B}der,a@a.example\n").first)
    #expect(row.customer.name == "Al\u{200B}der")
    #expect(row.problems.map(\.code) == [.invisibleCharacter])
}
