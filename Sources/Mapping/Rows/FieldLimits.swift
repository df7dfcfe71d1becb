import Customers

/// A ``FieldTable`` laid out for looking up by place, and a quick "surely nothing is wrong".
struct FieldLimits {
    /// ``Field/allCases``: name, external_id, email, phone_number, six parts of the billing
    /// address, six of the shipping address.
    let fields = Field.allCases
    /// The maximum length of each field, in its place.
    let maximum: [Int?]
    /// The length at which a text of each field may have been cut off: the API's limit, or what
    /// systems that text comes from usually allow.
    let cut: [Int]
    /// What the field in each place holds, for ``SoundText``.
    let kinds = Field.allCases.map(SoundText.Kind.init)
    /// Whether addresses may lack parts that the API's page asks for.
    let isRelaxed: Bool
    /// One bit for each place: what every customer needs, and the parts an address needs.
    private let required: UInt32
    private let requiredInAddress: UInt32
    private let isRequired: [Bool]
    private let isRequiredInAddress: [Bool]

    /// - Parameter isRelaxed: whether addresses may lack parts in any row.
    init(_ table: FieldTable, isRelaxed: Bool) {
        self.isRelaxed = isRelaxed
        maximum = Field.allCases.map { table[$0].maximumLength }
        cut = maximum.map { $0 ?? 255 }
        isRequired = Field.allCases.map { table[$0].presence == .required }
        isRequiredInAddress = Field.allCases.map { table[$0].presence == .requiredInAddress }
        required = Self.bits(isRequired)
        requiredInAddress = Self.bits(isRequiredInAddress)
    }

    private static func bits(_ flags: [Bool]) -> UInt32 {
        flags.indices.reduce(0) { bits, place in flags[place] ? bits | 1 << UInt32(place) : bits }
    }

    /// Whether fields that are there, one bit for each place, are all that is required.
    func isComplete(_ present: UInt32) -> Bool {
        guard present & required == required else { return false }
        for address: UInt32 in [0b111111 << 4, 0b111111 << 10] where present & address != 0 {
            let needed = requiredInAddress & address
            if present & needed != needed { return false }
        }
        return true
    }

    /// The place of a field in ``fields``.
    static func place(of field: Field) -> Int {
        switch field {
        case .name: 0
        case .externalID: 1
        case .email: 2
        case .phoneNumber: 3
        case .billing(let part): 4 + place(of: part)
        case .shipping(let part): 10 + place(of: part)
        }
    }

    private static func place(of part: AddressPart) -> Int {
        switch part {
        case .street1: 0
        case .street2: 1
        case .city: 2
        case .state: 3
        case .postalCode: 4
        case .country: 5
        }
    }

    /// False when the table surely finds nothing: what is required is there, and no text has more
    /// bytes than its field may have characters.
    func mayBreak(_ customer: NewCustomer) -> Bool {
        mayBreak(customer.name, 0) || mayBreak(customer.externalID, 1)
            || mayBreak(customer.email, 2) || mayBreak(customer.phoneNumber, 3)
            || mayBreak(customer.billingAddress, 4) || mayBreak(customer.shippingAddress, 10)
    }

    private func mayBreak(_ text: String?, _ place: Int) -> Bool {
        guard let text else { return isRequired[place] }
        return maximum[place].map { text.utf8.count > $0 } ?? false
    }

    private func mayBreak(_ address: Address?, _ start: Int) -> Bool {
        guard let address else { return isRequired[start..<start + 6].contains(true) }
        let parts = [
            address.street1, address.street2, address.city, address.state, address.postalCode,
            address.country,
        ]
        for (offset, part) in parts.enumerated() {
            if part == nil, isRequiredInAddress[start + offset] { return true }
            if mayBreak(part, start + offset) { return true }
        }
        return false
    }
}
