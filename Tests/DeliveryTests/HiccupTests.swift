import Testing

@testable import Delivery

/// A hiccup holds a row, an outage a business, and an outage of all of them everything.
struct HiccupTests {
    /// Simulated, in seconds.
    private let length = 60.0

    @Test(arguments: [0.01, 0.03, 0.05, 0.10, 0.15], [nil, Duration.seconds(1)])
    func `random failures cost what they take themselves, and little more`(
        failing: Double,
        retryAfter: Duration?
    ) throws {
        let result = try HiccupSimulation(failing: failing, retryAfter: retryAfter).run(for: length)
        let possible = (1 - failing) * 200 * length
        #expect(Double(result.allGood) >= 0.95 * possible, "\(result)")
    }

    /// docs/explanation/failures.md has these figures.
    @Test(
        arguments: [
            (0.2, Duration.seconds(1), 0.95), (0.3, .seconds(1), 0.75), (0.5, .seconds(1), 0.2),
            (0.2, nil, 0.9), (0.3, nil, 0.7), (0.5, nil, 0.2),
        ] as [(Double, Duration?, Double)]
    )
    func `beyond that it looks like an outage more and more often`(
        failing: Double,
        retryAfter: Duration?,
        share: Double
    ) throws {
        let result = try HiccupSimulation(failing: failing, retryAfter: retryAfter)
            .run(for: length)
        #expect(Double(result.allGood) >= share * (1 - failing) * 200 * length, "\(result)")
    }

    @Test(arguments: [nil, Duration.seconds(30)])
    func `a business that is out costs the others nothing, and is asked ever more seldom`(
        retryAfter: Duration?
    ) throws {
        let result = try HiccupSimulation(
            failing: 0.01,
            retryAfter: retryAfter,
            businesses: 4,
            out: [2]
        ).run(for: length)
        #expect(Double(result.allGood) >= 0.95 * 0.99 * 200 * length, "\(result)")
        #expect(result.requests[2] <= 60, "\(result)")
        for business in [0, 1, 3] { #expect(result.good[business] >= 3_000, "\(result)") }
    }

    @Test func `an outage of all is told, and leaves the service alone`() throws {
        let result = try HiccupSimulation(failing: 1, retryAfter: .seconds(1)).run(for: length)
        #expect(result.requests[0] < 50, "\(result)")
        #expect(result.alarms > 0)
    }

    @Test func `a single failure among good answers holds nothing back`() {
        var run = OutageRun()
        let now = Moment.now
        run.worked()
        for _ in 1..<OutageRun.threshold {
            #expect(run.failed(retryAfter: .seconds(9), areOthersWell: true, at: now) == nil)
        }
        #expect(run.failed(retryAfter: .seconds(9), areOthersWell: true, at: now) == .seconds(9))
        #expect(run.isOutage)
        run.worked()
        #expect(!run.isOutage)
    }

    @Test func `before any good answer the first Retry-After is heeded`() {
        var run = OutageRun()
        let pause = run.failed(retryAfter: .seconds(9), areOthersWell: false, at: .now)
        #expect(pause == .seconds(9))
    }
}
