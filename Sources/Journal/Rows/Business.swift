import Customers

/// A business whose rows a journal holds: a key of `row.business`, and the service's id.
package struct Business: Hashable, Sendable {
    package var key: Int64
    package var id: BusinessID

    package init(key: Int64, id: BusinessID) {
        self.key = key
        self.id = id
    }
}
