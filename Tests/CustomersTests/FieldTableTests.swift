import Testing

@testable import Customers

@Test func `the documented table has the page's limits and no others`() {
    let limits = Field.allCases.map { ($0, $0.limit) }.filter { $0.1 != nil }
    #expect(limits.map(\.0) == [.name, .externalID, .email, .phoneNumber])
    #expect(limits.map(\.1) == [255, 255, 255, 32])
    let table = FieldTable.documented
    for field in Field.allCases {
        let presence: Field.Presence =
            field == .name
            ? .required
            : field.address == nil || field.part == .street2 ? .optional : .requiredInAddress
        #expect(table.presence(of: field) == presence)
    }
}

@Test func `a name is all that a customer needs`() {
    #expect(FieldTable.documented.problems(in: NewCustomer([.name: "A"])).isEmpty)
    #expect(
        FieldTable.documented.problems(in: NewCustomer()) == [
            Problem(
                code: .missing,
                field: "name",
                text: "This row has no name. The API wants one: map a column to name."
            )
        ]
    )
}

@Test(arguments: [(Field.name, 255), (.externalID, 255), (.email, 255), (.phoneNumber, 32)])
func `the longest text is allowed and one character more is not`(_ field: Field, _ limit: Int) {
    var customer = NewCustomer([.name: "A"])
    customer[field] = String(repeating: "漢", count: limit)
    #expect(FieldTable.documented.problems(in: customer).isEmpty)
    customer[field] = String(repeating: "漢", count: limit + 1)
    #expect(
        FieldTable.documented.problems(in: customer) == [
            Problem(
                code: .tooLong,
                field: field.path,
                text:
                    "The text for \(field.path) has \(limit + 1) characters, but the API"
                    + " allows only \(limit)."
            )
        ]
    )
}

@Test func `lengths count Unicode scalars, not what looks like one character`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(family.count == 1)
    let customer = NewCustomer([.name: String(repeating: family, count: 37)])
    #expect(
        FieldTable.documented.problems(in: customer).map(\.text)
            == ["The text for name has 259 characters, but the API allows only 255."]
    )
}

@Test(arguments: AddressPart.allCases)
func `each part but street_2 is required in an address that is there`(_ part: AddressPart) {
    var customer = NewCustomer { field in
        field == .name || field.address != nil && field.part != .street2 ? "A" : nil
    }
    customer[.shipping(part)] = nil
    let problems = FieldTable.documented.problems(in: customer) { FieldPlace($0, columns: ["X"]) }
    #expect(problems.map(\.field) == (part == .street2 ? [] : [Field.shipping(part).path]))
    #expect(
        problems.allSatisfy {
            $0.text
                == "This row has a shipping address without a \(part.words). The API wants one:"
                + " fill in column “X” (shipping_address.\(part.rawValue)), or empty the whole"
                + " address."
        }
    )
}

@Test func `problems come in the order of the fields`() {
    let customer = NewCustomer([
        .billingStreet2: "x",
        .phoneNumber: String(repeating: "5", count: 33),
    ])
    #expect(
        FieldTable.documented.problems(in: customer).map(\.field) == [
            "name", "phone_number", "billing_address.street_1", "billing_address.city",
            "billing_address.state", "billing_address.postal_code", "billing_address.country",
        ]
    )
}

@Test func `a relaxed table asks for no part of an address and keeps the limits`() {
    let table = FieldTable.documented.withPartialAddresses
    let customer = NewCustomer([.name: "A", .billingCity: "York"])
    #expect(table.problems(in: customer).isEmpty)
    let long = NewCustomer([.name: "A", .phoneNumber: String(repeating: "5", count: 33)])
    #expect(table.problems(in: long).map(\.code) == [.tooLong])
    #expect(!table.problems(in: NewCustomer()).isEmpty)
}

@Test func `a part that nothing gives may be asked for no more, and the others are`() {
    let table = FieldTable.documented.allowingAbsence(of: [.billingCountry, .name])
    #expect(table.hasPartialAddresses)
    let customer = NewCustomer([.billingCity: "York"])
    #expect(
        table.problems(in: customer).map(\.field) == [
            "name", "billing_address.street_1", "billing_address.state",
            "billing_address.postal_code",
        ]
    )
}
