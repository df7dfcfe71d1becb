import Customers

/// How a sandbox behaves. Every default is what the API's pages say, with nothing going wrong.
package struct SandboxConfiguration: Sendable {
    /// The client id and secret that the token endpoint takes.
    package enum Clients: Hashable, Sendable {
        /// Any that aren't blank.
        case any
        case only(id: String, secret: String)
    }

    /// The bearer tokens that requests may carry.
    package enum Bearers: Hashable, Sendable {
        /// Those issued by the token endpoint since the start, and the ones listed here.
        case issued(alsoAccepting: Set<String>)
        /// Any that aren't blank, but for those that ran out.
        case any
    }

    /// The businesses that exist.
    package enum Businesses: Hashable, Sendable {
        /// Any id of the right form.
        case any
        case only(Set<BusinessID>)
    }

    /// How the token endpoint's answer says when a token runs out.
    package enum ExpiryStyle: String, Hashable, Sendable, CaseIterable {
        /// As the API's pages have it: a Unix timestamp.
        case timestamp
        /// As OAuth 2.0 has it (RFC 6749, 5.1): seconds from now.
        case seconds
        case absent
    }

    /// How `x-ratelimit-reset` is written.
    package enum ResetStyle: String, Hashable, Sendable, CaseIterable {
        /// As the API's pages have it: a Unix timestamp in whole seconds, rounded up.
        case timestamp
        /// A Unix timestamp with milliseconds, for windows scaled down below seconds.
        case fractionalTimestamp = "fractional-timestamp"
        /// Whole seconds from now, rounded up.
        case seconds
        /// None of the `x-ratelimit-*` headers is sent.
        case absent
    }

    /// The order of the list endpoint, which the pages leave open.
    package enum ListOrder: String, Hashable, Sendable, CaseIterable {
        case oldestFirst = "oldest-first"
        /// A customer created between two pages moves the others to later pages.
        case newestFirst = "newest-first"
    }

    /// The port on 127.0.0.1. Default: 0, any that is free.
    package var port = 0
    /// Default: any.
    package var clients = Clients.any
    /// Default: those issued.
    package var bearers = Bearers.issued(alsoAccepting: [])
    /// Default: any.
    package var businesses = Businesses.any
    /// How long a token lives for whoever doesn't ask. Default: an hour (API page).
    package var tokenLifetime = Duration.seconds(3_600)
    /// Default: timestamp.
    package var expiryStyle = ExpiryStyle.timestamp
    /// The limit of each business, nil for none. Default: 300 a minute.
    package var businessLimit: RateLimit? = .documented
    /// The limit of the whole tenant, nil for none. Default: 300 a minute.
    package var tenantLimit: RateLimit? = .documented
    /// Default: requests outside businesses.
    package var tenantCounting = TenantCounting.requestsOutsideBusinesses
    /// Default: timestamp.
    package var resetStyle = ResetStyle.timestamp
    /// Whether a 429 carries `Retry-After`. Default: no, since no page promises it.
    package var sendsRetryAfter = false
    /// What goes wrong. Default: nothing.
    package var faults = FaultPlan.none
    /// Where faults, ids and tokens are drawn from. Default: 1.
    package var seed: UInt64 = 1
    /// The file that keeps the ledger, nil for memory only. Default: memory.
    package var storePath: String?
    /// Default: oldest first.
    package var listOrder = ListOrder.oldestFirst
    /// How far the service's clock is ahead of this machine's; negative for behind. Default: 0.
    package var clockOffset = Duration.zero
    /// How long each request takes before it is handled. Default: 0.
    package var latency = Duration.zero
    /// Whether the sandbox's own pages want a token, too, of any business: where nobody asked for them.
    /// Default: no.
    package var guardsPages = false
    /// Whether each request is a line on standard error. Default: no.
    package var logsRequests = false

    /// The defaults.
    package init() {}
}

/// Why a sandbox could not start.
package enum SandboxError: Error, Hashable, Sendable {
    case portInUse(Int)
    /// The port can't be listened on for another reason.
    case cannotListen(port: Int, reason: String)
    case storeInUse(path: String)
    case storeUnusable(path: String, reason: String)
    /// A whole line of the store isn't an event of a ledger.
    case storeDamaged(path: String, line: Int)

    /// What happened, and where.
    package var message: String {
        switch self {
        case .portInUse(let port): "port \(port) on 127.0.0.1 is in use"
        case .cannotListen(let port, let reason):
            "can't listen on port \(port) on 127.0.0.1: \(reason)"
        case .storeInUse(let path): "\(path): another sandbox is using this file"
        case .storeUnusable(let path, let reason): "\(path): the store can't be used: \(reason)"
        case .storeDamaged(let path, let line):
            "\(path):\(line): this isn't a line of a sandbox's store"
        }
    }

    /// What to do next.
    package var hint: String? {
        switch self {
        case .portInUse: "Choose another port, or 0 for any free port."
        case .cannotListen: "Ports below 1024 are often reserved. 0 takes any free port."
        case .storeInUse: "Stop the other sandbox, or name another file."
        case .storeUnusable: "Check that its folder exists and that you can write to it."
        case .storeDamaged: "Name another file, or delete this one to start afresh."
        }
    }
}

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
