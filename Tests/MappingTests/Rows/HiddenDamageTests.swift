import Customers
import Testing

@testable import Mapping

@Test(
    arguments: [
        ("name: {template: \"{A} {B}\"}", "#REF!", "Smith", "spreadsheet_error", "A"),
        ("name: {template: \"{A} {B}\"}", "Ada", "KÃ¶nig", "mojibake", "B"),
        (
            "name: A, phone_number: {column: B, transforms: [digits_only]}", "A", "5.55E+09",
            "scientific_notation", "B"
        ),
        (
            "name: A, phone_number: {column: B, transforms: [digits_only]}", "A", "555-CALL-NOW",
            "phone_with_letters", "B"
        ),
        (
            "name: A, external_id: {column: B, transforms: [{prefix: \"C-\"}]}", "A", "1.2E+15",
            "scientific_notation", "B"
        ),
        (
            "name: A, external_id: {template: \"{A}-{B}\"}", "A", "1.2E+15", "scientific_notation",
            "B"
        ),
        ("name: {column: A, transforms: [{suffix: \" Ltd\"}]}", "=A1", "", "formula", "A"),
        ("name: {template: \"{A} {B}\"}", "Ada", "NULL", "null_word", "B"),
        ("name: {template: \"{B}, {A}\"}", "Ada", "n/a", "null_word", "B"),
        ("name: {template: \"{A} {B}\"}", "Ada", ".", "no_letter", "B"),
        // Blind first, then aimed: what was lost stays lost.
        (
            "name: A, phone_number: {column: B, transforms: [digits_only, {replace: {pattern: \"^5\", with: \"\"}}]}",
            "A", "5.55E+09", "scientific_notation", "B"
        ),
    ]
)
func `damage is seen in the cells, whatever is made of them`(
    _ fields: String,
    _ first: String,
    _ second: String,
    _ code: String,
    _ column: String
) throws {
    let row = try #require(
        try mapText("A,B\n\(first),\(second)\n", yaml: "fields: {\(fields)}").first
    )
    #expect(row.findings.map(\.code.rawValue) == [code])
    #expect(row.findings.map(\.column) == [column])
}

@Test(arguments: [
    ("{column: B, transforms: [{replace: {pattern: \"CALL\", with: \"2255\"}}]}", "555-CALL"),
    ("{column: B, transforms: [{replace: {pattern: \"[^0-9]\", with: \"\"}}]}", "call 555 0100"),
    ("{column: B, transforms: [{lookup: {\"5.55E+09\": \"5550000001\"}}]}", "5.55E+09"),
    ("{column: B, transforms: [digits_only]}", "'0171 5550100"),
    ("{column: B, transforms: [digits_only]}", "+49 (171) 5550100"),
])
func `damage that a transform is aimed at is mended`(_ rule: String, _ cell: String) throws {
    let row = try #require(
        try mapText("A,B\nA,\(cell)\n", yaml: "fields: {name: A, phone_number: \(rule)}").first
    )
    #expect(row.findings.isEmpty, "\(row.findings)")
}

@Test func `a finding has the text of the cell that it is about`() throws {
    let row = try #require(
        try mapText("Name,Phone,First Name,Last Name\n,CALL,A,KÃ¶nig\n").first
    )
    #expect(row.findings.map(\.text) == ["KÃ¶nig", "CALL"])
    #expect(row.findings.map(\.column) == ["Last Name", "Phone"])
}
