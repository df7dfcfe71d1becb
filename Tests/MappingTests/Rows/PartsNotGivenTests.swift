import Customers
import Testing

@testable import Mapping

private let square = "Company Name,Street Address 1,City,State,Postal Code\n"

@Test func `an address of a file without a country column is sent without a country`() throws {
    let rows = try mapText(square + "Acme,1 Mill Lane,Boston,MA,02139\n")
    #expect(rows.map(\.isValid) == [true])
    #expect(rows[0].findings.isEmpty)
    #expect(rows[0].customer[.billing(.country)] == nil)
}

@Test func `a part that has a column is required in an address as ever`() throws {
    let rows = try mapText(square + "Acme,1 Mill Lane,Boston,,02139\nBolts,1 Mill Lane,,MA,02139\n")
    #expect(
        rows.map { $0.problems.map(\.field) } == [
            ["billing_address.state"], ["billing_address.city"],
        ]
    )
}

@Test func `a street, city or postal code that nothing gives is required all the same`() throws {
    let rows = try mapText("name,billing_address.city\nAcme,York\n")
    #expect(
        rows[0].problems.map(\.field) == [
            "billing_address.street_1", "billing_address.postal_code",
        ]
    )
}

@Test func `a mapping file that gives no country is treated as the guess is`() throws {
    let yaml = """
        fields:
          name: Company Name
          billing_address: {street_1: Street Address 1, city: City, state: State, postal_code: Postal Code}
        """
    let rows = try mapText(square + "Acme,1 Mill Lane,Boston,MA,02139\n", yaml: yaml)
    #expect(rows.map(\.isValid) == [true])
}

@Test func `strict asks for every part that the API's page asks for`() throws {
    let rows = try mapText(
        square + "Acme,1 Mill Lane,Boston,MA,02139\n",
        policy: ProblemPolicy(isStrict: true)
    )
    #expect(rows[0].problems.map(\.field) == ["billing_address.country"])
}
