import Customers
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

/// What a method and a path name.
enum Endpoint: Hashable, Sendable {
    case create(BusinessID)
    case list(BusinessID)
    case get(BusinessID, String)
    case update(BusinessID, String)
    case token
    /// The sandbox's own pages, for tests over HTTP; no part of the API.
    case ledger
    case stats

    /// What came of looking a path up.
    enum Lookup: Hashable, Sendable {
        case found(Endpoint)
        /// The path is there; these are its methods.
        case otherMethods([String])
        case notFound
    }

    /// Finds the endpoint of a path without its query.
    static func lookUp(method: String, path: String) -> Lookup {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        switch parts {
        case ["v0", "auth", "token"]:
            return choose(method, ["POST": .token])
        case ["_sandbox", "ledger"]:
            return choose(method, ["GET": .ledger])
        case ["_sandbox", "stats"]:
            return choose(method, ["GET": .stats])
        default:
            return lookUpBusiness(method: method, parts: parts)
        }
    }

    private static func lookUpBusiness(method: String, parts: [String]) -> Lookup {
        guard parts.count == 4 || parts.count == 5, parts[0] == "v0", parts[1] == "business",
            let business = BusinessID(parts[2]), parts[3] == "customers"
        else { return .notFound }
        return parts.count == 4
            ? choose(method, ["GET": .list(business), "POST": .create(business)])
            : choose(
                method,
                ["GET": .get(business, parts[4]), "PATCH": .update(business, parts[4])]
            )
    }

    private static func choose(_ method: String, _ endpoints: [String: Endpoint]) -> Lookup {
        endpoints[method].map(Lookup.found) ?? .otherMethods(endpoints.keys.sorted())
    }

    /// What a fault plan calls it; nil for the sandbox's own pages.
    var operation: Operation? {
        switch self {
        case .create: .create
        case .list: .list
        case .get: .get
        case .update: .update
        case .token: .token
        case .ledger, .stats: nil
        }
    }

    var business: BusinessID? {
        switch self {
        case .create(let business), .list(let business), .get(let business, _),
            .update(let business, _):
            business
        case .token, .ledger, .stats: nil
        }
    }
}
