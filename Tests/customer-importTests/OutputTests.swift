import Delivery
import Journal
import Testing

@testable import customer_import

struct LiveLineTests {
    private func snapshot(
        created: Int,
        pending: Int,
        waiting: DeliverySnapshot.Waiting? = nil
    ) -> DeliverySnapshot {
        DeliverySnapshot(
            totals: Totals(
                rowsRead: created + pending + 1,
                counts: [.created: created, .pending: pending, .invalid: 1]
            ),
            requests: created,
            inFlight: 0,
            rate: .perMinute(300),
            waiting: waiting,
            isEnding: false
        )
    }

    @Test(arguments: [20, 40, 60, 80, 120, 300])
    func `the line never wraps, whatever the width`(width: Int) {
        let line = LiveLine(style: Style(isOn: false), width: width).text(
            snapshot(created: 124, pending: 76),
            Forecast(rate: 4.97, remaining: .seconds(15))
        )
        #expect(line.count < width)
    }

    @Test func `it says how far, how fast and how long`() {
        let line = LiveLine(style: Style(isOn: false), width: 100).text(
            snapshot(created: 150, pending: 50),
            Forecast(rate: 4.97, remaining: .seconds(10))
        )
        #expect(line.hasSuffix("75% · 150/200 · 5.0/s of 5.0 · 10 s left"))
    }

    @Test func `it says what is waited for`() {
        let line = LiveLine(style: Style(isOn: false), width: 100).text(
            snapshot(created: 1, pending: 1, waiting: .serviceDown(nextProbe: .seconds(8))),
            Forecast(rate: nil, remaining: nil)
        )
        #expect(line.contains("service down: next probe in 8.0 s"))
    }

    @Test func `no rows to send is all done, not nothing done`() {
        let line = LiveLine(style: Style(isOn: false), width: 100).text(
            snapshot(created: 0, pending: 0),
            Forecast(rate: nil, remaining: nil)
        )
        #expect(line.contains("100%"))
    }
}

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

    @Test func `the line is cut to its width with its colours, and never in one`() {
        let totals = Totals(rowsRead: 9, counts: [.created: 4, .pending: 2, .rejected: 3])
        let snapshot = DeliverySnapshot(
            totals: totals,
            requests: 7,
            inFlight: 0,
            rate: .unlimited,
            waiting: .rateLimit(.seconds(11)),
            isEnding: false
        )
        for width in 10...60 {
            let line = LiveLine(style: Style(isOn: true), width: width).text(snapshot, Forecast())
            let plain = line.replacing(/\u{1B}\[[0-9]*m/, with: "")
            #expect(plain.count < max(width, 11))
            #expect(!plain.contains("\u{1B}"))
        }
    }
}

struct TableTests {
    @Test func `columns stand in line, colours not counted`() {
        var table = Table(.right, .left)
        table.add("1", Style(isOn: true).red("a"))
        table.add("10", "bb")
        #expect(table.lines(indent: 1) == ["  1  \u{1B}[31ma\u{1B}[0m", " 10  bb"])
    }
}

struct ExitStatusTests {
    /// Testing has a type of the same name.
    typealias Status = customer_import.ExitStatus

    private func totals(_ counts: [RowStatus: Int]) -> Totals {
        Totals(rowsRead: counts.values.reduce(0, +), counts: counts)
    }

    @Test(
        arguments: [
            ([.created: 2, .existing: 1], Status.done), ([.created: 1, .pending: 1], .done),
            ([.created: 1, .invalid: 1], .problems), ([.rejected: 1], .problems),
            ([.failed: 1], .problems), ([.unknown: 1, .invalid: 1], .unknown),
        ] as [([RowStatus: Int], Status)]
    )
    func `the rows decide`(counts: [RowStatus: Int], status: Status) {
        #expect(Status(totals(counts)) == status)
    }

    @Test func `totals that don't add up outrank everything`() {
        #expect(Status(.drained, totals: Totals(rowsRead: 2, counts: [:])) == .inconsistent)
    }

    @Test func `how a run ended comes before its rows`() {
        let all = totals([.invalid: 1])
        #expect(Status(.drained, totals: all) == .interrupted)
        #expect(Status(.gaveUp(after: .zero), totals: all) == .stopped)
        #expect(Status(.finished, totals: all) == .problems)
    }
}

struct JournalPlaceTests {
    @Test(arguments: [
        ("customers.csv", "customers.journal.sqlite"),
        ("/a.b/customers", "/a.b/customers.journal.sqlite"),
        ("x/export.2024.csv", "x/export.2024.journal.sqlite"),
        (".hidden", ".hidden.journal.sqlite"),
    ])
    func `the journal is beside the source`(source: String, journal: String) throws {
        #expect(try JournalPlace.path(for: .file(path: source), given: nil) == journal)
    }

    @Test func `standard input needs a journal to be named`() throws {
        #expect(throws: UsageError.self) {
            try JournalPlace.path(for: .standardInput, given: nil)
        }
        #expect(try JournalPlace.path(for: .standardInput, given: "j") == "j")
    }
}
