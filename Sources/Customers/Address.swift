/// A postal address, in the words of the API's `Address` object.
///
/// Every part is optional here because an export may leave any of them out; whether that is
/// allowed is decided by ``FieldTable``, not by this type. A part is either absent or not blank.
package struct Address: Hashable, Sendable, Codable {
    package var street1: String?
    package var city: String?
    package var state: String?
    package var postalCode: String?
    package var country: String?
    package var street2: String?

    package init(
        street1: String? = nil,
        city: String? = nil,
        state: String? = nil,
        postalCode: String? = nil,
        country: String? = nil,
        street2: String? = nil
    ) {
        self.street1 = street1
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.street2 = street2
    }

    package enum CodingKeys: String, CodingKey {
        case street1 = "street_1"
        case city
        case state
        case postalCode = "postal_code"
        case country
        case street2 = "street_2"
    }

    /// Whether no part is present: such an address is left out of the payload.
    package var isEmpty: Bool {
        street1 == nil && city == nil && state == nil && postalCode == nil && country == nil
            && street2 == nil
    }
}
