import Testing

@testable import Delivery

struct CircuitBreakerTests {
    private let start = Moment.now
    private func at(_ seconds: Double) -> Moment { start + .seconds(seconds) }

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

    @Test func `a page of the list lets the next probe leave, and makes up for no row that failed`()
    {
        var breaker = opened()
        breaker.probeLeft(at: at(1))
        let isBack = breaker.listed(at: at(2))
        #expect(!isBack)
        #expect(breaker.permission(at: at(2)) == .probe)
        #expect(breaker.failingSince == at(0))
        breaker.probeLeft(at: at(1_000))
        _ = breaker.failed(at: at(1_001))
        #expect(breaker.lostAfter == .seconds(1_001))
    }

    @Test func `a page makes up for pages and tokens that failed`() {
        var breaker = CircuitBreaker()
        for _ in 1...5 { _ = breaker.failed(at: at(0), isRows: false) }
        breaker.probeLeft(at: at(1))
        let isBack = breaker.listed(at: at(2))
        #expect(isBack)
        #expect(breaker.failingSince == nil)
    }

    @Test func `only one probe is out at a time`() {
        var breaker = opened()
        #expect(breaker.permission(at: at(2)) == .probe)
        breaker.probeLeft(at: at(2))
        #expect(breaker.permission(at: at(100)) == .wait(until: nil))
    }

    @Test func `each probe that fails doubles the pause up to a minute`() {
        var breaker = opened()
        var now = 1.0
        var pauses: [Double] = []
        for _ in 1...8 {
            breaker.probeLeft(at: at(now))
            let next = breaker.failed(at: at(now))
            let pause = next.map { ($0 - at(now)).seconds } ?? 0
            pauses.append(pause.rounded())
            now += pause
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60])
    }

    @Test func `a probe that succeeds lets everything go`() {
        var breaker = opened()
        breaker.probeLeft(at: at(1))
        breaker.succeeded()
        #expect(breaker.permission(at: at(1)) == .go)
        #expect(breaker.failingSince == nil)
    }

    @Test func `a probe that didn't leave may leave later`() {
        var breaker = opened()
        breaker.probeLeft(at: at(1))
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

    @Test func `when its patience is over a last probe leaves, however long its pause`() {
        var breaker = CircuitBreaker(patience: .seconds(10))
        for _ in 1...5 { _ = breaker.failed(at: at(0)) }
        for moment in [1.0, 3, 7] {
            #expect(breaker.permission(at: at(moment)) == .probe)
            breaker.probeLeft(at: at(moment))
            _ = breaker.failed(at: at(moment))
            #expect(breaker.lostAfter == nil)
        }
        #expect(breaker.permission(at: at(9)) == .wait(until: at(10)))
        breaker.probeLeft(at: at(10))
        _ = breaker.failed(at: at(10.5))
        #expect(breaker.lostAfter == .seconds(10.5))
    }

    @Test func `a machine that slept through its patience probes before it gives up`() {
        var breaker = CircuitBreaker(patience: .seconds(10))
        for _ in 1...5 { _ = breaker.failed(at: at(0)) }
        breaker.probeLeft(at: at(1))
        // That one's answer was lost with the connection while the machine slept.
        #expect(breaker.failed(at: at(5_000)) == at(5_000))
        #expect(breaker.lostAfter == nil)
        breaker.probeLeft(at: at(5_000))
        breaker.succeeded()
        #expect(breaker.lostAfter == nil)
        #expect(breaker.isClosed)
    }

    @Test func `few failures that outlast its patience open it at once`() {
        var breaker = CircuitBreaker(patience: .seconds(10))
        #expect(breaker.failed(at: at(0)) == nil)
        #expect(breaker.failed(at: at(11)) == at(11))
        breaker.probeLeft(at: at(11))
        _ = breaker.failed(at: at(12))
        #expect(breaker.lostAfter == .seconds(12))
    }
}
