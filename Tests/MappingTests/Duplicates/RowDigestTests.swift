import Customers
import Foundation
import Testing

@testable import Mapping

private let whole = #"""
    {"name":"Karl-Heinz Müller","external_id":"crm-1006","email":"kh.mueller@example.com",
    "phone_number":"+49 221 555 0114","billing_address":{"street_1":"Domplatz 1",
    "street_2":"Hof","city":"Köln","state":"Nordrhein-Westfalen","postal_code":"50667",
    "country":"DE"},"shipping_address":{"city":"Bath"}}
    """#

@Test func `a row is hashed over its fields in their order`() throws {
    let customer = try JSONDecoder().decode(NewCustomer.self, from: Data(whole.utf8))
    let digest = RowDigest(of: customer, business: nil)
    #expect(digest.key == hash(["crm-1006", nil]))
    let content = [
        "Karl-Heinz Müller", "kh.mueller@example.com", "+49 221 555 0114", "Domplatz 1", "Hof",
        "Köln",
        "Nordrhein-Westfalen", "50667", "DE", nil, nil, "Bath", nil, nil, nil,
    ]
    #expect(digest.content == UInt32(truncatingIfNeeded: hash(content)))
    let other = RowDigest(of: customer, business: BusinessID("biz_1"))
    #expect(other.key == hash(["crm-1006", "biz_1"]))
}

private func hash(_ texts: [String?]) -> UInt64 {
    var hash = TextHash()
    for text in texts { hash.add(text?.utf8) }
    return hash.value
}

@Test(arguments: Field.allCases, ["7", nil])
func `rows that differ in one field only are no twins`(_ field: Field, _ id: String?) {
    var customer = NewCustomer()
    customer[.externalID] = id
    let digest = RowDigest(of: customer, business: nil)
    customer[field] = "8"
    #expect(RowDigest(of: customer, business: nil) != digest)
}
