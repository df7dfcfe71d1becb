import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

/// A dispatcher against a service of which a share of the requests fails at random, in simulated time.
struct HiccupSimulation {
    /// The share of requests that are answered by a 503.
    var failing: Double
    var retryAfter: Duration?
    var rate = Rate.perMinute(12_000)
    var businesses = 1
    /// The businesses that get nothing but 503, whatever the share.
    var out: Set<Int> = []
    var workers = 16
    /// From departure to answer, in seconds.
    var latency = 0.05
    var seed: UInt64 = 1

    /// What came of it.
    struct Result {
        /// Good answers, by business.
        var good: [Int]
        /// Requests, by business.
        var requests: [Int]
        /// How often a person was told that the service is unavailable.
        var alarms = 0

        var allGood: Int { good.reduce(0, +) }
    }

    /// - Parameter seconds: simulated.
    func run(for seconds: Double) throws -> Result {
        let origin = Moment.now
        var random = SplitMix64(seed: seed)
        var dispatcher = Dispatcher(
            businesses: try (0..<businesses).map { number in
                Business(
                    key: BusinessKey(Int64(number)),
                    id: try #require(BusinessID("biz_\(number)"))
                )
            },
            pacer: Pacer(ceiling: rate),
            tenant: businesses > 1 ? Pacer(ceiling: rate) : nil,
            workers: workers
        )
        let none = Array(repeating: 0, count: businesses)
        var result = Result(good: none, requests: none)
        var answers: [(at: Double, lane: Int)] = []
        var now = 0.0
        while now < seconds {
            let instant = origin + .seconds(now)
            if let first = answers.first, first.at <= now {
                answers.removeFirst()
                let isGood =
                    !out.contains(first.lane) && Double.random(in: 0..<1, using: &random) >= failing
                let (ruling, events) = dispatcher.answered(
                    isGood ? .created(result.allGood + 1) : unavailable,
                    Ruling.Circumstances(
                        now: Timestamp(milliseconds: Int64(now * 1_000)),
                        jitter: Double.random(in: 0..<1, using: &random)
                    ),
                    lane: first.lane,
                    at: instant
                )
                if isGood { result.good[first.lane] += 1 }
                for case .serviceDown in events { result.alarms += 1 }
                var due: Moment?
                if case .pending(let dueAt, _) = ruling.row {
                    due = origin + .milliseconds(dueAt.milliseconds)
                }
                dispatcher.settled(lane: first.lane, dueAt: due)
                continue
            }
            var next = answers.first?.at ?? .infinity
            if answers.count < workers {
                switch dispatcher.decide(at: instant) {
                case .send(let permit):
                    result.requests[permit.lane] += 1
                    answers.append((now + latency, permit.lane))
                    continue
                case .wait(let until):
                    if let until { next = min(next, (until - origin).seconds) }
                case .finish: return result
                }
            }
            // Rounding must not make it stand still.
            now = max(next, now + 1e-9)
        }
        return result
    }

    private var unavailable: Exchange {
        Exchange(
            outcome: .tryLater(Problem(code: .unavailable, text: "HTTP 503")),
            httpStatus: 503,
            rate: retryAfter.map { RateLimitReport(retryAfter: $0) }
        )
    }
}
