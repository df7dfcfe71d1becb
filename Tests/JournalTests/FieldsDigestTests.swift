import Customers
import Foundation
import Testing

@testable import Journal

/// Digests as released versions wrote them into journals: `listed.digest` is held against digests that
/// are made anew, so another one would make a customer that is there look absent.
@Test(arguments: [
    (#"{"name":"A"}"#, "c2eddf96b504b5fa080ac367790ff082"),
    (#"{"name":" A\n","email":" ","billing_address":{}}"#, "c2eddf96b504b5fa080ac367790ff082"),
    (#"{}"#, "95febf8307086f08d3afc616d25bf4df"),
    (
        #"""
        {"name":"Karl-Heinz Müller","external_id":"crm-1006","email":"kh.mueller@example.com",
        "phone_number":"+49 221 555 0114","billing_address":{"street_1":"Domplatz 1",
        "street_2":"Hof","city":"Köln","state":"Nordrhein-Westfalen","postal_code":"50667",
        "country":"DE"},"shipping_address":{"city":"Bath"}}
        """#,
        "9e65dff4619801e6b12810f1416ac5b7"
    ),
])
func `the digest of a customer's fields is the one that is in journals`(
    _ json: String,
    _ digest: String
) throws {
    let customer = try JSONDecoder().decode(NewCustomer.self, from: Data(json.utf8))
    let bytes = FieldsDigest(of: customer).bytes
    #expect(bytes.map { String(format: "%02x", $0) }.joined() == digest)
}
