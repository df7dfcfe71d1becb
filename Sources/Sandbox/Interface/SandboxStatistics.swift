/// Counts of what a sandbox has seen since its start; the customers' include a reloaded store's.
package struct SandboxStatistics: Hashable, Sendable, Codable {
    /// Customers in the ledger.
    package var customers = 0
    /// Creates that arrived with a body that could be read, whatever became of them.
    package var arrivals = 0
    /// The most creates that arrived with one and the same payload.
    package var mostArrivalsOfOnePayload = 0
    /// Connections accepted, those reset at once included.
    package var connections = 0
    /// Requests by operation: `create`, `list`, `get`, `update`, `token`.
    package var requests: [String: Int] = [:]
    /// Answers sent, late and cut-off ones included, by status.
    package var answers: [String: Int] = [:]
    /// Faults that hit, by name.
    package var faults: [String: Int] = [:]
    /// Requests refused with 429 because the allowance was spent.
    package var limited = 0
    /// Bearer tokens issued.
    package var tokensIssued = 0

    package init() {}

    enum CodingKeys: String, CodingKey {
        case customers
        case arrivals
        case mostArrivalsOfOnePayload = "most_arrivals_of_one_payload"
        case connections
        case requests
        case answers
        case faults
        case limited
        case tokensIssued = "tokens_issued"
    }
}
