import Foundation
import Synchronization

/// The token that all workers share, renewed by one of them at a time.
///
/// Whoever finds that a token must be had fetches it under the lock, and the others wait for it:
/// an expired token costs one request, however many workers there are.
package final class TokenStore: Sendable {
    /// Gets a new token, by whatever means the credentials allow.
    package typealias Fetch = @Sendable (Date) throws(TokenError) -> (Secret, expiresAt: Date?)

    private struct State {
        var current: Token?
        /// The newest version that the service is known to have taken.
        var accepted = 0
        /// The version that replaced a refused one, if the current one did.
        var replacement: Int?
    }

    private let state = Mutex(State())
    private let version = Atomic(0)
    private let fetch: Fetch
    private let canRenew: Bool

    /// - Parameters:
    ///   - canRenew: whether a further fetch may give another token.
    ///   - fetch: called under the lock, one at a time; may take as long as a request.
    package init(canRenew: Bool, fetch: @escaping Fetch) {
        self.canRenew = canRenew
        self.fetch = fetch
    }

    /// Whether a token that was had before is still the one to send. Never waits.
    package func isCurrent(_ token: Token, at now: Date) -> Bool {
        token.version == version.load(ordering: .relaxed) && token.isFresh(at: now)
    }

    /// A token to send, renewed before it expires.
    ///
    /// - Throws: why there is none; ``TokenError/isPassing`` tells whether to try again.
    package func token(at now: Date) throws(TokenError) -> Token {
        try state.withLock { (state) throws(TokenError) in
            if let current = state.current {
                if current.isFresh(at: now) { return current }
                guard canRenew else { return current }
            }
            return try renew(&state, at: now)
        }
    }

    /// The service refused a token: sees to it that the next call of ``token(at:)`` gives another.
    ///
    /// - Throws: ``TokenError/tokenRefused`` where there is no other,
    ///   ``TokenError/renewedTokenRefused`` where the refused one had itself replaced a refused
    ///   one and was never taken: a dead client isn't asked for tokens for ever.
    package func renew(rejected: Token, at now: Date) throws(TokenError) {
        try state.withLock { (state) throws(TokenError) in
            guard let current = state.current, current.version == rejected.version else { return }
            guard canRenew else { throw .tokenRefused }
            if state.replacement == rejected.version, state.accepted < rejected.version {
                throw .renewedTokenRefused
            }
            let renewed = try renew(&state, at: now)
            guard renewed.secret != rejected.secret else { throw .tokenRefused }
            state.replacement = renewed.version
        }
    }

    /// The service took this token.
    package func accepted(_ token: Token) {
        state.withLock { $0.accepted = max($0.accepted, token.version) }
    }

    private func renew(_ state: inout State, at now: Date) throws(TokenError) -> Token {
        let (secret, expiresAt) = try fetch(now)
        let token = Token(
            secret: secret,
            version: (state.current?.version ?? 0) + 1,
            expiresAt: expiresAt,
            issuedAt: now
        )
        state.current = token
        version.store(token.version, ordering: .relaxed)
        return token
    }
}
