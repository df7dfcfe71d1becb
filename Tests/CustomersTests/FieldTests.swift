import Testing

@testable import Customers

@Test func `the fields are the page's, each once`() {
    #expect(
        Field.allCases.map(\.path) == [
            "name", "external_id", "email", "phone_number", "billing_address.street_1",
            "billing_address.street_2", "billing_address.city", "billing_address.state",
            "billing_address.postal_code", "billing_address.country",
            "shipping_address.street_1", "shipping_address.street_2", "shipping_address.city",
            "shipping_address.state", "shipping_address.postal_code", "shipping_address.country",
        ]
    )
}

@Test(arguments: Field.allCases)
func `a field's name reads back as the field`(_ field: Field) {
    #expect(Field(path: field.path) == field)
    #expect("\(field)" == field.path)
}

@Test(arguments: ["", "Name", "billing_address", "billing_address.", "billing.city", "street_1"])
func `what isn't a field's name is none`(_ name: String) {
    #expect(Field(path: name) == nil)
}

@Test(arguments: Field.allCases)
func `a field that is set can be read, and removed again`(_ field: Field) {
    var customer = NewCustomer()
    customer[field] = "x"
    #expect(customer[field] == "x")
    #expect(Field.allCases.filter { customer[$0] != nil } == [field])
    customer[field] = " \u{a0}\n"
    #expect(customer == NewCustomer())
}

@Test func `the last part of an address takes the address with it`() {
    var customer = NewCustomer()
    customer[.billing(.city)] = "York"
    customer[.billing(.country)] = "GB"
    customer[.billing(.city)] = nil
    #expect(customer.fields == [.init([.billingCountry])])
    customer[.billing(.country)] = nil
    #expect(customer == NewCustomer())
}

@Test(arguments: AddressKind.allCases)
func `each part of an address is one field`(_ address: AddressKind) {
    #expect(address.fields.map(\.part) == AddressPart.allCases)
    for part in AddressPart.allCases {
        #expect(address.field(part).path == "\(address.key).\(part.rawValue)")
    }
    #expect(FieldSet([address.field(.city)]).wholeAddresses == FieldSet(address.fields))
}
