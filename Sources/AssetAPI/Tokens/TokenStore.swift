import Foundation
import Synchronization

/// The token that all workers share, renewed by one of them at a time.
///
/// Whoever finds that a token must be had fetches it. Those who have none to send meanwhile wait, and
/// share what came of it: an expired token costs one request, however many workers there are, and so
/// does a token endpoint that doesn't answer. While a token is only about to expire, the others go on
/// with it, and so does everybody where no new one can be had.
package final class TokenStore: Sendable {
    /// Gets a new token, by whatever means the credentials allow.
    package typealias Fetch = @Sendable (Date) throws(TokenError) -> (Secret, expiresAt: Date?)

    struct State {
        var current: Token?
        /// Those before it, the latest last.
        var earlier: [Secret] = []
        /// The newest version that the service refused.
        var refused = 0
        /// How many tokens in a row replaced a refused one, and were not known to be taken.
        var replacements = 0
        /// How many fetches failed.
        var failures = 0
        /// Why the last fetch failed, if it did.
        var failure: Failure?

        /// The token, unless the service refused it.
        var usable: Token? { current.flatMap { $0.version > refused ? $0 : nil } }
        var seen: Seen { Seen(version: current?.version ?? 0, failures: failures) }

        /// What is done for one who has the turn to fetch, and came when the state was as `seen`.
        func ruling(for seen: Seen, at now: Date) -> Ruling {
            if let usable, usable.version > seen.version { return .take(usable) }
            if let failure, failures > seen.failures || failure.holds(at: now) {
                return .share(failure.error)
            }
            return .fetch
        }
    }

    enum Ruling {
        /// Another had it meanwhile.
        case take(Token)
        /// Another tried meanwhile, or a short while ago.
        case share(TokenError)
        case fetch
    }

    /// A fetch that failed, and is not to be tried again for a while.
    struct Failure {
        var error: TokenError
        var at: Date

        func holds(at now: Date) -> Bool {
            var pause = 1.0
            if let wanted = error.retryAfter { pause = max(pause, wanted.timeInterval) }
            return now >= at && now < at + pause
        }
    }

    /// What somebody knew who came for a token.
    struct Seen {
        var version: Int
        var failures: Int
    }

    private static let mostReplacements = 3
    /// A service may speak of a token that it gave long ago, and there is one an hour.
    private static let mostEarlier = 8

    private let state = Mutex(State())
    /// Held by the one who fetches.
    private let fetching = Mutex(())
    /// The current token's version; 0 once the service has refused it.
    private let version = Atomic(0)
    private let fetch: Fetch
    private let canRenew: Bool
    private let redactor: Redactor
    private let refusedAgain: TokenError

    /// - Parameters:
    ///   - canRenew: whether a further fetch may give another token.
    ///   - redactor: that of what the tokens are had with.
    ///   - refusedAgain: what it means that a fetch gives the token which was refused.
    ///   - fetch: called by one at a time; may take as long as a request.
    package init(
        canRenew: Bool,
        redactor: Redactor = Redactor(),
        refusedAgain: TokenError = .tokenRefused,
        fetch: @escaping Fetch
    ) {
        self.canRenew = canRenew
        self.redactor = redactor
        self.refusedAgain = refusedAgain
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
        let (usable, seen) = state.withLock { ($0.usable, $0.seen) }
        guard let usable else { return try waitForToken(seen, at: now) }
        if usable.isFresh(at: now) || !canRenew { return usable }
        guard usable.isValid(at: now) else { return try waitForToken(seen, at: now) }
        do throws(TokenError) {
            let renewed = try fetching.withLockIfAvailable { (_) throws(TokenError) in
                try newToken(since: seen, at: now).token
            }
            return renewed ?? usable
        } catch {
            guard error.isPassing else { throw error }
            return postponeRenewal(usable, at: now, pause: error.retryAfter)
        }
    }

    /// The service refused a token: sees to it that the next call of ``token(at:)`` gives another.
    ///
    /// - Returns: whether this call had the new one fetched; false where another had it before.
    /// - Throws: ``TokenError/tokenRefused`` where there is no other,
    ///   ``TokenError/renewedTokenRefused`` where three in a row replaced a refused one and were
    ///   never taken: a single one may have been taken back, and a dead client isn't asked for tokens
    ///   for ever.
    @discardableResult
    package func renew(rejected: Token, at now: Date) throws(TokenError) -> Bool {
        let seen = try state.withLock { (state) throws(TokenError) -> Seen? in
            guard let current = state.current, current.version == rejected.version else {
                return nil
            }
            guard canRenew else { throw .tokenRefused }
            guard state.replacements < Self.mostReplacements else { throw .renewedTokenRefused }
            state.refused = rejected.version
            version.store(0, ordering: .relaxed)
            return state.seen
        }
        guard let seen else { return false }
        return try fetching.withLock { (_) throws(TokenError) in
            try newToken(since: seen, at: now).isFetched
        }
    }

    /// The service took this token.
    package func accepted(_ token: Token) {
        state.withLock { state in
            // An answer that was under way says nothing of the tokens since.
            if token.version == state.current?.version { state.replacements = 0 }
        }
    }
}

// MARK: - Fetching

extension TokenStore {
    private func waitForToken(_ seen: Seen, at now: Date) throws(TokenError) -> Token {
        try fetching.withLock { (_) throws(TokenError) in
            try newToken(since: seen, at: now).token
        }
    }

    /// A token that is newer than what was seen, or why there is none: fetched, unless another did
    /// so in the meantime. To be called by the one who holds ``fetching``.
    private func newToken(
        since seen: Seen,
        at now: Date
    ) throws(TokenError) -> (token: Token, isFetched: Bool) {
        let before = state.withLock { $0 }
        switch before.ruling(for: seen, at: now) {
        case .take(let token): return (token, false)
        case .share(let error): throw error
        case .fetch: break
        }
        do throws(TokenError) {
            return (try fetchToken(before, at: now), true)
        } catch {
            // The endpoint's words may name the token that it was to replace.
            let error = before.current.map { error.redacted(by: $0.redactor) } ?? error
            state.withLock { state in
                state.failures += 1
                state.failure = Failure(error: error, at: now)
            }
            throw error
        }
    }

    private func fetchToken(_ before: State, at now: Date) throws(TokenError) -> Token {
        let (secret, expiresAt) = try fetch(now)
        let isReplacement = before.current != nil && before.usable == nil
        if isReplacement, secret == before.current?.secret { throw refusedAgain }
        var earlier = before.earlier
        if let last = before.current?.secret, last != secret { earlier.append(last) }
        earlier = earlier.suffix(Self.mostEarlier)
        var redactor = redactor
        for secret in earlier { redactor.add(secret) }
        let token = Token(
            secret: secret,
            version: (before.current?.version ?? 0) + 1,
            expiresAt: expiresAt,
            issuedAt: now,
            redactor: redactor
        )
        state.withLock { state in
            state.current = token
            state.earlier = earlier
            state.failure = nil
            if isReplacement { state.replacements += 1 }
        }
        version.store(token.version, ordering: .relaxed)
        return token
    }

    private func postponeRenewal(_ token: Token, at now: Date, pause: Duration?) -> Token {
        state.withLock { state in
            guard var current = state.usable, current.version == token.version else { return token }
            current.postponeRenewal(at: now, pause: pause)
            state.current = current
            return current
        }
    }
}
