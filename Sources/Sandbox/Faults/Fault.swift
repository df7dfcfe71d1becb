/// One thing going wrong, and for how long where a time belongs to it.
package struct Fault: Hashable, Sendable {
    package var kind: Kind
    /// How long: the lateness, the time down, or the `Retry-After`; nil where none belongs.
    package var time: Duration?

    package init(_ kind: Kind, time: Duration? = nil) {
        self.kind = kind
        self.time = time ?? kind.defaultTime
    }

    /// What goes wrong. The raw value is its name in a plan.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The listening socket closes for a time, open connections with it: the request goes
        /// unhandled and new connections are refused, as by a service that is down.
        case refuse
        /// The connection is reset as soon as it is accepted.
        case reset
        /// The connection closes without an answer, and nothing was handled.
        case dropBefore = "drop-before"
        /// The request is handled, then the connection closes without an answer.
        case dropAfter = "drop-after"
        /// 429 though the allowance isn't spent; with `Retry-After` where a time is given.
        case tooManyRequests = "429"
        /// 422 on the e-mail address, whatever it is: a service's checks may be stricter than its
        /// reference page says.
        case unprocessable = "422"
        /// 500, and nothing was handled.
        case errorBefore = "500-before"
        /// The request is handled, then answered with 500.
        case errorAfter = "500-after"
        /// 502 with an HTML body, as from a proxy; nothing was handled.
        case badGateway = "502"
        /// 503 with `Retry-After`; nothing was handled.
        case unavailable = "503"
        /// The request is handled at once and answered late.
        case slow
        /// The request waits, and is then handled and answered, whether or not its client is
        /// still there.
        case slowBefore = "slow-before"
        /// The answer's `Content-Length` promises more than is sent before the connection closes.
        case cutBody = "cut-body"
        /// The request is handled; a success's body is HTML.
        case notJSON = "not-json"
        /// The request is handled; a success's customer has no `id`.
        case noID = "no-id"
        /// The token of the request stops being valid, from this request on.
        case expireToken = "expire-token"
        /// 403 on the business; nothing was handled.
        case forbidden = "403"
        /// 404 on the business; nothing was handled.
        case notFound = "404"
    }
}

extension Fault.Kind {
    /// The kind of that name; `500` is short for `500-before`.
    init?(name: String) {
        self.init(rawValue: name == "500" ? Self.errorBefore.rawValue : name)
    }

    /// Whether a plan may give this kind a time.
    var takesTime: Bool {
        switch self {
        case .refuse, .slow, .slowBefore, .unavailable, .tooManyRequests: true
        default: false
        }
    }

    /// The time of a plan that names none: 2 s down, 5 s late, `Retry-After: 1`.
    var defaultTime: Duration? {
        switch self {
        case .refuse: .seconds(2)
        case .slow, .slowBefore: .seconds(5)
        case .unavailable: .seconds(1)
        default: nil
        }
    }

    /// Whether this kind can hit that operation.
    func canHit(_ operation: Operation) -> Bool {
        switch self {
        case .reset: operation == .connection
        case .unprocessable: operation == .create || operation == .update
        case .noID: operation == .create || operation == .update || operation == .get
        case .expireToken, .forbidden, .notFound:
            operation != .token && operation != .connection
        default: operation != .connection
        }
    }
}

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
