import Customers

/// What a column can be matched to: a field of the API, or a part that helps to make one.
package enum HeaderTarget: Hashable, Sendable, CustomStringConvertible {
    case field(Field)
    /// A company's or organisation's name: stands for `name` where there is no display name.
    case company
    /// A person's whole name: stands for `name` where there is neither display name nor company.
    case personName
    case firstName
    case middleName
    case lastName
    /// A street's number, where it has a column of its own.
    case houseNumber(AddressKind)
    /// The business that a row belongs to.
    case businessID

    /// Every target once, fields first, in the order in which reports list them.
    package static let all: [HeaderTarget] =
        Field.allCases.map(HeaderTarget.field)
        + [.company, .personName, .firstName, .middleName, .lastName]
        + AddressKind.allCases.map(HeaderTarget.houseNumber) + [.businessID]

    /// Whether it is a part of one of the two addresses.
    var isPartOfAddress: Bool {
        switch self {
        case .houseNumber: true
        case .field(let field): field.address != nil
        default: false
        }
    }

    /// Whether a customer's name is made of it.
    var isName: Bool {
        switch self {
        case .field(.name), .company, .personName, .firstName, .middleName, .lastName: true
        default: false
        }
    }

    package var description: String {
        switch self {
        case .field(let field): field.path
        case .company: "company name"
        case .personName: "person's name"
        case .firstName: "first name"
        case .middleName: "middle name"
        case .lastName: "last name"
        case .houseNumber(let kind): "house number of the \(kind.rawValue) address"
        case .businessID: "business_id"
        }
    }
}
