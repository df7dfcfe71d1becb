import Customers
import Foundation

/// The token endpoint's answer.
private struct TokenBody: Encodable {
    var token: String
    var type = "Bearer"
    var expiry: Int?

    enum CodingKeys: String, CodingKey {
        case token = "access_token"
        case type = "token_type"
        case expiry = "expires_in"
    }
}

/// An error of the token endpoint, in the words of RFC 6749, 5.2.
private struct TokenErrorBody: Encodable {
    var error: String
    var description: String

    enum CodingKeys: String, CodingKey {
        case error
        case description = "error_description"
    }
}

extension Service {
    func issueToken(_ call: Call) -> Answer {
        let form = Form.parse(String(decoding: call.request.body, as: UTF8.self))
        guard form["grant_type"] == "client_credentials" else {
            return tokenError(400, "unsupported_grant_type", "use client_credentials")
        }
        guard isKnown(id: form["client_id"] ?? "", secret: form["client_secret"] ?? "") else {
            return tokenError(401, "invalid_client", "the client id or secret is wrong")
        }
        var scope: BusinessID?
        if let text = form["business_id"], !text.isEmpty {
            scope = BusinessID(text)
            guard scope != nil else { return tokenError(400, "invalid_request", "business_id") }
        }
        var lifetime = configuration.tokenLifetime.clamped.inSeconds
        if let text = form["expires_in"] {
            guard let seconds = Double(text), seconds > 0, seconds <= 31_536_000 else {
                return tokenError(400, "invalid_request", "expires_in")
            }
            // A service keeps to its own maximum; so a short-lived sandbox stays one.
            lifetime = min(seconds, lifetime)
        }
        let now = now
        let expiry = now.addingTimeInterval(lifetime)
        let token = state.withLock { state in
            state.statistics.tokensIssued += 1
            return state.tokens.issue(for: scope, until: expiry)
        }
        let said: Int? =
            switch configuration.expiryStyle {
            case .timestamp: Int(expiry.timeIntervalSince1970)
            case .seconds: Int(lifetime)
            case .absent: nil
            }
        return .json(200, TokenBody(token: token, expiry: said))
    }

    private func isKnown(id: String, secret: String) -> Bool {
        switch configuration.clients {
        case .any: !id.trimmingSpaces.isEmpty && !secret.trimmingSpaces.isEmpty
        case .only(let knownID, let knownSecret): id == knownID && secret == knownSecret
        }
    }

    private func tokenError(_ status: Int, _ error: String, _ description: String) -> Answer {
        .json(status, TokenErrorBody(error: error, description: description))
    }
}

/// `application/x-www-form-urlencoded` text.
enum Form {
    /// The fields by name; the last of a repeated one. A `+` is a space.
    static func parse(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.map(unescaped), !name.isEmpty else { continue }
            fields[name] = parts.count == 2 ? unescaped(parts[1]) : ""
        }
        return fields
    }

    private static func unescaped(_ text: Substring) -> String {
        let spaced = String(text.map { $0 == "+" ? " " : $0 })
        return spaced.removingPercentEncoding ?? spaced
    }
}

/// Issues bearer tokens and says which are good: a value that is told the time.
struct TokenDesk: Sendable {
    /// What a bearer token turned out to be.
    enum Verdict: Hashable, Sendable {
        /// Good, for the one business or (nil) for all.
        case good(scope: BusinessID?)
        case missing
        case unknown
        case expired
    }

    private struct Issued: Sendable {
        var expiry: Date
        var scope: BusinessID?
    }

    private let bearers: SandboxConfiguration.Bearers
    private let seed: UInt64
    private var issued: [String: Issued] = [:]
    private var revoked: Set<String> = []

    init(bearers: SandboxConfiguration.Bearers, seed: UInt64) {
        self.bearers = bearers
        self.seed = seed
    }

    /// A new token, good until `expiry`.
    mutating func issue(for scope: BusinessID?, until expiry: Date) -> String {
        var generator = SeededGenerator(seed: seed, stream: "token", number: issued.count + 1)
        let token = "sandbox_" + generator.base62(32)
        issued[token] = Issued(expiry: expiry, scope: scope)
        return token
    }

    /// Makes a token expired from now on.
    mutating func revoke(_ token: String) {
        revoked.insert(token)
    }

    func verdict(of token: String?, at now: Date) -> Verdict {
        guard let token else { return .missing }
        if revoked.contains(token) { return .expired }
        if let issued = issued[token] {
            return now < issued.expiry ? .good(scope: issued.scope) : .expired
        }
        switch bearers {
        case .any: return .good(scope: nil)
        case .issued(let others): return others.contains(token) ? .good(scope: nil) : .unknown
        }
    }
}
