import Customers
import Hashing

/// A customer of the service's list, as a journal keeps it.
package struct ListedCustomer: Hashable, Sendable {
    package var id: CustomerID
    /// Trimmed; nil where it is blank.
    package var externalID: String?
    /// Of all fields, as the service normalises them.
    package var digest: FieldsDigest
    /// The fields themselves.
    package var fields: NewCustomer

    package init(_ customer: Customer) {
        id = customer.id
        fields = customer.fields.normalised
        externalID = fields.externalID
        digest = FieldsDigest(normalised: fields)
    }
}

/// What tells whether two customers are equal in every field: 16 bytes of SHA-256 of their
/// payload, after the service's own normalisation.
package struct FieldsDigest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of customer: NewCustomer) {
        self.init(normalised: customer.normalised)
    }

    fileprivate init(normalised customer: NewCustomer) {
        bytes = Array(SHA256.digest(of: customer.payload()).prefix(16))
    }
}
