import AssetAPI
import Testing

@testable import Delivery

struct PacerTests {
    private let start = Moment.now
    private func at(_ seconds: Double) -> Moment { start + .seconds(seconds) }

    /// Seconds from the start at which the next requests may leave.
    private func departures(_ pacer: inout Pacer, _ count: Int, from seconds: Double) -> [Double] {
        var now = at(seconds)
        return (0..<count).map { _ in
            now = pacer.readyAt(now)
            pacer.take(at: now, inFlight: 0)
            return (now - start).seconds
        }
    }

    @Test func `requests are spaced evenly, a little slower than the rate`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        let times = departures(&pacer, 4, from: 0)
        for (time, expected) in zip(times, [0, 0.201, 0.402, 0.603]) {
            #expect(abs(time - expected) < 1e-6)
        }
    }

    @Test func `no window of a minute, however it is cut, holds more than the allowance`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        let times = departures(&pacer, 3_000, from: 0)
        for (index, first) in times.enumerated() {
            let count = times[index...].prefix { $0 < first + 60 }.count
            #expect(count <= 300)
        }
    }

    @Test func `a late departure is made up for, a long pause isn't`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.take(at: at(0), inFlight: 0)
        pacer.take(at: at(0.21), inFlight: 0)
        #expect(abs((pacer.readyAt(at(0.21)) - at(0)).seconds - 0.402) < 1e-6)
        pacer.take(at: at(100), inFlight: 0)
        #expect(pacer.readyAt(at(100)) > at(100.2))
    }

    @Test func `without a limit nothing waits`() {
        var pacer = Pacer(ceiling: .unlimited)
        #expect(departures(&pacer, 3, from: 0) == [0, 0, 0])
    }

    @Test func `the service's limit holds where it is lower, and a lower one of the user's`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.observe(RateLimitReport(limitPerMinute: 60), at: at(0))
        #expect(pacer.rate == .perMinute(60))
        for _ in 1...20 { pacer.observe(RateLimitReport(limitPerMinute: 6_000), at: at(0)) }
        #expect(pacer.rate == .perMinute(300))
    }

    @Test func `without a rate of the user's the service's limit is followed both ways`() {
        var pacer = Pacer()
        #expect(pacer.rate == .documented)
        for _ in 1...10 { pacer.observe(RateLimitReport(limitPerMinute: 600), at: at(0)) }
        #expect(pacer.rate == .perMinute(600))
        pacer.observe(RateLimitReport(limitPerMinute: 60), at: at(0))
        #expect(pacer.rate == .perMinute(60))
    }

    @Test func `a higher limit that few answers name is not believed`() {
        var pacer = Pacer()
        for limit in [600, 600, 300, 9_000, 600, 300, 90_000, 600] {
            pacer.observe(RateLimitReport(limitPerMinute: limit), at: at(0))
            #expect(pacer.rate == .documented)
        }
    }

    @Test(arguments: [1, 2, 5, 9])
    func `a limit of one that few answers name holds nothing up once others say otherwise`(
        times: Int
    ) {
        var pacer = Pacer()
        var now = 0.0
        var sent = 0
        while now < 45 {
            now = max(now, (pacer.readyAt(at(now)) - start).seconds)
            pacer.take(at: at(now), inFlight: 0)
            sent += 1
            // Answered before the next one may leave; the odd ones come a few requests apart.
            let isOdd = sent % 20 == 3 && sent / 20 < times
            pacer.observe(RateLimitReport(limitPerMinute: isOdd ? 1 : 300), at: at(now + 0.1))
        }
        // 223 at an even pace; each odd answer costs no more than the answer after it takes.
        #expect(sent > 215, "\(sent)")
    }

    @Test func `a limit of one that every answer names is obeyed`() {
        var pacer = Pacer()
        for number in 0..<12 {
            let now = at(Double(number) * 60)
            pacer.take(at: now, inFlight: 0)
            pacer.observe(RateLimitReport(limitPerMinute: 1), at: now)
        }
        #expect(pacer.rate == .perMinute(1))
        // By now that is believed, and a single other word isn't.
        pacer.observe(RateLimitReport(limitPerMinute: 300), at: at(720))
        #expect(pacer.rate == .perMinute(1))
    }

    @Test func `nothing left without a word on when to come back stops it for a second`() {
        var pacer = Pacer()
        pacer.observe(RateLimitReport(limitPerMinute: 300, remaining: 0), at: at(0))
        #expect(pacer.readyAt(at(0)) == at(1))
    }

    @Test
    func `a service that says again and again that nothing is left, and accepts, isn't heeded`() {
        var pacer = Pacer()
        var now = 0.0
        for _ in 1...4 {
            now = (pacer.readyAt(at(now)) - at(0)).seconds
            pacer.take(at: at(now), inFlight: 0)
            pacer.observe(RateLimitReport(remaining: 0, resetAfter: .seconds(60)), at: at(now))
        }
        #expect(pacer.readyAt(at(now)) < at(now + 0.3))
    }

    @Test func `what others take comes out of the headroom`() {
        for others in [0, 150, 300] {
            var pacer = Pacer(ceiling: .perMinute(600), headroom: 0.5)
            pacer.observe(
                RateLimitReport(
                    limitPerMinute: 600,
                    remaining: 600 - others,
                    resetAfter: .seconds(60)
                ),
                at: at(0)
            )
            pacer.take(at: at(0), inFlight: 0)
            let spacing = (pacer.readyAt(at(0)) - at(0)).seconds
            #expect(abs(spacing - 0.201) < 1e-6, "\(others) taken")
        }
    }

    @Test func `a reset that brings another refusal is followed by a longer pause`() {
        var pacer = Pacer()
        let word = RateLimitReport(resetAfter: .zero)
        #expect(pacer.throttled(word, at: at(0)) == at(0.1))
        #expect(pacer.throttled(word, at: at(1)) == at(3))
        #expect(pacer.throttled(word, at: at(3)) == at(7))
    }

    @Test func `headroom is left to others`() {
        #expect(Pacer(ceiling: .perMinute(300), headroom: 0.2).rate == .perMinute(240))
    }

    @Test func `what others take slows the spacing down to what remains`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.observe(
            RateLimitReport(limitPerMinute: 300, remaining: 50, resetAfter: .seconds(30)),
            at: at(0)
        )
        pacer.take(at: at(0), inFlight: 0)
        #expect(abs((pacer.readyAt(at(0)) - at(0)).seconds - 0.6) < 1e-6)
    }

    @Test func `much that remains never speeds it up beyond the even rate`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.observe(
            RateLimitReport(limitPerMinute: 300, remaining: 300, resetAfter: .seconds(1)),
            at: at(0)
        )
        pacer.take(at: at(0), inFlight: 0)
        #expect((pacer.readyAt(at(0)) - at(0)).seconds > 0.2)
    }

    @Test func `nothing left stops it until the reset`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.observe(RateLimitReport(remaining: 0, resetAfter: .seconds(11)), at: at(0))
        #expect(pacer.readyAt(at(0)) == at(11))
    }

    @Test func `an answer that speaks of a window before this one is passed over`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        pacer.observe(RateLimitReport(remaining: 299, resetAfter: .seconds(60)), at: at(0))
        pacer.observe(RateLimitReport(remaining: 0, resetAfter: .seconds(2)), at: at(0))
        #expect(pacer.readyAt(at(0)) == at(0))
    }

    @Test(arguments: [
        (RateLimitReport(resetAfter: .seconds(20), retryAfter: .seconds(5)), 5.0),
        (RateLimitReport(resetAfter: .seconds(20)), 20),
        (nil, 1),
    ])
    func `a refusal is obeyed: Retry-After, else the reset, else a second`(
        report: RateLimitReport?,
        seconds: Double
    ) {
        var pacer = Pacer(ceiling: .perMinute(300))
        #expect(pacer.throttled(report, at: at(0)) == at(seconds))
        #expect(pacer.readyAt(at(0)) == at(seconds))
    }

    @Test func `refusals without a word double the pause, until something else is answered`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        var now = 0.0
        let pauses = (0..<8).map { _ in
            let pause = (pacer.throttled(nil, at: at(now)) - at(now)).seconds
            now += pause
            return pause.rounded()
        }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 60, 60])
        pacer.observe(nil, at: at(now))
        #expect(pacer.throttled(nil, at: at(now)) == at(now + 1))
    }

    @Test func `requests that are refused together make one pause`() {
        var pacer = Pacer(ceiling: .perMinute(300))
        let ends = (0..<8).map { _ in pacer.throttled(nil, at: at(0)) }
        #expect(Set(ends) == [at(1)])
    }

    @Test func `a permit given back takes nothing from what the service asked for`() {
        var pacer = Pacer(ceiling: .perMinute(60))
        pacer.take(at: at(0), inFlight: 0)
        _ = pacer.throttled(RateLimitReport(retryAfter: .seconds(30)), at: at(0))
        pacer.giveBack(at: at(0))
        #expect(pacer.readyAt(at(0)) == at(30))
    }

    @Test func `a permit given back may be used at once`() {
        var pacer = Pacer(ceiling: .perMinute(60))
        pacer.take(at: at(0), inFlight: 0)
        pacer.giveBack(at: at(0))
        #expect(pacer.readyAt(at(0)) == at(0))
    }
}
