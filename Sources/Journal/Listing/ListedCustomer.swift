import Customers
import Hashing

/// A customer of the service's list, as a journal keeps it.
package struct ListedCustomer: Hashable, Sendable {
    /// Nil where the list gives none.
    package var id: CustomerID?
    /// Trimmed; nil where it is blank.
    package var externalID: String?
    /// Of all fields, as the service normalises them.
    package var digest: FieldsDigest
    /// The fields themselves.
    package var fields: NewCustomer

    package init(_ customer: Customer) {
        self.init(id: customer.id, fields: customer.fields)
    }

    /// - Parameter gap: what isn't known of an entry that can't be read like the others.
    package init(id: CustomerID?, fields: NewCustomer, gap: Gap? = nil) {
        self.id = id
        self.fields = fields.normalised
        externalID = self.fields.externalID
        digest = gap.map(FieldsDigest.init) ?? FieldsDigest(normalised: self.fields)
    }

    /// What isn't known of an entry of the list, so that it could be a row that isn't found.
    package enum Gap: Hashable, Sendable {
        /// It could be any row without an `external_id`, unless it has one.
        case fields
        /// It could be any row.
        case everything
    }
}

/// What tells whether two customers are equal in every field: 16 bytes of SHA-256 of their
/// payload, after the service's own normalisation.
package struct FieldsDigest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of customer: NewCustomer) {
        self.init(normalised: customer.normalised)
    }

    /// No digest at all: nothing for fields that can't be read, one byte where nothing can.
    fileprivate init(_ gap: ListedCustomer.Gap) {
        bytes = gap == .fields ? [] : [0]
    }

    fileprivate init(normalised customer: NewCustomer) {
        bytes = Array(SHA256.digest(of: customer.payload()).prefix(16))
    }
}
