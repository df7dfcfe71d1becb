extension NewCustomer: Codable {
    /// Reads the object that ``encode(to:)`` makes; what isn't there or is null is absent.
    package init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: BodyKey.self)
        var addresses: [AddressKind: KeyedDecodingContainer<BodyKey>] = [:]
        for address in AddressKind.allCases {
            let key = BodyKey(address.key)
            guard body.contains(key), try !body.decodeNil(forKey: key) else { continue }
            addresses[address] = try body.nestedContainer(keyedBy: BodyKey.self, forKey: key)
        }
        let texts = try Field.allCases.map { field in
            let container = field.address.map { addresses[$0] } ?? body
            return try container?.decodeIfPresent(String.self, forKey: BodyKey(field.key))
        }
        self.init { texts[$0.place] }
    }

    /// Writes the payload: absent texts that the API page calls `string | null` as null, absent
    /// addresses not at all, since the page doesn't call those nullable.
    package func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: BodyKey.self)
        for field in Field.allCases where field.address == nil {
            let key = BodyKey(field.key)
            if let text = self[field] {
                try body.encode(text, forKey: key)
            } else if field.isNullWhereAbsent {
                try body.encodeNil(forKey: key)
            }
        }
        for address in AddressKind.allCases {
            let parts = address.fields.filter { self[$0] != nil }
            guard !parts.isEmpty else { continue }
            let key = BodyKey(address.key)
            var object = body.nestedContainer(keyedBy: BodyKey.self, forKey: key)
            for part in parts { try object.encode(self[part], forKey: BodyKey(part.key)) }
        }
    }
}

/// A key of a body or of an address in it.
package struct BodyKey: CodingKey {
    package let stringValue: String

    package init(_ key: String) {
        stringValue = key
    }

    package init?(stringValue: String) {
        self.init(stringValue)
    }

    package init?(intValue: Int) { nil }

    package var intValue: Int? { nil }
}
