/// What two customers are compared by where not all of their fields are the same: the name, and one of what is
/// seldom another customer's, too. Marks, spaces and capitals are of no matter. Pure.
package struct Likeness: Hashable, Sendable {
    /// What a customer has in common with another one besides the name.
    package enum Sign: Hashable, Sendable {
        case email, phone, street
        /// One of the two has nothing but a name.
        case nameAlone
    }

    private let name: [UInt8]
    private let email: [UInt8]
    private let phone: [UInt8]
    private let street: [UInt8]

    package init(_ customer: NewCustomer) {
        name = Self.folded(customer[.name])
        email = Self.folded(customer[.email])
        phone = Self.folded(customer[.phoneNumber])
        street = Self.folded(customer[.billingStreet1] ?? customer[.shippingStreet1])
    }

    /// What makes it likely that the other customer is the same; nil for nothing.
    ///
    /// The branches of a firm share its name and its address for mail, so another street speaks against it.
    package func sign(in other: Likeness) -> Sign? {
        guard !name.isEmpty, name == other.name else { return nil }
        if isBare || other.isBare { return .nameAlone }
        guard !Self.differ(street, other.street) else { return nil }
        if Self.agree(email, other.email) { return .email }
        if Self.agree(phone, other.phone) { return .phone }
        let isElse =
            Self.differ(email, other.email) && Self.differ(phone, other.phone)
        return Self.agree(street, other.street) && !isElse ? .street : nil
    }

    private var isBare: Bool { email.isEmpty && phone.isEmpty && street.isEmpty }

    private static func agree(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        !one.isEmpty && one == other
    }

    private static func differ(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        !one.isEmpty && !other.isEmpty && one != other
    }

    private static func folded(_ text: String?) -> [UInt8] {
        text.map { $0.utf8.compactMap(folded) } ?? []
    }

    /// A byte of a text's UTF-8 as it is compared; nil for one that is of no matter.
    package static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case 0x80...: byte
        default: nil
        }
    }
}
