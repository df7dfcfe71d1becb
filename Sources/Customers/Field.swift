/// A field of the create endpoint's body, named as the API page names it, address parts dotted:
/// `name`, `billing_address.postal_code`.
package enum Field: Hashable, Sendable, CaseIterable {
    case name
    case externalID
    case email
    case phoneNumber
    case billing(AddressPart)
    case shipping(AddressPart)

    /// Every field once, in the order in which people write a customer down.
    package static let allCases: [Field] =
        [.name, .externalID, .email, .phoneNumber]
        + AddressPart.allCases.map(Field.billing) + AddressPart.allCases.map(Field.shipping)
}

/// A part of an ``Address``, named as the API page names it.
package enum AddressPart: String, Hashable, Sendable, CaseIterable {
    case street1 = "street_1"
    case street2 = "street_2"
    case city
    case state
    case postalCode = "postal_code"
    case country

    var keyPath: WritableKeyPath<Address, String?> {
        switch self {
        case .street1: \.street1
        case .street2: \.street2
        case .city: \.city
        case .state: \.state
        case .postalCode: \.postalCode
        case .country: \.country
        }
    }
}

extension Field: RawRepresentable, CustomStringConvertible {
    package init?(rawValue: String) {
        guard let field = Self.byName[rawValue] else { return nil }
        self = field
    }

    /// The field's dotted name, such as `external_id` or `shipping_address.city`.
    package var rawValue: String {
        switch self {
        case .name: "name"
        case .externalID: "external_id"
        case .email: "email"
        case .phoneNumber: "phone_number"
        case .billing(let part): "billing_address.\(part.rawValue)"
        case .shipping(let part): "shipping_address.\(part.rawValue)"
        }
    }

    package var description: String { rawValue }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
