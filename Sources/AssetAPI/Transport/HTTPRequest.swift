/// A request to be sent as it is, once.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
    }

    package var method: Method
    package var url: String
    /// Whole lines, such as `Accept: application/json`.
    package var headers: [String]
    package var body: [UInt8]

    package init(_ method: Method, _ url: String, headers: [String], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// How requests travel.
package struct TransportOptions: Hashable, Sendable {
    /// For the connection, TLS included. Default: 10 s.
    package var connectTimeout: Duration
    /// For the whole request. Default: 30 s.
    package var timeout: Duration
    /// A PEM file of certificate authorities to trust in place of the system's.
    package var caFile: String?
    package var userAgent: String
    /// Whether proxies from the environment are left aside, as for a service on this machine.
    package var ignoresProxies: Bool

    package init(
        connectTimeout: Duration = .seconds(10),
        timeout: Duration = .seconds(30),
        caFile: String? = nil,
        userAgent: String = "customer-import",
        ignoresProxies: Bool = false
    ) {
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.caFile = caFile
        self.userAgent = userAgent
        self.ignoresProxies = ignoresProxies
    }
}
