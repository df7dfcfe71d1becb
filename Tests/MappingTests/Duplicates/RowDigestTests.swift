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
    let digest = RowDigest(of: customer, id: "crm-1006", business: nil)
    #expect(digest.key == 0x3a3f_0aa5_f854_099d)
    #expect(digest.content == 0xa0f7_67e3)
    let other = RowDigest(of: customer, id: "crm-1006", business: BusinessID("biz_1"))
    #expect(other.key == 0xfbfc_a051_4dcd_820e)
}

@Test(arguments: Field.allCases)
func `rows that differ in one field only are no twins`(_ field: Field) {
    var customer = NewCustomer()
    customer[.externalID] = "7"
    let digest = RowDigest(of: customer, id: "7", business: nil)
    customer[field] = "8"
    let other = RowDigest(of: customer, id: customer.externalID ?? "", business: nil)
    #expect(other != digest)
}
