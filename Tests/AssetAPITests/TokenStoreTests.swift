import Customers
import Foundation
import Synchronization
import Testing

@testable import AssetAPI

struct TokenStoreTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// Gives tokens t1, t2, … that live for a minute.
    private func store(life: TimeInterval? = 60) -> TokenStore {
        let count = Mutex(0)
        return TokenStore(canRenew: true) { now in
            let number = count.withLock { count in
                count += 1
                return count
            }
            return (Secret("t\(number)"), life.map { now + $0 })
        }
    }

    @Test func `a token is used until shortly before it expires`() throws {
        let store = store()
        #expect(try store.token(at: now).version == 1)
        #expect(try store.token(at: now + 53).version == 1)
        #expect(try store.token(at: now + 55).version == 2)
    }

    @Test func `without an expiry it is used until the service refuses it`() throws {
        let store = store(life: nil)
        let token = try store.token(at: now)
        #expect(try store.token(at: now + 1e6) == token)
        try store.renew(rejected: token, at: now)
        #expect(try store.token(at: now).version == 2)
    }

    @Test func `promise 8: why there is no new token never names the one before`() throws {
        let earlier = "tok-3F9c1e77_a0B2"
        let count = Mutex(0)
        let store = TokenStore(canRenew: true) { (_) throws(TokenError) in
            let number = count.withLock { count in
                count += 1
                return count
            }
            guard number > 1 else { return (Secret(earlier), nil) }
            throw .clientRefused(Problem(code: .token, text: "HTTP 400: \(earlier) has expired"))
        }
        let token = try store.token(at: now)
        let error = #expect(throws: TokenError.self) { try store.renew(rejected: token, at: now) }
        #expect(error?.problem.text == "HTTP 400: ••• has expired")
    }

    @Test func `many workers with the same refused token cost one renewal`() throws {
        let store = store()
        let token = try store.token(at: now)
        for _ in 1...16 { try store.renew(rejected: token, at: now) }
        #expect(try store.token(at: now).version == 2)
    }

    @Test func `three new tokens in a row that are refused at once end it`() throws {
        let store = store()
        for _ in 1...3 { try store.renew(rejected: try store.token(at: now), at: now) }
        let fourth = try store.token(at: now)
        #expect(throws: TokenError.renewedTokenRefused) {
            try store.renew(rejected: fourth, at: now)
        }
    }

    @Test func `a new token that is taken back at once, now and then, ends nothing`() throws {
        let store = store()
        for _ in 1...5 {
            try store.renew(rejected: try store.token(at: now), at: now)
            try store.renew(rejected: try store.token(at: now), at: now)
            store.accepted(try store.token(at: now))
        }
        #expect(try store.token(at: now).version == 11)
    }

    @Test func `promise 8: what is said of a token that was had long before is known, too`() throws
    {
        let fetched = Mutex(0)
        let store = TokenStore(canRenew: true) { now in
            let number = fetched.withLock { count in
                count += 1
                return count
            }
            return (Secret("tok-number-\(number)-a0B2"), now + 60)
        }
        var token = try store.token(at: .distantPast)
        for hour in 1...3 {
            token = try store.token(at: .distantPast + Double(hour) * 3_600)
        }
        for number in 1...4 {
            #expect(
                token.redactor.redacted("tok-number-\(number)-a0B2 has expired")
                    == "••• has expired"
            )
        }
    }

    @Test func `a late answer to an earlier token doesn't speak for the new ones`() throws {
        let store = store()
        let first = try store.token(at: now)
        for _ in 1...3 {
            try store.renew(rejected: try store.token(at: now), at: now)
            store.accepted(first)
        }
        let fourth = try store.token(at: now)
        #expect(throws: TokenError.renewedTokenRefused) {
            try store.renew(rejected: fourth, at: now)
        }
    }

    @Test func `a token that worked may be renewed again and again`() throws {
        let store = store()
        for _ in 1...5 {
            let token = try store.token(at: now)
            store.accepted(token)
            try store.renew(rejected: token, at: now)
        }
        #expect(try store.token(at: now).version == 6)
    }

    @Test func `a token from the environment can't be renewed`() throws {
        let store = TokenStore(canRenew: false) { _ in (Secret("t"), nil) }
        let token = try store.token(at: now)
        #expect(throws: TokenError.tokenRefused) { try store.renew(rejected: token, at: now) }
    }

    @Test func `a file that still holds the refused token ends it`() throws {
        let store = TokenStore(canRenew: true) { _ in (Secret("same"), nil) }
        let token = try store.token(at: now)
        #expect(throws: TokenError.tokenRefused) { try store.renew(rejected: token, at: now) }
    }

    @Test func `a client that gets the refused token again isn't told to become a client`() throws {
        let store = TokenStore(canRenew: true, refusedAgain: .renewedTokenRefused) { _ in
            (Secret("same"), nil)
        }
        let token = try store.token(at: now)
        #expect(throws: TokenError.renewedTokenRefused) {
            try store.renew(rejected: token, at: now)
        }
    }

    @Test func `only who had a refused token renewed is told so`() throws {
        let store = store()
        let token = try store.token(at: now)
        #expect(try store.renew(rejected: token, at: now))
        #expect(try !store.renew(rejected: token, at: now))
    }

    /// Gives tokens that live for so long; from the second fetch on it fails so often.
    private func failingStore(
        life: TimeInterval,
        failures: Int,
        retryAfter: Duration? = nil
    ) -> (TokenStore, fetches: @Sendable () -> Int) {
        let counter = Counter()
        let store = TokenStore(canRenew: true) { (now) throws(TokenError) in
            let count = counter.next()
            if count > 1, count <= 1 + failures {
                throw .unavailable(Problem(code: .token, text: "x"), retryAfter: retryAfter)
            }
            return (Secret("t\(count)"), now + life)
        }
        return (store, { counter.count })
    }

    @Test func `a token that can't be renewed yet is used as long as it is valid`() throws {
        let (store, fetches) = failingStore(life: 40, failures: 2)
        let token = try store.token(at: now)
        // It is to be renewed from 36 s on, and each failure postpones that by a second.
        for second in [36, 36.5, 37.1, 37.2] {
            let current = try store.token(at: now + second)
            #expect(current.secret == token.secret)
            #expect(store.isCurrent(current, at: now + second))
        }
        #expect(fetches() == 3)
        #expect(try store.token(at: now + 38.2).version == 2)
    }

    @Test func `once it has expired, a token isn't sent`() throws {
        let (store, _) = failingStore(life: 40, failures: 9)
        _ = try store.token(at: now)
        #expect(throws: TokenError.self) { try store.token(at: now + 40) }
    }

    @Test(arguments: [(nil, 1.0), (.seconds(7), 7.0)] as [(Duration?, Double)])
    func `a token endpoint that failed is left alone for a while`(
        retryAfter: Duration?,
        pause: Double
    ) throws {
        let (store, fetches) = failingStore(life: 40, failures: 1, retryAfter: retryAfter)
        let token = try store.token(at: now)
        for wait in [0, 0.1, pause - 0.1] {
            #expect(throws: TokenError.self) {
                try store.renew(rejected: token, at: now + wait)
            }
            // The refused token isn't sent again meanwhile.
            #expect(!store.isCurrent(token, at: now + wait))
            #expect(throws: TokenError.self) { try store.token(at: now + wait) }
        }
        #expect(fetches() == 2)
        #expect(try store.token(at: now + pause).version == 2)
    }

    @Test func `who waited while a fetch failed shares the reason, however long that took`() {
        var state = TokenStore.State()
        let before = state.seen
        state.failures = 1
        state.failure = TokenStore.Failure(
            error: .unavailable(Problem(code: .timeout, text: "x"), retryAfter: nil),
            at: now
        )
        for (seen, wait, shares) in [
            (before, 0, true), (before, 160, true), (state.seen, 0.9, true), (state.seen, 1, false),
        ] {
            let ruling = state.ruling(for: seen, at: now + wait)
            let isShared = if case .share = ruling { true } else { false }
            #expect(isShared == shares, "after \(wait) s")
        }
    }

    @Test func `many who want a token that can't be had ask for it once`() {
        let workers = 16
        let counter = Counter()
        let arrived = Counter()
        let failed = Counter()
        let store = TokenStore(canRenew: true) { (_) throws(TokenError) in
            _ = counter.next()
            while arrived.count < workers { Thread.sleep(forTimeInterval: 0.001) }
            throw .unavailable(Problem(code: .timeout, text: "x"))
        }
        let group = DispatchGroup()
        for _ in 1...workers {
            group.enter()
            Thread.detachNewThread {
                _ = arrived.next()
                if (try? store.token(at: now)) == nil { _ = failed.next() }
                group.leave()
            }
        }
        group.wait()
        #expect(counter.count == 1)
        #expect(failed.count == workers)
    }
}

/// Counts from 1, for many threads.
private final class Counter: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
