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
    #expect(rows[1_200].customer.email == "b@example.com")
    #expect(rows[1_200].customer.billingAddress?.city == "York")
    #expect(rows[1_201].warnings.map(\.code) == [.newColumn])
    #expect(rows[1_201].isValid)
    #expect(rows[1_202].warnings.map(\.column) == ["Email"])
    #expect(rows[1_202].warnings.first?.message.contains("“Email” is first seen here") == true)
}

@Test func `with a mapping file late keys are only mapped where it says so`() throws {
    let early = String(repeating: #"{"name":"A"}"# + "\n", count: 1_200)
    let late = #"{"name":"B","email":"b@example.com","nick":"bee","fun":1}"# + "\n"
    let rows = try mapText(
        early + late,
        yaml: "fields: {name: name, external_id: nick}\nignore: [fun]"
    )
    let row = try #require(rows.last)
    #expect(row.customer == NewCustomer(name: "B", externalID: "bee"))
    #expect(row.warnings.map(\.column) == ["email"])
}

@Test func `a key that a mapping names and no line has is listed at the end`() throws {
    let file = try TemporaryFile(#"{"name":"A"}"# + "\n", name: "c.jsonl")
    let mapping = try Mapping(yaml: "fields: {name: name, email: mail}", fileName: "m")
    let (rows, _, mapper) = try mapFile(file.path, mapping: mapping)
    #expect(rows.map(\.isValid) == [true])
    #expect(mapper.unseenColumns == ["mail"])
}

@Test func `numbers, nulls and booleans of JSON Lines keep their text`() throws {
    let rows = try mapText(
        #"{"name":"A","external_id":12345678901234567890,"email":null,"phone_number":1e3}"# + "\n"
    )
    let customer = try #require(rows.first).customer
    #expect(customer.externalID == "12345678901234567890")
    #expect(customer.email == nil)
    #expect(customer.phoneNumber == "1e3")
}

@Test func `a new key in a skipped row is warned of with the next row`() throws {
    let early = String(repeating: #"{"name":"A","kind":"a"}"# + "\n", count: 1_200)
    let late = #"{"name":"B","kind":"b","fun":1}"# + "\n" + #"{"name":"C","kind":"a"}"# + "\n"
    let rows = try mapText(
        early + late,
        yaml: "fields: {name: name}\nskip_when: [{column: kind, equals: b}]"
    )
    #expect(rows[1_200].isSkipped && rows[1_200].findings.isEmpty)
    #expect(rows[1_201].warnings.map(\.row) == [1_201])
    #expect(rows[1_201].warnings.map(\.column) == ["fun"])
}
