/// What a request asks of the service, as a fault plan names it: `list/500:2%`.
package enum Operation: String, Hashable, Sendable, CaseIterable {
    case create
    case list
    /// One customer by its id.
    case get
    case update
    case token
    /// A connection being accepted, before any request; the only one that `reset` can hit.
    case connection
}
