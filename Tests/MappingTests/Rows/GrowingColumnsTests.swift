import Customers
import Testing

@testable import Mapping

@Test func `keys of the API that come late in JSON Lines are mapped`() throws {
    // The reader looks ahead for keys, so the late ones come after a thousand lines.
    let early = String(repeating: #"{"name":"A"}"# + "\n", count: 1_200)
    let late = """
        {"name":"B","email":"b@example.com","billing_address":{"city":"York"}}
        {"name":"C","colour":"red"}
        {"name":"D","colour":"blue","Email":"d@example.com"}

        """
    let rows = try mapText(early + late)
    #expect(rows[1_200].customer[.email] == "b@example.com")
    #expect(rows[1_200].customer[.billing(.city)] == "York")
    #expect(rows[1_201].warnings.map(\.code) == [.newColumn])
    #expect(rows[1_201].isValid)
    // The column of the first mapping stays; “Email” is one too many.
    #expect(rows[1_202].warnings.map(\.column) == ["colour", "Email"])
    #expect(rows[1_202].warnings[0].message.hasPrefix("The key “colour” appeared only after"))
}

/// 1,200 rows are more than the reader looks ahead for keys.
private func mapLate(
    _ late: String,
    yaml: String? = nil,
    policy: ProblemPolicy = .usual
) throws -> (rows: [MappedRow], mapper: RowMapper) {
    let early = String(repeating: #"{"Name":"A"}"# + "\n", count: 1_200)
    let file = try TemporaryFile(early + late, name: "c.jsonl")
    let mapping = try yaml.map { try Mapping(yaml: $0, fileName: "m.yaml") }
    let (rows, _, mapper) = try mapFile(file.path, mapping: mapping, policy: policy)
    return (Array(rows.dropFirst(1_200)), mapper)
}

@Test func `late keys of any usual name are mapped from their first row on`() throws {
    let (rows, mapper) = try mapLate(
        """
        {"Name":"B","Phone":"555 0100","Customer ID":"7"}
        {"Name":"C","Street":"1 Mill Lane","City":"York"}
        {"Name":"D","Street":"2 Mill Lane","City":"York","Zip":"YO1","Country":"GB","Company":"X"}

        """
    )
    #expect(rows[0].customer[.phoneNumber] == "555 0100")
    #expect(rows[0].customer.externalID == "7")
    #expect(rows[1].customer[.billing(.city)] == "York")
    #expect(rows[2].customer[.billing(.country)] == "GB")
    #expect(rows[2].customer.name == "D")
    #expect(rows.map { $0.warnings.map(\.column) } == [[], [], ["Company"]])
    #expect(
        mapper.lateFields.map { "\($0.field.path) \($0.source) \($0.row)" } == [
            "external_id Customer ID 1201", "phone_number Phone 1201",
            "billing_address.street_1 Street 1202", "billing_address.city City 1202",
            "billing_address.postal_code Zip 1203", "billing_address.country Country 1203",
        ]
    )
    #expect(mapper.mapping.fields[.phoneNumber] == Rule(.column("Phone")))
    #expect(try Mapping(yaml: mapper.mapping.canonicalText, fileName: "j") == mapper.mapping)
}

@Test func `a late address is never mixed with the one that is mapped`() throws {
    let (rows, _) = try mapLate(
        """
        {"Name":"B","Mailing Street":"1 Mill Lane","Mailing City":"York"}
        {"Name":"C","Billing Street":"2 Dock Road","Billing City":"Hull","Billing Country":"GB"}

        """
    )
    #expect(rows[0].customer[.billing(.street1)] == "1 Mill Lane")
    #expect(rows[1].customer.fields.wholeAddresses.isEmpty)
    #expect(rows[1].warnings.count == 3)
}

@Test func `each row that has a late key which isn't mapped is counted, and invalid if strict`()
    throws
{
    let late = """
        {"Name":"B","colour":"red"}
        {"Name":"C","colour":""}
        {"Name":"D","colour":null}
        {"Name":"E","colour":"blue"}

        """
    let rows = try mapLate(late).rows
    #expect(rows.map { $0.warnings.map(\.code) } == [[.newColumn], [], [], [.newColumn]])
    let strict = try mapLate(late, policy: ProblemPolicy(isStrict: true)).rows
    #expect(strict.map(\.isValid) == [false, true, true, false])
}

@Test func `with a mapping file late keys are only mapped where it says so`() throws {
    let early = String(repeating: #"{"name":"A"}"# + "\n", count: 1_200)
    let late = #"{"name":"B","email":"b@example.com","nick":"bee","fun":1}"# + "\n"
    let rows = try mapText(
        early + late,
        yaml: "fields: {name: name, external_id: nick}\nignore: [fun]"
    )
    let row = try #require(rows.last)
    #expect(row.customer == NewCustomer([.name: "B", .externalID: "bee"]))
    #expect(row.warnings.map(\.column) == ["email"])
}

@Test func `a key that a mapping names and no line has is listed at the end`() throws {
    let file = try TemporaryFile(#"{"name":"A"}"# + "\n", name: "c.jsonl")
    let mapping = try Mapping(yaml: "fields: {name: name, email: mail}", fileName: "m")
    let (rows, _, mapper) = try mapFile(file.path, mapping: mapping)
    #expect(rows.map(\.isValid) == [true])
    let error = try #require(throws: MappingError.self) { try mapper.requireSeenColumns() }
    #expect(error.message == "m:1: no row of the source has “mail”")
    #expect(error.hint == "Columns: “name”.")
}

@Test func `numbers, nulls and booleans of JSON Lines keep their text`() throws {
    let rows = try mapText(
        #"{"name":"A","external_id":12345678901234567890,"email":null,"phone_number":1e3}"# + "\n"
    )
    let customer = try #require(rows.first).customer
    #expect(customer.externalID == "12345678901234567890")
    #expect(customer[.email] == nil)
    #expect(customer[.phoneNumber] == "1e3")
}

@Test func `a new key in a skipped row alone isn't warned of`() throws {
    let early = String(repeating: #"{"name":"A","kind":"a"}"# + "\n", count: 1_200)
    let late = #"{"name":"B","kind":"b","fun":1}"# + "\n" + #"{"name":"C","kind":"a"}"# + "\n"
    let rows = try mapText(
        early + late,
        yaml: "fields: {name: name}\nskip_when: [{column: kind, equals: b}]"
    )
    #expect(rows[1_200].isSkipped && rows[1_200].findings.isEmpty)
    #expect(rows[1_201].findings.isEmpty)
}
