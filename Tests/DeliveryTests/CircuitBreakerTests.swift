import Testing

@testable import Delivery

struct CircuitBreakerTests {
    private let start = ContinuousClock.now
    private func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 1...5 { _ = breaker.failed(at: at(0)) }
        return breaker
    }

    @Test func `four failures in a row change nothing`() {
        var breaker = CircuitBreaker()
        for _ in 1...4 { #expect(breaker.failed(at: at(0)) == nil) }
        #expect(breaker.permission(at: at(0)) == .go)
    }

    @Test func `the fifth failure in a row stops the pool for a second`() {
        let breaker = opened()
        #expect(breaker.permission(at: at(0.5)) == .wait(until: at(1)))
        #expect(breaker.permission(at: at(1)) == .probe)
    }

    @Test func `a good answer between failures starts the count anew`() {
        var breaker = CircuitBreaker()
        for _ in 1...4 { _ = breaker.failed(at: at(0)) }
        breaker.succeeded()
        for _ in 1...4 { #expect(breaker.failed(at: at(1)) == nil) }
        #expect(breaker.isClosed)
    }

    @Test func `only one probe is out at a time`() {
        var breaker = opened()
        #expect(breaker.permission(at: at(2)) == .probe)
        breaker.probeLeft()
        #expect(breaker.permission(at: at(100)) == .wait(until: nil))
    }

    @Test func `each probe that fails doubles the pause up to a minute`() {
        var breaker = opened()
        var now = 1.0
        var pauses: [Double] = []
        for _ in 1...8 {
            breaker.probeLeft()
            let next = breaker.failed(at: at(now))
            let pause = next.map { ($0 - at(now)).seconds } ?? 0
            pauses.append(pause.rounded())
            now += pause
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
    }

    @Test func `a probe that succeeds lets everything go`() {
        var breaker = opened()
        breaker.probeLeft()
        breaker.succeeded()
        #expect(breaker.permission(at: at(1)) == .go)
        #expect(breaker.failingSince == nil)
    }

    @Test func `a probe that didn't leave may leave later`() {
        var breaker = opened()
        breaker.probeLeft()
        breaker.probeReturned(at: at(3))
        #expect(breaker.permission(at: at(3)) == .probe)
    }

    @Test func `answers to requests sent before it opened don't lengthen the pause`() {
        var breaker = opened()
        #expect(breaker.failed(at: at(0.1)) == nil)
        #expect(breaker.permission(at: at(1)) == .probe)
    }

    @Test func `it knows since when the service has been failing`() {
        var breaker = CircuitBreaker()
        _ = breaker.failed(at: at(3))
        _ = breaker.failed(at: at(9))
        #expect(breaker.failingSince == at(3))
    }
}
