import AssetAPI
import Foundation

@testable import Delivery
@testable import Sandbox

/// A pacer against a service that counts, in simulated time: requests leave, arrive and are
/// answered without anybody waiting.
struct PaceSimulation {
    var limit = RateLimit(300)
    var workers = 16
    /// From departure to answer, in seconds: drawn evenly from this range, half of it each way.
    var latency = 0.05...0.15
    /// The share of the limit that other clients take, evenly.
    var others = 0.0
    /// How far the service's clock is ahead, in seconds.
    var clockOffset = 0.0
    /// The answer's `Date`, given the service's time.
    var date: (Date) -> String? = PaceSimulation.format
    /// What the service says of the rate, given the true `limit`, `remaining` and `reset`.
    var headers: (Int, Int, Int) -> (limit: String?, remaining: String?, reset: String?) = {
        ("\($0)", "\($1)", "\($2)")
    }
    /// Changes of the limit: from these seconds on so many requests a window.
    var changes: [(at: Double, requests: Int)] = []
    var pacer = Pacer(ceiling: .perMinute(300))
    var seed: UInt64 = 1

    /// What came of it.
    struct Result {
        var accepted = 0
        var refused = 0
        var refusedToOthers = 0
    }

    private enum Event {
        case arrival(answerAfter: Double)
        case answer(status: Int, RateLimitReport?)
        case other
        case change(Int)
    }

    /// - Parameter seconds: simulated.
    func run(for seconds: Double) -> Result {
        var simulation = self
        return simulation.simulate(seconds)
    }

    private mutating func simulate(_ seconds: Double) -> Result {
        let origin = Moment.now
        // Not at the start of a window: a client can't choose.
        let epoch = Date(timeIntervalSince1970: 1_700_000_017 + clockOffset)
        var random = SplitMix64(seed: seed)
        var limiter = RateLimiter(limit)
        var result = Result()
        var events: [(at: Double, event: Event)] = changes.map { ($0.at, .change($0.requests)) }
        let perSecond = Double(limit.requests) / limit.window.inSeconds
        if others > 0 { events.append((0, .other)) }
        var now = 0.0
        var inFlight = 0
        while now < seconds {
            let instant = origin + .seconds(now)
            if inFlight < workers, pacer.readyAt(instant) <= instant {
                pacer.take(at: instant, inFlight: inFlight)
                inFlight += 1
                let way = Double.random(in: latency, using: &random) / 2
                events.append((now + way, .arrival(answerAfter: way)))
                continue
            }
            let next = events.indices.min { events[$0].at < events[$1].at }
            let ready = inFlight < workers ? (pacer.readyAt(instant) - origin).seconds : .infinity
            guard let next, events[next].at <= ready else {
                // Rounding must not make it stand still.
                now = max(ready, now + 1e-9)
                continue
            }
            let (at, event) = events.remove(at: next)
            now = at
            let serverTime = epoch + now
            switch event {
            case .arrival(let way):
                let verdict = limiter.verdict(at: serverTime, charging: true)
                if verdict.isAllowed { result.accepted += 1 } else { result.refused += 1 }
                let report = report(verdict, at: serverTime)
                events.append((now + way, .answer(status: verdict.isAllowed ? 201 : 429, report)))
            case .answer(let status, let report):
                inFlight -= 1
                let instant = origin + .seconds(now)
                if status == 429 {
                    _ = pacer.throttled(report, at: instant)
                } else {
                    pacer.observe(report, at: instant)
                }
            case .other:
                let verdict = limiter.verdict(at: serverTime, charging: true)
                if !verdict.isAllowed { result.refusedToOthers += 1 }
                events.append((now + 1 / (perSecond * others), .other))
            case .change(let requests):
                limiter = RateLimiter(RateLimit(requests, per: limit.window, kind: limit.kind))
            }
        }
        return result
    }

    private func report(_ verdict: RateLimiter.Verdict, at now: Date) -> RateLimitReport? {
        let reset = Int(verdict.reset.timeIntervalSince1970.rounded(.up))
        let said = headers(verdict.limit, verdict.remaining, reset)
        var headers = ResponseHeaders()
        headers.date = date(now)
        headers.rateLimit = said.limit
        headers.rateRemaining = said.remaining
        headers.rateReset = said.reset
        return RateLimitReport(headers: headers, receivedAt: now - clockOffset)
    }

    static func format(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format: """
                    \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
                    \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
                    \(minute: .twoDigits):\(second: .twoDigits) GMT
                    """,
                locale: Locale(identifier: "en_US_POSIX"),
                timeZone: .gmt,
                calendar: Calendar(identifier: .gregorian)
            )
        )
    }
}
