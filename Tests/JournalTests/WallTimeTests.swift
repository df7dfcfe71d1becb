import Testing

@testable import Journal

/// The rules for moments that a wall clock gave, as tables. All in seconds; now is 1,000.
struct WallTimeTests {
    private static let now = Timestamp(milliseconds: 1_000_000)

    private static func moment(_ seconds: Int64) -> Timestamp {
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1_000)
        return Timestamp(milliseconds: overflows ? (seconds < 0 ? .min : .max) : milliseconds)
    }

    private static let longest = Duration.seconds(100)

    @Test(
        arguments: [
            // It is due.
            (due: 0, sent: 900, mended: nil),
            (1_000, 900, nil),
            // It waits as it was told.
            (1_060, 990, nil),
            (1_100, nil, nil),
            // No wait explains it.
            (1_101, nil, 1_000),
            (87_400, 990, 1_000),
            (.max, nil, 1_000),
            (.max, 990, 1_000),
            // The clock was a day ahead: it waits as long as it was told.
            (87_430, 87_400, 1_030),
            (87_500, 87_400, 1_100),
            (87_501, 87_400, 1_000),
            (.max, 87_400, 1_000),
            (1_050, 1_060, 1_000),
            (1_050, .min, nil),
        ] as [(Int64, Int64?, Int64?)]
    )
    func `a row never waits longer than any row is told to, whatever the clock was`(
        due: Int64,
        sent: Int64?,
        mended: Int64?
    ) {
        let found = WallTime.mendedDue(
            Self.moment(due),
            sentAt: sent.map(Self.moment),
            longest: Self.longest,
            at: Self.now
        )
        #expect(found == mended.map(Self.moment))
    }

    @Test(
        arguments: [
            (until: 1_030, left: 30), (1_100, 100), (1_101, 100), (999, 0), (0, 0), (.min, 0),
            (.max, 100),
        ] as [(Int64, Int64)]
    )
    func `what is left of a wait is neither negative nor beyond the longest`(
        until: Int64,
        left: Int64
    ) {
        let found = WallTime.left(
            until: Self.moment(until),
            at: Self.now,
            atMost: Self.longest
        )
        #expect(found == .seconds(left))
    }

    @Test(
        arguments: [
            (sent: 990, booted: -90_000, left: 50), (930, -90_000, 0), (1_000, -90_000, 60),
            // The clock was ahead when it was sent.
            (87_400, -90_000, 60), (.max, -90_000, 60),
            // The machine was started 10 s ago: what its clock said before may be any time.
            (0, 990, 50), (.min, 990, 50), (0, 940, 0), (0, 2_000, 60),
        ] as [(Int64, Int64, Int64)]
    )
    func `a row is left alone for the grace at most, and not less since the machine was started`(
        sent: Int64,
        booted: Int64,
        left: Int64
    ) {
        let found = WallTime.graceLeft(
            sentAt: Self.moment(sent),
            bootedAt: Self.moment(booted),
            grace: .seconds(60),
            at: Self.now
        )
        #expect(found == .seconds(left))
    }

    @Test(arguments: [(990, 10), (1_000, 0), (1_001, 0), (.max, 0)] as [(Int64, Int64)])
    func `nothing is younger than nothing`(moment: Int64, age: Int64) {
        #expect(WallTime.age(of: Self.moment(moment), at: Self.now) == .seconds(age))
    }

    @Test(arguments: [Int64.min, -1, 0, 1, .max], [Int64.min, -1, 0, 1, .max])
    func `sums and differences of any two numbers of a journal have an end`(a: Int64, b: Int64) {
        let (a, b) = (Timestamp(milliseconds: a), Timestamp(milliseconds: b))
        let way = a.duration(to: b)
        #expect((way > .zero) == (b > a))
        #expect((a + way >= a) == (way >= .zero) || a == b)
    }

    @Test func `a session's time goes on evenly, whatever becomes of the wall clock`() {
        let up = Ticks()
        let clock = SessionClock(wall: { Self.now }, up: { up.now })
        up.now += .seconds(5)
        #expect(clock.now() == Self.moment(1_005))
        #expect(clock.booted == Self.moment(1_000 - 77))
    }

    /// How long a machine has been up, as the test has it; one thread asks.
    private final class Ticks: @unchecked Sendable {
        var now = Duration.seconds(77)
    }
}
