/// A customer as the service holds it: the `data` of an answer, or an element of its list.
///
/// Decoding asks only for `id`; every other field may be absent, null or blank.
package struct Customer: Hashable, Sendable {
    package var id: CustomerID
    package var fields: NewCustomer

    package init(id: CustomerID, fields: NewCustomer) {
        self.id = id
        self.fields = fields
    }
}

extension Customer: Codable {
    enum CodingKeys: String, CodingKey {
        case id
    }

    package init(from decoder: any Decoder) throws {
        id = try decoder.container(keyedBy: CodingKeys.self).decode(CustomerID.self, forKey: .id)
        fields = try NewCustomer(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try fields.encode(to: encoder)
    }
}
