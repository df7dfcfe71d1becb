import Testing

@testable import Delivery

struct RetryPolicyTests {
    @Test(arguments: [(1, 0.5), (2, 1), (3, 2), (4, 4), (7, 32), (8, 60), (64, 60), (1_000, 60)])
    func `the bound doubles with each failure up to its cap`(failures: Int, seconds: Double) {
        #expect(RetryPolicy().bound(afterFailures: failures) == .seconds(seconds))
    }

    @Test func `the wait is drawn from zero up to the bound`() {
        let policy = RetryPolicy()
        #expect(policy.delay(afterFailures: 3, jitter: 0) == .zero)
        #expect(policy.delay(afterFailures: 3, jitter: 0.5) == .seconds(1))
        #expect(policy.delay(afterFailures: 3, jitter: 1) == .seconds(2))
    }

    @Test func `what the service asks for lengthens the wait, and doesn't shorten it`() {
        let policy = RetryPolicy()
        #expect(policy.delay(afterFailures: 1, jitter: 0, retryAfter: .seconds(90)) == .seconds(90))
        #expect(policy.delay(afterFailures: 6, jitter: 1, retryAfter: .zero) == .seconds(16))
    }

    @Test func `eight attempts are allowed, and no ninth`() {
        let policy = RetryPolicy()
        #expect(policy.delay(afterFailures: 7, jitter: 1) != nil)
        #expect(policy.delay(afterFailures: 8, jitter: 1) == nil)
        #expect(policy.delay(afterFailures: 8, jitter: 1, retryAfter: .seconds(1)) == nil)
    }

    @Test func `one attempt allowed means sent once and never again`() {
        #expect(RetryPolicy(maximumAttempts: 1).delay(afterFailures: 1, jitter: 1) == nil)
    }
}
