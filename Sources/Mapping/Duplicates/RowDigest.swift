import Customers

/// Hashes by which ``DuplicateFinder`` compares rows.
struct RowDigest: Hashable, Sendable {
    /// Of the `external_id` and the business.
    let key: UInt64
    /// Of all other fields, in the order of ``Field/allCases``.
    let content: UInt32

    init(of customer: NewCustomer, id: String, business: BusinessID?) {
        var key = TextHash()
        key.add(id.utf8)
        key.add(business?.text.utf8)
        self.key = key.value
        var content = TextHash()
        for field in Field.allCases where field != .externalID {
            content.add(customer[field]?.utf8)
        }
        self.content = UInt32(truncatingIfNeeded: content.value)
    }

    init(key: TextHash, content: TextHash) {
        self.init(key: key.value, content: content)
    }

    init(key: UInt64, content: TextHash) {
        self.key = key
        self.content = UInt32(truncatingIfNeeded: content.value)
    }
}
