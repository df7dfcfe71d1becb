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

    @Test(arguments: RateLimit.Kind.allCases, [-10_800.0, -400, -30, 30, 400, 10_800])
    func `a Date that is missing or wrong changes nothing`(kind: RateLimit.Kind, skew: Double) {
        let missing = PaceSimulation(
            limit: RateLimit(600, kind: kind),
            clockOffset: skew,
            date: { _ in nil },
            pacer: Pacer(ceiling: .perMinute(600))
        ).run(for: length)
        let wrong = PaceSimulation(
            limit: RateLimit(600, kind: kind),
            date: { PaceSimulation.format($0 + skew) },
            pacer: Pacer(ceiling: .perMinute(600))
        ).run(for: length)
        for result in [missing, wrong] {
            #expect(result.refused == 0)
            #expect(share(result, of: 6_000) >= 0.99, "\(result)")
        }
    }

    @Test func `absurd headers now and then never stall it`() {
        var random = SplitMix64(seed: 7)
        let result = PaceSimulation(
            headers: { limit, remaining, reset in
                guard Int.random(in: 0..<20, using: &random) == 0 else {
                    return ("\(limit)", "\(remaining)", "\(reset)")
                }
                return (
                    ["0", "999999", "many", nil].randomElement(using: &random) ?? nil,
                    ["0", "-5", "999999999", nil].randomElement(using: &random) ?? nil,
                    ["0", "1e99", "\(reset + 3_500)", "soon", nil].randomElement(using: &random)
                        ?? nil
                )
            },
            pacer: Pacer()
        ).run(for: length)
        #expect(result.refused == 0, "\(result)")
        #expect(share(result, of: 3_000) >= 0.9, "\(result)")
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `no reset being named, a third taken by others still costs few refusals`(
        kind: RateLimit.Kind
    ) {
        let result = PaceSimulation(
            limit: RateLimit(300, kind: kind),
            others: 1.0 / 3,
            headers: { limit, remaining, _ in ("\(limit)", "\(remaining)", nil) }
        ).run(for: length)
        // The window's end that is guessed spares the others two refusals of three.
        #expect(result.refused <= 100, "\(result)")
        #expect(result.refusedToOthers <= 100, "\(result)")
        #expect(share(result, of: 2_000) >= 0.85, "\(result)")
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `what others take counts as the headroom that is left to them`(kind: RateLimit.Kind) {
        let result = PaceSimulation(
            limit: RateLimit(600, kind: kind),
            others: 1.0 / 3,
            pacer: Pacer(ceiling: .perMinute(600), headroom: 0.34)
        ).run(for: length)
        #expect(result.refused == 0, "\(result)")
        #expect(share(result, of: 3_960) >= 0.97, "\(result)")
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `without a rate of the user's a raised limit is used`(kind: RateLimit.Kind) {
        let result = PaceSimulation(
            limit: RateLimit(300, kind: kind),
            changes: [(120, 600)],
            pacer: Pacer()
        ).run(for: length)
        // 2 minutes at 300, and 8 at 600.
        #expect(result.refused == 0, "\(result)")
        #expect(share(result, of: 5_400) >= 0.98, "\(result)")
    }

    @Test(arguments: RateLimit.Kind.allCases)
    func `ten businesses use a tenant's allowance without a refusal, in equal parts`(
        kind: RateLimit.Kind
    ) throws {
        let simulation = PoolSimulation(
            limit: RateLimit(300, kind: kind),
            latencies: Array(repeating: 0.1, count: 10)
        )
        let result = try simulation.run(for: length)
        #expect(result.refused == 0)
        #expect(result.accepted.reduce(0, +) >= 2_970)
        #expect(result.accepted.allSatisfy { (296...300).contains($0) }, "\(result)")
    }

    @Test func `a slow business doesn't take the workers of the others`() throws {
        let result = try PoolSimulation(latencies: [8, 0.01]).run(for: length)
        // Half of the workers wait for the first one; the rest of the allowance is the second's.
        #expect(result.accepted[0] >= 500, "\(result)")
        #expect(result.accepted.reduce(0, +) >= 2_900, "\(result)")
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
