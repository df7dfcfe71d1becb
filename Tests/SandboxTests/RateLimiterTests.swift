import Customers
import Foundation
import Testing

@testable import Sandbox

struct RateLimiterTests {
    private let start = Date(timeIntervalSince1970: 1_200_000)

    private func limiter(_ kind: RateLimit.Kind, _ requests: Int = 3) -> RateLimiter {
        RateLimiter(RateLimit(requests, per: .seconds(60), kind: kind))
    }

    /// Offers a request at each of the times, in seconds after a window's start.
    private func allowed(_ limiter: RateLimiter, at offsets: [Double]) -> [Bool] {
        var limiter = limiter
        return offsets.map {
            limiter.verdict(at: start.addingTimeInterval($0), charging: true).isAllowed
        }
    }

    @Test(
        arguments: [
            // A fixed window is new at 60, however late the requests of the first one came.
            (.fixedWindow, [0, 1, 2, 3, 59.9, 60, 61, 62, 63], "ttt--" + "ttt-"),
            (.fixedWindow, [57, 58, 59, 60, 61, 62, 63], "tttttt-"),
            // A sliding window frees one place when its oldest request is 60 seconds old.
            (.slidingWindow, [0, 1, 2, 3, 59.9, 60, 60.5, 61, 62, 63], "ttt--" + "t-tt-"),
            (.slidingWindow, [57, 58, 59, 60, 61, 62, 63], "ttt----"),
            // A bucket of 3 gains one every 20 seconds.
            (
                .tokenBucket, [0, 0, 0, 0, 19.9, 20, 20.1, 40, 200, 200, 200, 200],
                "ttt--" + "t-tttt-"
            ),
        ] as [(RateLimit.Kind, [Double], String)]
    )
    func `a limiter lets through what its kind allows`(
        kind: RateLimit.Kind,
        offsets: [Double],
        expected: String
    ) {
        let verdicts = allowed(limiter(kind), at: offsets).map { $0 ? "t" : "-" }.joined()
        #expect(verdicts == expected)
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `no two windows' length holds more than the kind can give`(kind: RateLimit.Kind) {
        var limiter = limiter(kind, 50)
        var generator = SeededGenerator(seed: 11)
        var taken: [Double] = []
        var time = 0.0
        for _ in 0..<5_000 {
            time += Double.random(in: 0..<1.5, using: &generator)
            if limiter.verdict(at: start.addingTimeInterval(time), charging: true).isAllowed {
                taken.append(time)
            }
        }
        // A fixed window can be full at its end and at the next one's beginning, a bucket can be
        // full when a window of refilling begins; a sliding window never holds more than its limit.
        let most = kind == .slidingWindow ? 50 : 100
        var first = 0
        for (index, time) in taken.enumerated() {
            while taken[first] <= time - 60 { first += 1 }
            #expect(index - first + 1 <= most, "seed 11")
        }
    }

    @Test(
        arguments: [
            (.fixedWindow, 2, 60.0), (.slidingWindow, 2, 70.0), (.tokenBucket, 2, 30.0),
        ] as [(RateLimit.Kind, Int, Double)]
    )
    func `the first request reports what is left and when it is whole again`(
        kind: RateLimit.Kind,
        remaining: Int,
        reset: Double
    ) {
        var limiter = limiter(kind)
        let verdict = limiter.verdict(at: start.addingTimeInterval(10), charging: true)
        #expect(verdict.limit == 3)
        #expect(verdict.remaining == remaining)
        #expect(verdict.reset == start.addingTimeInterval(reset))
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `a refused request is taken at the time it was told`(kind: RateLimit.Kind) {
        var limiter = limiter(kind)
        for _ in 0..<3 { _ = limiter.verdict(at: start, charging: true) }
        let refused = limiter.verdict(at: start.addingTimeInterval(1), charging: true)
        #expect(!refused.isAllowed)
        #expect(limiter.verdict(at: refused.next, charging: true).isAllowed)
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `a clock that steps back gives nothing back`(kind: RateLimit.Kind) {
        #expect(
            allowed(limiter(kind), at: [100, 100, 100, 40, 0, 100.1]).suffix(3) == [
                false, false, false,
            ]
        )
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `looking costs nothing`(kind: RateLimit.Kind) {
        var limiter = limiter(kind)
        for _ in 0..<10 {
            #expect(limiter.verdict(at: start, charging: false).remaining == 3)
        }
    }

    @Test func `a limit out of range is moved to its end`() {
        let limit = RateLimit(-5, per: .seconds(-1))
        #expect(limit.requests == 1)
        #expect(limit.window == .milliseconds(1))
        #expect(RateLimit(1, per: .seconds(Int64.max)).window == .seconds(31_536_000))
    }
}
