/// An answer, of which only the parts that matter are kept.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: ResponseHeaders
    /// At most 1 MiB; what came after that was cut off.
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
    package mutating func note(line: some StringProtocol) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
            .trimmedAtEnd
        switch line[..<colon].lowercased() {
        case "date": date = value
        case "location": location = value
        case "x-ratelimit-limit": rateLimit = value
        case "x-ratelimit-remaining": rateRemaining = value
        case "x-ratelimit-reset": rateReset = value
        case "retry-after": retryAfter = value
        case "x-request-id", "request-id": requestID = String(value.prefix(200))
        default: break
        }
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
