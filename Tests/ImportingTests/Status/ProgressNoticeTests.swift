import Delivery
import Journal
import Testing

@testable import Importing

struct ProgressNoticeTests {
    private let start = ContinuousClock.now

    private func snapshot(
        _ waiting: DeliverySnapshot.Waiting?,
        rate: Rate = .perMinute(300),
        activity: DeliverySnapshot.Activity = .sending
    ) -> DeliverySnapshot {
        DeliverySnapshot(
            totals: Totals(rowsRead: 0, counts: [:]),
            requests: 0,
            inFlight: 0,
            rate: rate,
            waiting: waiting,
            isEnding: false,
            activity: activity
        )
    }

    /// What is told, a look each so many seconds.
    private func told(
        _ looks: [(Double, DeliverySnapshot)]
    ) -> [SessionProgress] {
        var notice = ProgressNotice()
        return looks.compactMap { seconds, snapshot in
            notice.next(
                ImportProgress(snapshot, Forecast()),
                leftOut: snapshot.leftOut,
                at: start + .seconds(seconds),
                Timestamp(milliseconds: Int64(seconds * 1_000))
            )
        }
    }

    @Test func `a wait is told once, however often one looks, and so is its end`() {
        let until = 11.0
        let waits = stride(from: 0, to: until, by: 0.2).map {
            ($0, snapshot(.rateLimit(.seconds(until - $0))))
        }
        let told = told(waits + [(11, snapshot(nil)), (11.2, snapshot(nil)), (13, snapshot(nil))])
        #expect(
            told == [
                SessionProgress(
                    cause: .rateLimit,
                    until: Timestamp(milliseconds: 11_000),
                    perMinute: 300
                ),
                SessionProgress(perMinute: 300),
            ]
        )
    }

    @Test func `the grace period of unknown rows is told once, though it is seen each second only`()
    {
        let looks = stride(from: 0, to: 60, by: 0.2).map { now in
            let left = Duration.seconds(60 - now.rounded(.down))
            return (now, snapshot(nil, activity: .grace(rows: 3, left: left)))
        }
        #expect(
            told(looks) == [
                SessionProgress(
                    cause: .grace,
                    until: Timestamp(milliseconds: 60_000),
                    perMinute: 300
                )
            ]
        )
    }

    @Test func `each next probe is told, and a probe under way but once`() {
        let told = told([
            (0, snapshot(.serviceDown(nextProbe: .seconds(2)))),
            (1, snapshot(.serviceDown(nextProbe: .seconds(1)))),
            (2, snapshot(.serviceDown(nextProbe: .zero))),
            (3, snapshot(.serviceDown(nextProbe: .zero))),
            (8, snapshot(.serviceDown(nextProbe: .seconds(4)))),
        ])
        #expect(told.map(\.until) == [2_000, nil, 12_000])
        #expect(told.allSatisfy { $0.cause == .serviceDown })
    }

    @Test func `what comes and goes is told once a second at most`() {
        let looks = (0..<50).map { look in
            (
                Double(look) * 0.2,
                snapshot(look % 2 == 0 ? .retry(.seconds(5)) : nil)
            )
        }
        #expect(told(looks).count <= 10)
    }

    @Test func `rows of a business that the service refuses are told, since nobody waits for them`()
    {
        var refused = snapshot(nil)
        refused.leftOut = 40
        let looks = [(0.0, snapshot(nil)), (2.0, refused), (4.0, refused)]
        #expect(told(looks).map(\.leftOut) == [nil, 40])
    }

    @Test func `a run that nothing holds back has nothing to tell but its limit`() {
        let free = snapshot(nil, rate: .unlimited)
        #expect(told([(0, free), (2, free)]).isEmpty)
        let moment = snapshot(.unavailable(.milliseconds(800)), rate: .unlimited)
        #expect(told([(0, moment), (2, free)]).isEmpty)
        #expect(
            told([(0, snapshot(nil)), (2, snapshot(nil)), (4, snapshot(nil, rate: .perMinute(60)))])
                .map(\.perMinute) == [300, 60]
        )
    }

    @Test(
        arguments: [
            (.rateLimit, 5_000, .rateLimit(.seconds(4))), (.retry, 5_000, .retry(.seconds(4))),
            (.serviceDown, 5_000, .serviceDown(nextProbe: .seconds(4))),
            // What is done meanwhile is told otherwise.
            (.grace, 5_000, nil),
            // A probe is late; a wait that is over is none.
            (.serviceDown, 500, .serviceDown(nextProbe: .zero)), (.rateLimit, 500, nil),
            (.retry, 500, nil), (nil, nil, nil),
        ] as [(SessionProgress.Cause?, Int64?, DeliverySnapshot.Waiting?)]
    )
    func `others see what is left of a wait`(
        cause: SessionProgress.Cause?,
        until: Int64?,
        shown: DeliverySnapshot.Waiting?
    ) {
        let waiting = SessionProgress(
            cause: cause,
            until: until.map { Timestamp(milliseconds: $0) }
        )
        #expect(waiting.waiting(at: Timestamp(milliseconds: 1_000)) == shown)
    }

    @Test func `a steady run tells its pace now and then, and one that slows down more often`() {
        func told(_ pace: (Int) -> Double) -> [SessionProgress] {
            var notice = ProgressNotice()
            return (0..<600).compactMap { look in
                let second = Double(look) / 5
                let left = Duration.seconds(1_000 - second)
                let progress = ImportProgress(
                    totals: Totals(rowsRead: 0, counts: [:]),
                    forecast: Forecast(rate: pace(look), average: 5, remaining: left)
                )
                return notice.next(
                    progress,
                    at: start + .seconds(second),
                    Timestamp(milliseconds: Int64(second * 1_000))
                )
            }
        }
        #expect(told { _ in 5.0 }.map(\.doneAt) == [1_000_000])
        #expect((25...40).contains(told { 5 - Double($0) / 200 }.count))
    }

    @Test(
        arguments: [
            (.sending, .rateLimit(.seconds(9)), 5), (.sending, .serviceDown(nextProbe: .zero), nil),
            (.sending, .retry(.seconds(3)), nil), (.sending, nil, 0.1),
            (.snapshot(pages: 3, customers: 0), nil, nil),
            (.reconciling(rows: 4, pages: 3), nil, nil), (.verifying(pages: 3), nil, nil),
            (.grace(rows: 4, left: .seconds(20)), nil, nil),
        ] as [(DeliverySnapshot.Activity, DeliverySnapshot.Waiting?, Double?)]
    )
    func `others see what the run itself shows`(
        activity: DeliverySnapshot.Activity,
        waiting: DeliverySnapshot.Waiting?,
        rate: Double?
    ) throws {
        let totals = Totals(rowsRead: 10, counts: [.pending: 6, .unknown: 4])
        let own = ImportProgress(
            totals: totals,
            forecast: Forecast(
                rate: rate,
                average: rate.map { $0 * 2 },
                remaining: rate.map { .seconds(60 / $0) }
            ),
            allowed: .perMinute(300),
            activity: activity,
            waiting: waiting
        )
        let now = Timestamp(milliseconds: 1_000_000)
        let others = ImportProgress(
            SessionProgress(own, leftOut: 0, at: now),
            totals,
            limit: .unlimited,
            at: now
        )
        #expect(others.forecast == own.forecast)
        #expect(others.allowed == own.allowed)
        #expect(others.activity == own.activity)
        #expect(others.waiting == own.waiting)
    }

    @Test func `what is left counts down, and a run that told nothing yet has its command's limit`()
    {
        let totals = Totals(rowsRead: 10, counts: [.pending: 10])
        let now = Timestamp(milliseconds: 1_000_000)
        var own = ImportProgress(totals: totals)
        own.forecast.remaining = .seconds(30)
        let told = SessionProgress(own, leftOut: 0, at: now)
        let later = ImportProgress(told, totals, at: now + .seconds(20))
        #expect(later.forecast.remaining == .seconds(10))
        let past = ImportProgress(told, totals, at: now + .seconds(40))
        #expect(past.forecast.remaining == .zero)
        let silent = ImportProgress(nil, totals, limit: .perMinute(60), at: now)
        #expect(silent.allowed == .perMinute(60))
        #expect(silent.forecast == Forecast())
    }

    @Test func `invalid rows and those that the service has aren't to be sent`() {
        let totals = Totals(
            rowsRead: 10,
            counts: [.invalid: 2, .existing: 1, .created: 3, .pending: 4]
        )
        #expect(totals.toSend == 7)
        #expect(totals.done == 3)
    }
}
