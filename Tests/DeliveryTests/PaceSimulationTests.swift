import Foundation
import Sandbox
import Testing

@testable import Delivery

/// Promise 6 in simulated time: the allowance is used and never exceeded.
struct PaceSimulationTests {
    /// Ten windows of a minute.
    private let length = 600.0

    private func share(_ result: PaceSimulation.Result, of allowance: Double) -> Double {
        Double(result.accepted) / allowance
    }

    @Test(arguments: RateLimit.Kind.allCases, [0.001...0.002, 0.05...0.3, 0.9...1.1, 4.8...5.2])
    func `99% of the allowance is used without a refusal, however the service counts`(
        kind: RateLimit.Kind,
        latency: ClosedRange<Double>
    ) {
        for workers in [8, 16, 64] where Double(workers) / latency.upperBound > 5 {
            let simulation = PaceSimulation(
                limit: RateLimit(300, kind: kind),
                workers: workers,
                latency: latency
            )
            let result = simulation.run(for: length)
            #expect(result.refused == 0, "\(workers) workers")
            // What is still under way at the end has not been counted.
            let share = share(result, of: 3_000 - latency.upperBound * 5)
            #expect(share >= 0.99, "\(workers) workers: \(share)")
        }
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `one worker is never refused, and sends as often as its answers allow`(
        kind: RateLimit.Kind
    ) {
        let quick = PaceSimulation(
            limit: RateLimit(300, kind: kind),
            workers: 1,
            latency: 0.01...0.1
        ).run(for: length)
        #expect(quick.refused == 0)
        #expect(share(quick, of: 3_000) >= 0.99)
        let slow = PaceSimulation(
            limit: RateLimit(300, kind: kind),
            workers: 1,
            latency: 2...2
        ).run(for: length)
        #expect(slow.refused == 0)
        #expect(share(slow, of: 300) >= 0.98)
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `clocks that disagree by minutes change nothing`(kind: RateLimit.Kind) {
        for offset in [-400.0, 400] {
            let result = PaceSimulation(
                limit: RateLimit(300, kind: kind),
                clockOffset: offset
            ).run(for: length)
            #expect(result.refused == 0)
            #expect(share(result, of: 3_000) >= 0.99)
        }
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `a third taken by others costs few refusals, and leaves little unused`(
        kind: RateLimit.Kind
    ) {
        let result = PaceSimulation(limit: RateLimit(300, kind: kind), others: 1.0 / 3)
            .run(for: length)
        #expect(result.refused <= 100, "\(result)")
        #expect(share(result, of: 2_000) >= 0.95, "\(result)")
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `a limit that changes in mid-run is followed`(kind: RateLimit.Kind) {
        let result = PaceSimulation(
            limit: RateLimit(300, kind: kind),
            changes: [(120, 120), (300, 600)]
        ).run(for: length)
        // 2 minutes at 300, 3 at 120, and 5 at the user's own 300.
        #expect(result.refused <= 1, "\(result)")
        #expect(share(result, of: 2_460) >= 0.97, "\(result)")
    }

    @Test(
        arguments: [
            (nil, nil, nil), ("", "", ""), ("many", "-5", "soon"), ("0", "300", "1e99"),
            ("99999999999999999999", "300", "0"), ("300", "300", "9999999999999"),
        ] as [(String?, String?, String?)]
    )
    func `headers that are missing or absurd change nothing`(
        limit: String?,
        remaining: String?,
        reset: String?
    ) {
        let result = PaceSimulation(headers: { _, _, _ in (limit, remaining, reset) })
            .run(for: length)
        #expect(result.refused == 0)
        #expect(share(result, of: 3_000) >= 0.99)
    }

    @Test func `headroom leaves its share`() {
        let result = PaceSimulation(
            pacer: Pacer(ceiling: .perMinute(300), headroom: 0.2)
        ).run(for: length)
        #expect(result.refused == 0)
        #expect((2_376...2_400).contains(result.accepted), "\(result)")
    }
}
