import Customers

/// A business whose rows a journal holds: a key of `row.business`, and the service's id.
package struct Business: Hashable, Sendable {
    package var key: BusinessKey
    package var id: BusinessID

    package init(key: BusinessKey, id: BusinessID) {
        self.key = key
        self.id = id
    }
}
