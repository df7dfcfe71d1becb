import Customers
import Foundation

/// Where the service is: the base URL and the paths under it.
///
/// Default: ``vendorSandbox``, so that nobody loads into production by accident; the production
/// host is not on the API's public pages.
package struct ServiceAddress: Hashable, Sendable {
    /// Without a slash at the end.
    package let baseURL: String
    /// The host, and the port where one is named.
    package let host: String
    /// Whether the host is this machine.
    package let isLoopback: Bool

    package static let vendorSandboxURL = "https://api.sandbox.getasset.com"

    /// Takes `https` to any host, and plain `http` to this machine only: the token would travel
    /// in the open.
    package init(baseURL text: String) throws(AddressError) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(),
            // Not `host`, which loads tables of 3 MB to show names that are not ASCII.
            let host = parts.encodedHost?.lowercased(), !host.isEmpty
        else { throw .malformed(text) }
        guard parts.user == nil, parts.password == nil else { throw .credentials }
        guard parts.query == nil, parts.fragment == nil else { throw .malformed(text) }
        isLoopback = Self.isLoopback(host)
        self.host = host + (parts.port.map { ":\($0)" } ?? "")
        switch scheme {
        case "https": break
        case "http": guard isLoopback else { throw .plainHTTP(text) }
        default: throw .malformed(text)
        }
        var base = trimmed
        while base.hasSuffix("/") { base.removeLast() }
        baseURL = base
    }

    /// `POST` here creates a customer, `GET` lists them (API page).
    package func customers(of business: BusinessID) -> String {
        "\(baseURL)/v0/business/\(business.text)/customers"
    }

    /// One page of a business's customers.
    ///
    /// - Parameter size: 1 to 100, the most that the service gives.
    package func customers(of business: BusinessID, page token: String?, size: Int) -> String {
        let query = "?page_size=\(min(max(size, 1), 100))"
        let page = token.map { "&page_token=\(Self.escaped($0))" } ?? ""
        return customers(of: business) + query + page
    }

    /// `PATCH` here changes a customer.
    package func customer(_ id: CustomerID, of business: BusinessID) -> String {
        "\(customers(of: business))/\(Self.escaped(id.text))"
    }

    /// The OAuth 2.0 token endpoint.
    package var token: String { "\(baseURL)/v0/auth/token" }

    /// Percent-encodes all but RFC 3986's unreserved characters.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return escaped
    }

    private static func isLoopback(_ host: String) -> Bool {
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        if bare == "localhost" || bare == "::1" { return true }
        let octets = bare.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets.allSatisfy { $0 != nil } && octets.first == 127
    }
}

/// Why a base URL can't be used.
package enum AddressError: Error, Hashable, Sendable {
    case malformed(String)
    case plainHTTP(String)
    case credentials

    package var message: String {
        switch self {
        case .malformed(let text): "“\(text)” isn't a base URL"
        case .plainHTTP(let text): "“\(text)” would send your token unencrypted"
        case .credentials: "a base URL can't contain a user name or password"
        }
    }

    package var hint: String? {
        switch self {
        case .malformed:
            "A base URL looks like https://api.sandbox.getasset.com, without “?” and anything after it."
        case .plainHTTP: "Use https. Plain http is allowed only to 127.0.0.1 and localhost."
        case .credentials: "Give credentials in environment variables or with --token-file."
        }
    }
}
