/// A customer as the create endpoint takes it: the body of one POST.
///
/// A text is either absent or not blank, but for what the service's list holds. `name` may be absent
/// here, so that a row without one can be held and reported; ``FieldTable`` says that it is required.
/// An address is there when one of its parts is.
package struct NewCustomer: Hashable, Sendable {
    /// One for each field, in its place.
    private var texts: [String?]

    package init() {
        texts = Array(repeating: nil, count: Field.count)
    }

    /// A customer of the texts that a function gives for each field, as they are.
    package init(texts text: (Field) -> String?) {
        texts = Field.allCases.map(text)
    }

    /// A customer of some texts, as they are.
    package init(_ given: KeyValuePairs<Field, String?>) {
        self.init()
        for (field, text) in given { texts[field.place] = text }
    }

    /// The text of a field, or nil where it is absent; setting nil or a blank text removes it.
    package subscript(field: Field) -> String? {
        get { texts[field.place] }
        set { texts[field.place] = newValue.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
    }

    /// The fields that are there.
    package var fields: FieldSet {
        FieldSet { texts[$0.place] != nil }
    }

    package var name: String? { self[.name] }
    package var externalID: String? { self[.externalID] }
}

extension NewCustomer {
    /// The customer as the service keeps it: texts trimmed, and blank ones absent. Two customers are
    /// the same in every field where these are equal.
    package var normalised: NewCustomer {
        var normalised = NewCustomer()
        for field in Field.allCases {
            normalised[field] = self[field].map(Self.trimmed)
        }
        return normalised
    }

    /// The text without white space and control characters at its ends.
    package static func trimmed(_ text: String) -> String {
        let isPlain = text.utf8.first.map { $0 > 0x20 && $0 < 0x7F } ?? true
        if isPlain, text.utf8.last.map({ $0 > 0x20 && $0 < 0x7F }) ?? true { return text }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// The fields that are present here and not the same in another customer.
    package func fieldsThatDiffer(in other: NewCustomer) -> [Field] {
        Field.allCases.filter { self[$0] != nil && self[$0] != other[$0] }
    }
}

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
