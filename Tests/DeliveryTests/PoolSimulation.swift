import AssetAPI
import Customers
import Foundation
import Journal
import Testing

@testable import Delivery
@testable import Sandbox

/// A dispatcher with several businesses against a tenant's count, in simulated time. No answer names
/// a rate.
struct PoolSimulation {
    /// The tenant's.
    var limit = RateLimit(300)
    var workers = 16
    /// Of each business, from departure to answer, in seconds.
    var latencies: [Double]

    /// What came of it.
    struct Result {
        /// By business.
        var accepted: [Int]
        var refused = 0
    }

    /// - Parameter seconds: simulated.
    func run(for seconds: Double) throws -> Result {
        let origin = Moment.now
        let epoch = Date(timeIntervalSince1970: 1_700_000_017)
        var dispatcher = Dispatcher(
            businesses: try latencies.indices.map { number in
                Business(
                    key: BusinessKey(Int64(number)),
                    id: try #require(BusinessID("biz_\(number)"))
                )
            },
            pacer: Pacer(),
            tenant: Pacer(ceiling: .documented),
            workers: workers
        )
        var limiter = RateLimiter(limit)
        var result = Result(accepted: latencies.map { _ in 0 })
        var answers: [(at: Double, lane: Int, isAllowed: Bool)] = []
        var now = 0.0
        while now < seconds {
            let instant = origin + .seconds(now)
            let first = answers.indices.min { answers[$0].at < answers[$1].at }
            if let first, answers[first].at <= now {
                let answer = answers.remove(at: first)
                let exchange = answer.isAllowed ? Exchange.created(1) : .throttled
                _ = dispatcher.observe(exchange, lane: answer.lane, at: instant)
                dispatcher.settled(lane: answer.lane, dueAt: answer.isAllowed ? nil : instant)
                continue
            }
            var next = first.map { answers[$0].at } ?? .infinity
            if answers.count < workers {
                switch dispatcher.decide(at: instant) {
                case .send(let permit):
                    let isAllowed = limiter.verdict(at: epoch + now, charging: true).isAllowed
                    if isAllowed { result.accepted[permit.lane] += 1 } else { result.refused += 1 }
                    answers.append((now + latencies[permit.lane], permit.lane, isAllowed))
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
}
