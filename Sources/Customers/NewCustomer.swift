/// A customer as the create endpoint takes it: the body of one POST.
///
/// A text is either absent or not blank. `name` may be absent here, so that a row without one can
/// be held and reported; ``FieldTable`` says that it is required.
package struct NewCustomer: Hashable, Sendable {
    package var name: String?
    package var externalID: String?
    package var email: String?
    package var billingAddress: Address?
    package var shippingAddress: Address?
    package var phoneNumber: String?

    package init(
        name: String? = nil,
        externalID: String? = nil,
        email: String? = nil,
        billingAddress: Address? = nil,
        shippingAddress: Address? = nil,
        phoneNumber: String? = nil
    ) {
        self.name = name
        self.externalID = externalID
        self.email = email
        self.billingAddress = billingAddress
        self.shippingAddress = shippingAddress
        self.phoneNumber = phoneNumber
    }

    /// The text of a field, or nil where it is absent; setting nil or a blank text removes it.
    ///
    /// Setting a part of an address makes the address; removing its last part removes the address.
    package subscript(field: Field) -> String? {
        get {
            switch field {
            case .name: name
            case .externalID: externalID
            case .email: email
            case .phoneNumber: phoneNumber
            case .billing(let part): billingAddress?[keyPath: part.keyPath]
            case .shipping(let part): shippingAddress?[keyPath: part.keyPath]
            }
        }
        set {
            let text = newValue.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
            switch field {
            case .name: name = text
            case .externalID: externalID = text
            case .email: email = text
            case .phoneNumber: phoneNumber = text
            case .billing(let part): Self.set(part, of: &billingAddress, to: text)
            case .shipping(let part): Self.set(part, of: &shippingAddress, to: text)
            }
        }
    }

    private static func set(_ part: AddressPart, of address: inout Address?, to text: String?) {
        var changed = address ?? Address()
        changed[keyPath: part.keyPath] = text
        address = changed.isEmpty ? nil : changed
    }
}

extension NewCustomer: Codable {
    enum CodingKeys: String, CodingKey {
        case name
        case externalID = "external_id"
        case email
        case billingAddress = "billing_address"
        case shippingAddress = "shipping_address"
        case phoneNumber = "phone_number"
    }

    /// Writes the payload: absent texts that the API page calls `string | null` as null, absent
    /// addresses not at all, since the page doesn't call those nullable.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(name, forKey: .name)
        try container.encode(externalID, forKey: .externalID)
        try container.encode(email, forKey: .email)
        try container.encode(phoneNumber, forKey: .phoneNumber)
        try container.encodeIfPresent(billingAddress, forKey: .billingAddress)
        try container.encodeIfPresent(shippingAddress, forKey: .shippingAddress)
    }
}
