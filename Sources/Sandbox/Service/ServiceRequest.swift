import Foundation

/// A request as the service sees it, without its connection.
struct ServiceRequest: Sendable {
    var method: String
    /// Without the query.
    var path: String
    var query: [String: String]
    /// The `Authorization` header.
    var authorization: String?
    var body: Data

    init(
        method: String,
        path: String,
        query: [String: String] = [:],
        authorization: String? = nil,
        body: Data = Data()
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.authorization = authorization
        self.body = body
    }

    /// The token of `Authorization: Bearer …`; nil for anything else.
    var bearer: String? {
        guard let authorization, authorization.count > 7,
            authorization.prefix(7).lowercased() == "bearer "
        else { return nil }
        let token = authorization.dropFirst(7).trimmingSpaces
        return token.isEmpty ? nil : token
    }
}
