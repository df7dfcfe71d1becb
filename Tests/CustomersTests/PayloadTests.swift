import Foundation
import Testing

@testable import Customers

private func json(_ customer: NewCustomer) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(customer), as: UTF8.self)
}

@Test func `a payload has nulls for absent texts and no address that isn't there`() throws {
    #expect(
        try json(NewCustomer([.name: "A"]))
            == #"{"email":null,"external_id":null,"name":"A","phone_number":null}"#
    )
}

@Test func `a whole payload has the page's names and shape`() throws {
    let customer = NewCustomer([
        .name: "A",
        .externalID: "007",
        .email: "a@example.com",
        .billingStreet1: "1 Mill Lane",
        .billingCity: "York",
        .billingState: "N",
        .billingPostalCode: "01234",
        .billingCountry: "GB",
        .billingStreet2: "Flat 2",
        .shippingCity: "Bath",
        .phoneNumber: "+44 20 7946 0018",
    ])
    #expect(
        try json(customer)
            == #"{"billing_address":{"city":"York","country":"GB","postal_code":"01234","#
            + #""state":"N","street_1":"1 Mill Lane","street_2":"Flat 2"},"#
            + #""email":"a@example.com","external_id":"007","name":"A","#
            + #""phone_number":"+44 20 7946 0018","shipping_address":{"city":"Bath"}}"#
    )
    let data = Data(try json(customer).utf8)
    #expect(try JSONDecoder().decode(NewCustomer.self, from: data) == customer)
}

@Test func `a customer of the service needs an id and nothing else`() throws {
    let answer = #"{"id":"cus_1","name":null,"billing_address":null,"new_field":[1]}"#
    let customer = try JSONDecoder().decode(Customer.self, from: Data(answer.utf8))
    #expect(customer.id.text == "cus_1")
    #expect(customer.fields == NewCustomer())
}

@Test(arguments: [#"{}"#, #"{"id":""}"#, #"{"id":" "}"#, #"{"id":null}"#, #"{"id":7}"#])
func `an answer without a usable id is no customer`(_ answer: String) {
    #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Customer.self, from: Data(answer.utf8))
    }
}

@Test func `a customer reads back from its own JSON`() throws {
    let id = try #require(CustomerID("cus_1"))
    let customer = Customer(
        id: id,
        fields: NewCustomer([.name: "A", .billingCity: "York"])
    )
    let data = try JSONEncoder().encode(customer)
    #expect(try JSONDecoder().decode(Customer.self, from: data) == customer)
}

@Test(arguments: ["biz_GA6EG2qFxA97NZHtxeLPUy", "biz_1", "biz_a-b_c"])
func `a business id can stand in a URL as it is`(_ text: String) throws {
    #expect(try #require(BusinessID(text)).text == text)
}

@Test(arguments: [
    "", "biz_", "BIZ_1", "cus_1", "biz_ä", "biz_a/b", "biz_a b", "biz_a?", " biz_1",
    "biz_" + String(repeating: "a", count: 65),
])
func `what can't stand in a URL is no business id`(_ text: String) {
    #expect(BusinessID(text) == nil)
}

/// Customers with everything that JSON has to escape, or could get wrong.
private let oddCustomers: [NewCustomer] = {
    let texts = [
        "A", "\"quoted\" \\ back/slash", "line\nbreak\r\ttab", "\u{0}\u{1F}\u{7F}", "Zoë 日本 🎉",
        "\u{2028}\u{2029}", "</script>",
    ]
    var customers = texts.map {
        NewCustomer([.name: $0, .externalID: $0, .email: $0, .phoneNumber: $0])
    }
    for part in AddressPart.allCases {
        var customer = NewCustomer([.name: "A"])
        customer[.billing(part)] = "\"x\""
        customer[.shipping(part)] = "y"
        customers.append(customer)
    }
    return customers + [NewCustomer(), NewCustomer([.email: "a@example.com"])]
}()

@Test(arguments: oddCustomers)
func `the payload is the object that the encoder makes`(customer: NewCustomer) throws {
    func object(_ data: Data) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }
    let payload = Data(customer.payload())
    #expect(try object(payload) == object(JSONEncoder().encode(customer)))
    #expect(try JSONDecoder().decode(NewCustomer.self, from: payload) == customer)
}

@Test func `the payload has its fields in the order of the API page`() {
    let customer = NewCustomer([
        .name: "A",
        .billingStreet1: "1",
        .billingStreet2: "6",
        .billingCity: "2",
        .billingState: "3",
        .billingPostalCode: "4",
        .billingCountry: "5",
        .shippingCity: "7",
    ])
    #expect(
        String(decoding: customer.payload(), as: UTF8.self)
            == #"{"name":"A","external_id":null,"email":null,"billing_address":{"street_1":"1","#
            + #""city":"2","state":"3","postal_code":"4","country":"5","street_2":"6"},"#
            + #""shipping_address":{"city":"7"},"phone_number":null}"#
    )
}

@Test(arguments: [
    ".", "..", "...", "a/b", "../x", #"a\b"#, "a?b", "a#b", "a%2e", "a b", " cus_1", "cus_1\n",
    "cus\u{1B}[31m", "cus\u{202E}", "•••", "cus_\u{FFFD}", "", " ",
    String(repeating: "a", count: 256),
])
func `a customer id that could lead a request elsewhere is none`(text: String) {
    #expect(CustomerID(text) == nil)
}

@Test(arguments: ["cus_GA6EG2qFxA97NZHtxeLPUy", "a.b", "1", "a=b", "a+b@c:d", "кус_1", "😀"])
func `any other text is a customer id`(text: String) {
    #expect(CustomerID(text)?.text == text)
}
