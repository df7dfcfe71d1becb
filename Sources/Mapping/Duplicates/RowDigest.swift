import Customers

/// Hashes by which ``DuplicateFinder`` compares rows.
struct RowDigest: Hashable, Sendable {
    /// Of the `external_id` and the business; of all fields and the business where there is no id.
    let key: UInt64
    /// Of all other fields, in the order of ``Field/allCases``.
    let content: UInt32

    init(of customer: NewCustomer, business: BusinessID?) {
        var content = TextHash()
        for field in Field.allCases where field != .externalID {
            content.add(customer[field]?.utf8)
        }
        guard let id = customer.externalID else {
            var all = content
            all.add(business?.text.utf8)
            self.init(keyless: all)
            return
        }
        var key = TextHash()
        key.add(id.utf8)
        key.add(business?.text.utf8)
        self.init(key: key, content: content)
    }

    init(key: TextHash, content: TextHash) {
        self.init(key: key.value, content: content)
    }

    /// - Parameter all: the hash of all fields of a row without an id, and of its business.
    init(keyless all: TextHash) {
        self.init(key: all, content: all)
    }

    init(key: UInt64, content: TextHash) {
        self.key = key
        self.content = UInt32(truncatingIfNeeded: content.value)
    }
}
