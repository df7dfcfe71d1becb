import Customers
import Foundation

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
