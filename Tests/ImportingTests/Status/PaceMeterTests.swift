import Testing

@testable import Importing

struct PaceMeterTests {
    private let start = ContinuousClock.now

    @Test func `there is no rate before there is a second to go by, and none without progress`() {
        var meter = PaceMeter()
        meter.note(settled: 0, at: start)
        meter.note(settled: 9, at: start + .milliseconds(500))
        #expect(meter.rate == nil)
        var idle = PaceMeter()
        for second in 0..<40 { idle.note(settled: 7, at: start + .seconds(second)) }
        #expect(idle.rate == nil)
    }

    @Test func `the rate is that of the last half minute`() {
        var meter = PaceMeter()
        for second in 0...100 {
            meter.note(
                settled: second < 60 ? second * 10 : 600 + (second - 60) * 2,
                at: start + .seconds(second)
            )
        }
        #expect(meter.rate.map { ($0 * 10).rounded() / 10 } == 2)
    }
}

struct ForecastTests {
    private let start = ContinuousClock.now

    @Test func `an outage doesn't make the time left absurd`() {
        var meter = PaceMeter()
        for second in 0...60 { meter.note(settled: second * 5, at: start + .seconds(second)) }
        for second in 61...600 {
            meter.note(settled: 300, isHeld: true, at: start + .seconds(second))
        }
        for second in 601...605 {
            meter.note(settled: 300 + (second - 600) * 5, at: start + .seconds(second))
        }
        #expect(meter.steadyRate.map { ($0 * 10).rounded() / 10 } == 5)
    }

    @Test func `the average is that of all the time in which rows could be sent`() {
        var meter = PaceMeter()
        for second in 0...10 { meter.note(settled: second * 10, at: start + .seconds(second)) }
        for second in 11...20 {
            meter.note(settled: 100 + (second - 10) * 2, at: start + .seconds(second))
        }
        for second in 21...90 {
            meter.note(settled: 120, isHeld: true, at: start + .seconds(second))
        }
        #expect(meter.average.map { ($0 * 10).rounded() / 10 } == 6)
    }
}
