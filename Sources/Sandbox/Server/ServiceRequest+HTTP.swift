import Foundation
import NIOCore
import NIOHTTP1

extension ServiceRequest {
    /// What a request says to the service.
    init(_ head: HTTPRequestHead, body: ByteBuffer) {
        let (path, query) = Self.target(head.uri)
        let authorization = head.headers["authorization"]
        self.init(
            method: head.method.rawValue,
            path: path.removingPercentEncoding ?? path,
            query: query.map(Form.parse) ?? [:],
            authorization: authorization.isEmpty ? nil : authorization.joined(separator: ", "),
            body: Data(body.readableBytesView)
        )
    }

    /// The path and the query of a request's target: `/path?query`, with the scheme and the host
    /// before it as proxies get it (RFC 9112, 3.2).
    static func target(_ text: String) -> (path: String, query: String?) {
        var rest = text[...]
        if !rest.hasPrefix("/"), let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? ""
        }
        guard let mark = rest.firstIndex(of: "?") else {
            return (rest.isEmpty ? "/" : String(rest), nil)
        }
        let path = rest[..<mark]
        let query = rest[rest.index(after: mark)...].prefix { $0 != "#" }
        return (path.isEmpty ? "/" : String(path), String(query))
    }
}
