import AssetAPI
import Foundation
import Journal

/// One thread's way to tokens: what goes wrong with them is made known to the pool.
final class TokenKeeper {
    private let pool: PoolState
    private let tokens: TokenStore
    private let time: SessionClock
    private let report: @Sendable (DeliveryEvent) -> Void
    /// The newest token that the service is known to have taken from this thread.
    private var provenVersion = 0

    init(
        _ tokens: TokenStore,
        pool: PoolState,
        time: SessionClock,
        report: @escaping @Sendable (DeliveryEvent) -> Void
    ) {
        self.tokens = tokens
        self.time = time
        self.pool = pool
        self.report = report
    }

    /// A token to send; without one, the permits go back and the trouble is made known.
    func token(for permits: [Dispatcher.Permit]) -> Token? {
        do {
            return try tokens.token(at: time.now().date)
        } catch {
            tell(error, permits)
            return nil
        }
    }

    /// Whether a token that was had before is still the one to send. Never waits.
    func isCurrent(_ token: Token) -> Bool { tokens.isCurrent(token, at: time.now().date) }

    /// The service took this token: the store is told once.
    func proven(_ token: Token) {
        guard token.version > provenVersion else { return }
        provenVersion = token.version
        tokens.accepted(token)
    }

    /// The service refused the token: another is had, or the delivery ends with its rows pending.
    func renew(_ token: Token) {
        do {
            // Whoever finds it renewed already has nothing to tell.
            if try tokens.renew(rejected: token, at: time.now().date) { report(.tokenRenewed) }
            pool.update { dispatcher, now in dispatcher.tellNothing(at: now) }
        } catch {
            tell(error, [])
        }
    }

    private func tell(_ error: TokenError, _ permits: [Dispatcher.Permit]) {
        let events = pool.update { dispatcher, now in
            defer { for permit in permits { dispatcher.returnPermit(permit, at: now) } }
            if error.isPassing {
                let isUnsent = if case .unreachable = error { true } else { false }
                return dispatcher.tokenDelayed(error.problem, isUnsent: isUnsent, at: now)
            }
            if case .wrongEndpoint(let problem) = error {
                dispatcher.end(.stopped(problem))
            } else {
                dispatcher.end(.noToken(error))
            }
            return []
        }
        events.forEach(report)
    }
}
