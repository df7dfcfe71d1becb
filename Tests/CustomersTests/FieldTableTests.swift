import Testing

@testable import Customers

private let address = Address(
    street1: "1 Mill Lane",
    city: "York",
    state: "N",
    postalCode: "YO1",
    country: "GB"
)

@Test func `the documented table has the page's limits and no others`() {
    let table = FieldTable.documented
    #expect(table[.name] == FieldTable.Rule(.required, maximumLength: 255))
    #expect(table[.externalID] == FieldTable.Rule(.optional, maximumLength: 255))
    #expect(table[.email] == FieldTable.Rule(.optional, maximumLength: 255))
    #expect(table[.phoneNumber] == FieldTable.Rule(.optional, maximumLength: 32))
    for part in AddressPart.allCases {
        let presence: FieldTable.Presence = part == .street2 ? .optional : .requiredInAddress
        #expect(table[.billing(part)] == FieldTable.Rule(presence))
        #expect(table[.shipping(part)] == FieldTable.Rule(presence))
    }
}

@Test func `a name is all that a customer needs`() {
    #expect(FieldTable.documented.problems(in: NewCustomer(name: "A")).isEmpty)
    #expect(
        FieldTable.documented.problems(in: NewCustomer()) == [
            FieldProblem(field: .name, code: .missing, message: "is required")
        ]
    )
}

@Test(arguments: [(Field.name, 255), (.externalID, 255), (.email, 255), (.phoneNumber, 32)])
func `the longest text is allowed and one character more is not`(_ field: Field, _ limit: Int) {
    var customer = NewCustomer(name: "A")
    customer[field] = String(repeating: "漢", count: limit)
    #expect(FieldTable.documented.problems(in: customer).isEmpty)
    customer[field] = String(repeating: "漢", count: limit + 1)
    #expect(
        FieldTable.documented.problems(in: customer) == [
            FieldProblem(
                field: field,
                code: .tooLong,
                message: "has \(limit + 1) characters; the API takes \(limit)"
            )
        ]
    )
}

@Test func `lengths count Unicode scalars, not what looks like one character`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(family.count == 1)
    let customer = NewCustomer(name: String(repeating: family, count: 37))
    #expect(
        FieldTable.documented.problems(in: customer).map(\.message)
            == ["has 259 characters; the API takes 255"]
    )
}

@Test(arguments: AddressPart.allCases)
func `each part but street_2 is required in an address that is there`(_ part: AddressPart) {
    var customer = NewCustomer(name: "A", billingAddress: address, shippingAddress: address)
    customer[.shipping(part)] = nil
    let problems = FieldTable.documented.problems(in: customer)
    #expect(problems.map(\.field) == (part == .street2 ? [] : [.shipping(part)]))
    #expect(problems.allSatisfy { $0.message == "is required in an address that has other parts" })
}

@Test func `problems come in the order of the fields`() {
    let customer = NewCustomer(
        billingAddress: Address(street2: "x"),
        phoneNumber: String(repeating: "5", count: 33)
    )
    #expect(
        FieldTable.documented.problems(in: customer).map(\.field.rawValue) == [
            "name", "phone_number", "billing_address.street_1", "billing_address.city",
            "billing_address.state", "billing_address.postal_code", "billing_address.country",
        ]
    )
}

@Test func `a relaxed table asks for no part of an address and keeps the limits`() {
    let table = FieldTable.documented.withPartialAddresses
    let customer = NewCustomer(name: "A", billingAddress: Address(city: "York"))
    #expect(table.problems(in: customer).isEmpty)
    #expect(table[.phoneNumber].maximumLength == 32)
    #expect(!table.problems(in: NewCustomer()).isEmpty)
}

@Test func `a table without a rule for a field asks nothing of it`() {
    var table = FieldTable([:])
    #expect(table.problems(in: NewCustomer()).isEmpty)
    table[.email] = FieldTable.Rule(.required)
    #expect(table.problems(in: NewCustomer()).map(\.field) == [.email])
}
