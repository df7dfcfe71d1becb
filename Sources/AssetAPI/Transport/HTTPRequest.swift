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

/// An answer, of which only the parts that matter are kept.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: ResponseHeaders
    /// At most 1 MiB, of an error 64 KiB; what came after that was cut off.
    package var body: [UInt8]
    package var isTruncated: Bool

    package init(
        status: Int,
        headers: ResponseHeaders = ResponseHeaders(),
        body: [UInt8] = [],
        isTruncated: Bool = false
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isTruncated = isTruncated
    }
}

/// The headers that this program reads, as they came.
package struct ResponseHeaders: Hashable, Sendable {
    package var date: String?
    package var location: String?
    package var rateLimit: String?
    package var rateRemaining: String?
    package var rateReset: String?
    package var retryAfter: String?
    package var requestID: String?

    package init() {}

    /// Notes a header line, such as `Retry-After: 30`; others than those above are passed over.
    ///
    /// It is called for each line of each answer, so it makes texts only of what it keeps.
    package mutating func note(_ line: some BidirectionalCollection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = line[..<colon]
        var value: String { Self.trimmed(line[line.index(after: colon)...]) }
        switch name.count {
        case 4 where Self.isEqual(name, "date"): date = value
        case 8 where Self.isEqual(name, "location"): location = value
        case 10 where Self.isEqual(name, "request-id"): requestID = String(value.prefix(1_000))
        case 11 where Self.isEqual(name, "retry-after"): retryAfter = value
        case 12 where Self.isEqual(name, "x-request-id"): requestID = String(value.prefix(1_000))
        case 17 where Self.isEqual(name, "x-ratelimit-limit"): rateLimit = value
        case 17 where Self.isEqual(name, "x-ratelimit-reset"): rateReset = value
        case 21 where Self.isEqual(name, "x-ratelimit-remaining"): rateRemaining = value
        default: break
        }
    }

    /// - Parameter known: in small letters, which is what setting the bit 0x20 makes of them; `-`
    ///   has it.
    private static func isEqual(_ name: some Sequence<UInt8>, _ known: StaticString) -> Bool {
        known.withUTF8Buffer { name.elementsEqual($0) { $0 | 0x20 == $1 } }
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
