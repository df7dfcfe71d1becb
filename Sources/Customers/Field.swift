/// A field of a customer: what the API page says of it, all in one place.
///
/// Whatever goes through the fields of a customer is driven by this table: the body of a request, what
/// is read of an answer, checks, digests, a mapping's fields and what headers are matched to. So a new
/// field is a case and a row here, and what its columns are called in exports.
///
/// The cases are in the order in which people write a customer down, which is that of every list of
/// fields but a request's body.
package enum Field: Int, Hashable, Sendable, CaseIterable {
    case name
    case externalID
    case email
    case phoneNumber
    case billingStreet1, billingStreet2, billingCity, billingState, billingPostalCode
    case billingCountry
    case shippingStreet1, shippingStreet2, shippingCity, shippingState, shippingPostalCode
    case shippingCountry

    /// The table's row of a field.
    private var row: Entry {
        switch self {
        case .name: Entry("name", "name", 0, .name, .required, limit: 255, absent: .leftOut)
        case .externalID:
            Entry("external_id", "external id", 1, .identifier, limit: 255, absent: .null)
        case .email: Entry("email", "e-mail address", 2, .email, limit: 255, absent: .null)
        case .phoneNumber:
            Entry("phone_number", "phone number", 5, .phone, limit: 32, absent: .null)
        case .billingStreet1: Entry(.street1, of: .billing)
        case .billingStreet2: Entry(.street2, of: .billing)
        case .billingCity: Entry(.city, of: .billing)
        case .billingState: Entry(.state, of: .billing)
        case .billingPostalCode: Entry(.postalCode, of: .billing)
        case .billingCountry: Entry(.country, of: .billing)
        case .shippingStreet1: Entry(.street1, of: .shipping)
        case .shippingStreet2: Entry(.street2, of: .shipping)
        case .shippingCity: Entry(.city, of: .shipping)
        case .shippingState: Entry(.state, of: .shipping)
        case .shippingPostalCode: Entry(.postalCode, of: .shipping)
        case .shippingCountry: Entry(.country, of: .shipping)
        }
    }
}

/// An address of the body: an object that holds fields.
package enum AddressKind: String, Hashable, Sendable, CaseIterable {
    case billing
    case shipping

    /// The API's name of the object, such as `billing_address`.
    package var key: String { "\(rawValue)_address" }

    /// Its place in the body, counted with the fields that are beside it.
    fileprivate var place: Int {
        switch self {
        case .billing: 3
        case .shipping: 4
        }
    }
}

/// A part of an address, named as the API page names it.
package enum AddressPart: String, Hashable, Sendable, CaseIterable {
    case street1 = "street_1"
    case street2 = "street_2"
    case city
    case state
    case postalCode = "postal_code"
    case country

    /// What a person calls it: `postal code`.
    package var words: String {
        switch self {
        case .street1: "street"
        case .street2: "second line of the street"
        case .city: "city"
        case .state: "state"
        case .postalCode: "postal code"
        case .country: "country"
        }
    }
}

extension Field {
    /// What a field holds: which checks make sense of its texts.
    package enum Kind: Hashable, Sendable {
        case name
        case identifier
        case email
        case phone
        case street
        /// A city, state or country: never digits alone.
        case place
        case postalCode
    }

    /// When a field has to be there.
    package enum Presence: Hashable, Sendable {
        case required
        /// Required as soon as any other part of the same address is there.
        case requiredInAddress
        case optional
    }

    /// What a body has of a field that is absent.
    ///
    /// Leave out what is added to the table: a null more in each body would change the digests that
    /// journals keep of the service's list, and a customer that is there would look absent.
    private enum Absence: Hashable, Sendable {
        /// The page calls the field `string | null`.
        case null
        case leftOut
    }

    private struct Entry: Sendable {
        let key: String
        /// What a person calls it.
        let words: String
        let address: AddressKind?
        let part: AddressPart?
        /// The place in the body, or in the address.
        let place: Int
        let kind: Kind
        let presence: Presence
        let limit: Int?
        let absence: Absence

        init(
            _ key: String,
            _ words: String,
            _ place: Int,
            _ kind: Kind,
            _ presence: Presence = .optional,
            limit: Int?,
            absent: Absence
        ) {
            self.key = key
            self.words = words
            address = nil
            part = nil
            self.place = place
            self.kind = kind
            self.presence = presence
            self.limit = limit
            absence = absent
        }

        /// A part of an address; the page gives none a limit.
        ///
        /// It prints `street_2` last in each address of its example, where generators put what is
        /// optional, so the other five parts are required in an address that is there.
        init(_ part: AddressPart, of address: AddressKind) {
            key = part.rawValue
            words = part.words
            self.address = address
            self.part = part
            limit = nil
            absence = .leftOut
            presence = part == .street2 ? .optional : .requiredInAddress
            (place, kind) =
                switch part {
                case .street1: (0, .street)
                case .city: (1, .place)
                case .state: (2, .place)
                case .postalCode: (3, .postalCode)
                case .country: (4, .place)
                case .street2: (5, .street)
                }
        }
    }

    private static let rows = allCases.map(\.row)

    /// How many fields there are.
    package static let count = allCases.count

    /// The field's place in ``allCases``, and in every list of one thing for each field.
    package var place: Int { rawValue }

    /// What the API calls the field where it is, such as `external_id`, or `city` in an address.
    package var key: String { Self.rows[rawValue].key }
    /// What a person calls it: `phone number`, `postal code`.
    package var words: String { Self.rows[rawValue].words }
    /// The address that the field is a part of; nil for one that is in the body itself.
    package var address: AddressKind? { Self.rows[rawValue].address }
    /// Which part of its address it is.
    package var part: AddressPart? { Self.rows[rawValue].part }
    package var kind: Kind { Self.rows[rawValue].kind }
    /// When the API page asks for the field.
    package var presence: Presence { Self.rows[rawValue].presence }
    /// The most characters (Unicode scalars) that the API takes; nil without a limit.
    package var limit: Int? { Self.rows[rawValue].limit }
    /// Whether a new customer's body says null where the field is absent.
    var isNullWhereAbsent: Bool { Self.rows[rawValue].absence == .null }
    /// Whether an update can change the field (API facts, "Other endpoints").
    package var isChangeable: Bool { self != .externalID }

    /// Where the field is in the body: fields and addresses in their order, then the parts of
    /// an address in theirs.
    var placeInBody: (Int, Int) {
        let row = Self.rows[rawValue]
        return (row.address?.place ?? row.place, row.place)
    }

    /// A part of the billing address.
    package static func billing(_ part: AddressPart) -> Field { AddressKind.billing.field(part) }

    /// A part of the shipping address.
    package static func shipping(_ part: AddressPart) -> Field { AddressKind.shipping.field(part) }
}

extension Field: CustomStringConvertible {
    /// The field of a dotted name.
    package init?(path: String) {
        guard let field = Self.byPath[path] else { return nil }
        self = field
    }

    /// The field's dotted name, such as `external_id` or `shipping_address.city`.
    package var path: String { address.map { "\($0.key).\(key)" } ?? key }

    package var description: String { path }

    private static let byPath = Dictionary(uniqueKeysWithValues: allCases.map { ($0.path, $0) })
}

extension AddressKind {
    /// The field of a part of this address.
    package func field(_ part: AddressPart) -> Field {
        switch (self, part) {
        case (.billing, .street1): .billingStreet1
        case (.billing, .street2): .billingStreet2
        case (.billing, .city): .billingCity
        case (.billing, .state): .billingState
        case (.billing, .postalCode): .billingPostalCode
        case (.billing, .country): .billingCountry
        case (.shipping, .street1): .shippingStreet1
        case (.shipping, .street2): .shippingStreet2
        case (.shipping, .city): .shippingCity
        case (.shipping, .state): .shippingState
        case (.shipping, .postalCode): .shippingPostalCode
        case (.shipping, .country): .shippingCountry
        }
    }

    /// The parts of this address, in the order of the table.
    package var fields: [Field] {
        switch self {
        case .billing: Self.billingFields
        case .shipping: Self.shippingFields
        }
    }

    private static let billingFields = AddressPart.allCases.map(AddressKind.billing.field)
    private static let shippingFields = AddressPart.allCases.map(AddressKind.shipping.field)
}
