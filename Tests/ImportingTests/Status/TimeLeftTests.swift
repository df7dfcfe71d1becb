import Importing
import Delivery
import Foundation
import Journal
import Testing

@testable import Importing

/// The time that is said to be left, held against what it is, with a passed clock.
struct TimeLeftTests {
    /// A stretch of a run, in seconds.
    enum Stretch {
        /// Rows go, so many a second.
        case sending(Double, pace: Double = 5)
        /// The list is read, and so many rows turn out to be the service's already.
        case snapshot(Double, existing: Int)
        /// The list is read, and so many unknown rows are to be sent again.
        case reconciling(Double, back: Int)
        case down(Double)
        case rateLimit(Double)
        /// All rows that are left wait to be sent again.
        case retry(Double)
        /// Rows fail for want of an answer.
        case unknown(Double)
    }

    /// A run as the display sees it, five times a second.
    struct Trial {
        var rows: Int
        var limit: Int?
        var rate = Rate.perMinute(300)
        /// What the last rows go at once all is well.
        var pace = 5.0

        private static let step = 0.2

        /// - Returns: what was said to be left, and what was, from ten seconds of sending on.
        func run(_ stretches: [Stretch]) -> [(at: Double, said: Double?, truth: Double)] {
            var meter = PaceMeter()
            let start = ContinuousClock.now
            var totals = Totals(rowsRead: rows, counts: [.pending: rows])
            var allowance = limit
            var (now, sent, owed) = (0.0, 0.0, 0.0)
            var said: [(at: Double, said: Double?, truth: Double)] = []
            for stretch in stretches {
                let (length, pace, status) = stretch.sends
                let end = now + length
                while now < end - 1e-9, totals.remaining > 0, allowance != 0 {
                    now += Self.step
                    owed += pace * Self.step
                    let settled = min(Int(owed + 1e-9), totals.remaining, allowance ?? .max)
                    owed -= Double(settled)
                    totals.move(from: .pending, to: status, count: settled)
                    allowance = allowance.map { $0 - settled }
                    if pace > 0 { sent += Self.step }
                    let waiting = stretch.waiting(end - now)
                    let snapshot = DeliverySnapshot(
                        totals: totals,
                        requests: 0,
                        inFlight: 0,
                        rate: rate,
                        waiting: waiting,
                        isEnding: false,
                        activity: stretch.activity,
                        allowance: allowance
                    )
                    let forecast = meter.forecast(snapshot, at: start + .seconds(now))
                    guard sent >= 10, stretch.activity == .sending else { continue }
                    let left = min(totals.remaining, allowance ?? .max)
                    let truth = Double(left) / self.pace + (waiting?.length.seconds ?? 0)
                    said.append((now, forecast.remaining?.seconds, truth))
                }
                stretch.finish(&totals)
            }
            return said
        }
    }

    @Test(
        arguments: [
            ("nothing out of the ordinary", Trial(rows: 2_000), [.sending(1_000)]),
            (
                "nearly all of the file is there already", Trial(rows: 1_000_000),
                [.snapshot(600, existing: 999_000), .sending(1_000)]
            ),
            ("ten rows of a hundred thousand", Trial(rows: 100_000, limit: 100), [.sending(60)]),
            (
                "a limit above what is left", Trial(rows: 500, limit: 1_000_000),
                [.sending(1_000)]
            ),
            (
                "an outage of twenty minutes", Trial(rows: 5_000),
                [.sending(60), .down(1_200), .sending(2_000)]
            ),
            (
                "an outage soon after the start", Trial(rows: 5_000),
                [.sending(11), .down(1_200), .sending(2_000)]
            ),
            (
                "a pause for the rate of an hour", Trial(rows: 5_000),
                [.sending(30), .rateLimit(3_600), .sending(2_000)]
            ),
            (
                "only rows that wait to be sent again", Trial(rows: 60),
                [.sending(11.6), .retry(55), .sending(10)]
            ),
            (
                "unknown rows that are to be sent again", Trial(rows: 3_000),
                [
                    .sending(60), .unknown(60), .reconciling(120, back: 300), .sending(2_000),
                ]
            ),
            (
                "a limit that the service lowers",
                Trial(rows: 5_000, rate: .perMinute(60), pace: 1),
                [.sending(300, pace: 5), .sending(5_000, pace: 1)]
            ),
        ] as [(String, Trial, [Stretch])]
    )
    func `the time that is left is right`(name: String, trial: Trial, stretches: [Stretch]) {
        let said = trial.run(stretches)
        #expect(said.count > 40)
        // The worst one alone: there are thousands.
        let wrong = said.map { moment in
            (moment, abs((moment.said ?? .infinity) - moment.truth) - (moment.truth * 0.1 + 3))
        }
        .max { $0.1 < $1.1 }
        if let (moment, excess) = wrong, excess > 0 {
            Issue.record(
                """
                \(name): after \(moment.at) s it says \(moment.said as Any), \
                and it is \(moment.truth)
                """
            )
        }
    }

    @Test(
        arguments: [
            (nil, 0, 1_000), (100, 0, 108), (5_000, 0, 1_000), (nil, 400, 600), (100, 900, 100),
            (nil, 2_000, 0),
        ] as [(Int?, Int, Int)]
    )
    func `rows beyond a limit, or of a business that was stopped, aren't waited for`(
        allowance: Int?,
        leftOut: Int,
        left: Int
    ) {
        let snapshot = DeliverySnapshot(
            totals: Totals(rowsRead: 1_000, counts: [.pending: 992, .sending: 8]),
            requests: 0,
            inFlight: 8,
            rate: .unlimited,
            waiting: nil,
            isEnding: false,
            allowance: allowance,
            leftOut: leftOut
        )
        #expect(snapshot.left == left)
    }
}

extension TimeLeftTests.Stretch {
    fileprivate var sends: (seconds: Double, pace: Double, status: RowStatus) {
        switch self {
        case .sending(let length, let pace): (length, pace, .created)
        case .unknown(let length): (length, 5, .unknown)
        case .snapshot(let length, _), .reconciling(let length, _), .down(let length),
            .rateLimit(let length), .retry(let length):
            (length, 0, .created)
        }
    }

    fileprivate var activity: DeliverySnapshot.Activity {
        switch self {
        case .snapshot: .snapshot(pages: 1, customers: 100)
        case .reconciling: .reconciling(rows: 1, pages: 1)
        default: .sending
        }
    }

    fileprivate func waiting(_ left: Double) -> DeliverySnapshot.Waiting? {
        switch self {
        // The next probe is never farther than a minute.
        case .down: .serviceDown(nextProbe: .seconds(left.truncatingRemainder(dividingBy: 60)))
        case .rateLimit: .rateLimit(.seconds(left))
        case .retry: .retry(.seconds(left))
        default: nil
        }
    }

    fileprivate func finish(_ totals: inout Totals) {
        switch self {
        case .snapshot(_, let rows): totals.move(from: .pending, to: .existing, count: rows)
        case .reconciling(_, let rows): totals.move(from: .unknown, to: .pending, count: rows)
        default: break
        }
    }
}
