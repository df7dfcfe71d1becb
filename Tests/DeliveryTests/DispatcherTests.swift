import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

struct DispatcherTests {
    let start = Moment.now
    func at(_ seconds: Double) -> Moment { start + .seconds(seconds) }
    let problem = Problem(code: .refused, text: "x")

    func dispatcher(
        businesses: Int = 1,
        rate: Rate = .unlimited,
        tenant: Rate? = nil,
        workers: Int = 256,
        limit: Int? = nil,
        giveUpAfter: Duration = .seconds(900),
        maximumRejects: RejectLimit? = nil
    ) throws -> Dispatcher {
        let all = try (1...businesses).map { number in
            Business(key: BusinessKey(Int64(number)), id: try #require(BusinessID("biz_\(number)")))
        }
        return Dispatcher(
            businesses: all,
            pacer: Pacer(ceiling: rate),
            tenant: tenant.map { Pacer(ceiling: $0) },
            workers: workers,
            limit: limit,
            giveUpAfter: giveUpAfter,
            maximumRejects: maximumRejects
        )
    }

    func granted(_ decision: Dispatcher.Decision) -> Dispatcher.Permit? {
        if case .send(let permit) = decision { permit } else { nil }
    }

    func exchange(_ outcome: Outcome, status: Int? = nil) -> Exchange {
        Exchange(outcome: outcome, httpStatus: status)
    }

    @Test func `nothing to send is the end`() throws {
        var dispatcher = try dispatcher()
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        dispatcher.claimed(first, rows: 0, left: .empty, at: at(0))
        #expect(dispatcher.decide(at: at(0)) == .finish)
        guard case .finished = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
    }

    @Test func `more rejects than allowed end the delivery, and no others do`() throws {
        var dispatcher = try dispatcher(maximumRejects: .count(1))
        for (number, outcome) in [
            Outcome.rejected(problem), .tryLater(problem), .unknown(problem), .rejected(problem),
        ].enumerated() {
            #expect(dispatcher.ending == nil, "before answer \(number)")
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.observe(exchange(outcome), lane: permit.lane, at: at(0))
        }
        guard case .tooManyRejects(2, of: 2) = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
    }

    @Test func `while a row is under way, an empty queue is not the end`() throws {
        var dispatcher = try dispatcher()
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        let second = try #require(granted(dispatcher.decide(at: at(0))))
        dispatcher.claimed(second, rows: 0, left: .empty, at: at(0))
        #expect(dispatcher.decide(at: at(0)) == .wait(until: nil))
        dispatcher.settled(lane: first.lane, dueAt: at(2))
        #expect(dispatcher.decide(at: at(0)) == .wait(until: at(2)))
        #expect(granted(dispatcher.decide(at: at(2))) != nil)
    }

    @Test func `a row that came back while a claim found nothing is not forgotten`() throws {
        var dispatcher = try dispatcher()
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        let second = try #require(granted(dispatcher.decide(at: at(0))))
        dispatcher.settled(lane: first.lane, dueAt: at(0))
        dispatcher.claimed(second, rows: 0, left: .empty, at: at(0))
        #expect(granted(dispatcher.decide(at: at(0))) != nil)
    }

    @Test func `permits are spaced evenly`() throws {
        var dispatcher = try dispatcher(rate: .perMinute(60))
        #expect(granted(dispatcher.decide(at: at(0))) != nil)
        let next = at(0) + .seconds(1) * Pacer.slack
        #expect(dispatcher.decide(at: at(0.5)) == .wait(until: next))
        #expect(granted(dispatcher.decide(at: next)) != nil)
    }

    @Test func `a permit that wasn't used is given back`() throws {
        var dispatcher = try dispatcher(rate: .perMinute(60), limit: 1)
        let unused = try #require(granted(dispatcher.decide(at: at(0))))
        dispatcher.returnPermit(unused, at: at(0))
        #expect(granted(dispatcher.decide(at: at(0))) != nil)
    }

    @Test func `a permit is for as many rows as may leave at once, and no more than are wanted`()
        throws
    {
        var free = try dispatcher()
        #expect(granted(free.decide(at: at(0), upTo: 16))?.count == 16)
        var paced = try dispatcher(rate: .perMinute(60))
        #expect(granted(paced.decide(at: at(0), upTo: 16))?.count == 1)
        var limited = try dispatcher(limit: 3)
        #expect(granted(limited.decide(at: at(0), upTo: 16))?.count == 3)
        #expect(limited.decide(at: at(0)) == .wait(until: nil))
    }

    /// The lanes of some permits, and how many rows each is for.
    private func shares(_ permits: [Dispatcher.Permit]) -> [[Int]] {
        permits.map { [$0.lane, $0.count] }
    }

    /// All permits of one decision.
    private func together(
        _ dispatcher: inout Dispatcher,
        upTo most: Int
    ) -> [Dispatcher.Permit] {
        guard let first = granted(dispatcher.decide(at: at(0), upTo: most)) else { return [] }
        return [first] + dispatcher.further(after: first, upTo: most, at: at(0))
    }

    @Test func `rows of several businesses leave together where each has few`() throws {
        var dispatcher = try dispatcher(businesses: 4)
        dispatcher.expect([1: 3, 2: 1, 4: 9])
        let first = together(&dispatcher, upTo: 8)
        #expect(shares(first) == [[0, 3], [1, 1], [3, 4]])
        // While permits are out for all rows of a business, nobody else asks for them.
        let second = together(&dispatcher, upTo: 8)
        #expect(shares(second) == [[3, 5]])
        #expect(dispatcher.decide(at: at(0)) == .wait(until: nil))
        for permit in first + second {
            dispatcher.claimed(permit, rows: permit.count, left: .empty, at: at(0))
            for _ in 1...permit.count { dispatcher.settled(lane: permit.lane, dueAt: nil) }
        }
        #expect(dispatcher.decide(at: at(0)) == .finish)
    }

    @Test(arguments: [1, 100, 10_000])
    func `however many businesses share permits, each has its turn before one has its second`(
        count: Int
    ) throws {
        var dispatcher = try dispatcher(businesses: count)
        let rows = 7
        dispatcher.expect(
            Dictionary(uniqueKeysWithValues: (1...count).map { (BusinessKey(Int64($0)), rows) })
        )
        var left = Array(repeating: rows, count: count)
        var first = count
        while case let permits = together(&dispatcher, upTo: 5), !permits.isEmpty {
            for permit in permits {
                if left[permit.lane] == rows { first -= 1 }
                #expect(left[permit.lane] == rows || first == 0)
                left[permit.lane] -= permit.count
                dispatcher.claimed(
                    permit,
                    rows: permit.count,
                    left: left[permit.lane] == 0 ? .empty : .mayHaveRows,
                    at: at(0)
                )
                for _ in 1...permit.count { dispatcher.settled(lane: permit.lane, dueAt: nil) }
            }
        }
        #expect(left.allSatisfy { $0 == 0 })
        #expect(dispatcher.decide(at: at(0)) == .finish)
    }

    @Test func `rows that came back are asked for again, and more than were thought are found`()
        throws
    {
        var dispatcher = try dispatcher(businesses: 2)
        dispatcher.expect([1: 2])
        let both = try #require(together(&dispatcher, upTo: 8).first)
        dispatcher.claimed(both, rows: 2, left: .mayHaveRows, at: at(0))
        dispatcher.settled(lane: 0, dueAt: at(0))
        #expect(shares(together(&dispatcher, upTo: 8)) == [[0, 1]])
        dispatcher.settled(lane: 0, dueAt: nil)
        dispatcher.settled(lane: 0, dueAt: nil)
        #expect(shares(together(&dispatcher, upTo: 8)) == [[0, 8]])
    }

    @Test func `several businesses together keep to each one's pace, the tenant's, and a limit`()
        throws
    {
        var paced = try dispatcher(businesses: 3, rate: .perMinute(60))
        #expect(shares(together(&paced, upTo: 8)) == [[0, 1], [1, 1], [2, 1]])
        var tenant = try dispatcher(businesses: 3, tenant: .perMinute(60))
        #expect(shares(together(&tenant, upTo: 8)) == [[0, 1]])
        var limited = try dispatcher(businesses: 3, limit: 3)
        limited.expect([1: 2, 2: 2, 3: 2])
        #expect(shares(together(&limited, upTo: 8)) == [[0, 2], [1, 1]])
    }

    @Test func `a probe is one row, whatever is wanted`() throws {
        var dispatcher = try dispatcher(businesses: 2)
        for _ in 1...5 {
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.observe(exchange(.unknown(problem)), lane: permit.lane, at: at(0))
            dispatcher.settled(lane: permit.lane, dueAt: nil)
        }
        let probe = try #require(granted(dispatcher.decide(at: at(2), upTo: 16)))
        #expect(probe.count == 1)
        #expect(dispatcher.further(after: probe, upTo: 16, at: at(2)).isEmpty)
        #expect(granted(dispatcher.decide(at: at(2), upTo: 16)) == nil)
    }

    @Test func `rows that were claimed and not sent are there for the next claim`() throws {
        var dispatcher = try dispatcher(limit: 4)
        let permit = try #require(granted(dispatcher.decide(at: at(0), upTo: 4)))
        dispatcher.settled(lane: permit.lane, dueAt: nil)
        dispatcher.released(permit.of(3), at: at(0))
        #expect(dispatcher.inFlight == 0)
        #expect(granted(dispatcher.decide(at: at(0), upTo: 16))?.count == 3)
    }

    @Test func `every other answer a failure, the retry budget runs out`() throws {
        var dispatcher = try dispatcher()
        let id = try #require(CustomerID("cus_1"))
        var affordable = 0
        for number in 1...400 {
            let isGood = number.isMultiple(of: 2)
            let answer =
                isGood
                ? exchange(.created(id), status: 201) : exchange(.tryLater(problem), status: 503)
            // At once, without jitter; else after the longest wait.
            let (ruling, _) = dispatcher.answered(answer, .example, lane: 0, at: at(0))
            if ruling.row == .pending(dueAt: .example, counts: true) { affordable += 1 }
        }
        // 500 at first, 5 for a retry and 1 back: 124 of them. Then one for five good answers.
        #expect(affordable == 124 + 15)
    }

    @Test func `a refusal for the rate costs nothing of the retry budget`() throws {
        var dispatcher = try dispatcher()
        let refusal = exchange(.tryLater(problem), status: 429)
        for _ in 1...200 { _ = dispatcher.observe(refusal, lane: 0, at: at(0)) }
        #expect(dispatcher.retries == RetryBudget())
    }

    @Test func `claimed rows stay where they are once something holds them back`() throws {
        let outcomes: [(Exchange, Bool)] = [
            (exchange(.rejected(problem), status: 422), true),
            (exchange(.tryLater(problem), status: 429), false),
            (exchange(.stop(problem, .business), status: 403), false),
            (exchange(.stop(problem, .service), status: 302), false),
        ]
        for (answer, mayGoOn) in outcomes {
            var dispatcher = try dispatcher(businesses: 2)
            let permit = try #require(granted(dispatcher.decide(at: at(0), upTo: 8)))
            _ = dispatcher.observe(answer, lane: permit.lane, at: at(0))
            #expect(dispatcher.mayGoOn(lane: permit.lane, at: at(0)) == mayGoOn, "\(answer)")
        }
        var drained = try dispatcher()
        drained.end(.drained)
        #expect(!drained.mayGoOn(lane: 0, at: at(0)))
    }

    @Test func `businesses that are equally ready take turns`() throws {
        var dispatcher = try dispatcher(businesses: 3)
        let lanes = (0..<9).map { _ in granted(dispatcher.decide(at: at(0)))?.lane }
        #expect(lanes == [0, 1, 2, 0, 1, 2, 0, 1, 2])
    }

    @Test func `each business has a pace of its own`() throws {
        var dispatcher = try dispatcher(businesses: 2, rate: .perMinute(60))
        #expect(granted(dispatcher.decide(at: at(0)))?.lane == 0)
        #expect(granted(dispatcher.decide(at: at(0)))?.lane == 1)
        #expect(granted(dispatcher.decide(at: at(0))) == nil)
    }

    @Test func `a limit counts rows that are done with, not attempts`() throws {
        var dispatcher = try dispatcher(limit: 1)
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        #expect(dispatcher.decide(at: at(0)) == .wait(until: nil))
        dispatcher.settled(lane: first.lane, dueAt: at(1))
        let again = try #require(granted(dispatcher.decide(at: at(1))))
        dispatcher.settled(lane: again.lane, dueAt: nil)
        #expect(dispatcher.decide(at: at(1)) == .finish)
        guard case .limitReached = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
    }

    @Test func `one business's refusal stops it and not the others`() throws {
        var dispatcher = try dispatcher(businesses: 2)
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        _ = dispatcher.observe(
            exchange(.stop(problem, .business), status: 403),
            lane: first.lane,
            at: at(0)
        )
        dispatcher.settled(lane: first.lane, dueAt: at(0))
        for _ in 1...5 { #expect(granted(dispatcher.decide(at: at(1)))?.lane == 1) }
    }

    @Test(arguments: [403, 404])
    func `a web page for one business stops it alone, and for all of them the delivery`(
        status: Int
    ) throws {
        let page = HTTPResponse(status: status, body: Array("<html><title>No</title>".utf8))
        let refusal = exchange(OutcomeClassifier.outcome(of: page), status: status)
        for businesses in 1...3 {
            var dispatcher = try dispatcher(businesses: businesses)
            for lane in 0..<businesses {
                #expect(dispatcher.ending == nil)
                let permit = try #require(granted(dispatcher.decide(at: at(0))))
                #expect(permit.lane == lane)
                let events = dispatcher.observe(refusal, lane: lane, at: at(0))
                #expect(events.count == (businesses > 1 ? 1 : 0))
                dispatcher.settled(lane: lane, dueAt: at(0))
            }
            guard case .stopped(let problem) = dispatcher.ending else {
                Issue.record("\(String(describing: dispatcher.ending))")
                return
            }
            #expect(problem.text == "HTTP \(status): No")
        }
    }

    @Test func `when every business is refused, the delivery stops`() throws {
        var dispatcher = try dispatcher()
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        _ = dispatcher.observe(
            exchange(.stop(problem, .business), status: 403),
            lane: first.lane,
            at: at(0)
        )
        #expect(dispatcher.decide(at: at(0)) == .finish)
    }

    @Test func `all businesses together keep to the tenant's pace, and take turns`() throws {
        var dispatcher = try dispatcher(businesses: 3, rate: .perMinute(60), tenant: .perMinute(60))
        let second = 1.005
        let lanes = (0..<6).map { number in
            granted(dispatcher.decide(at: at(Double(number) * (second + 1e-6))))?.lane
        }
        #expect(lanes == [0, 1, 2, 0, 1, 2])
        #expect(granted(dispatcher.decide(at: at(5 * second + 0.9))) == nil)
        #expect(dispatcher.rate == .perMinute(60))
    }

    @Test func `a business that is refused is no part of the pace any more`() throws {
        var dispatcher = try dispatcher(
            businesses: 3,
            rate: .perMinute(60),
            tenant: .perMinute(300)
        )
        #expect(dispatcher.rate == .perMinute(180))
        let refusal = exchange(.stop(problem, .business), status: 403)
        for (second, rest) in [(10, 120.0), (20, 60)] {
            let permit = try #require(granted(dispatcher.decide(at: at(Double(second)))))
            _ = dispatcher.observe(refusal, lane: permit.lane, at: at(Double(second)))
            #expect(dispatcher.rate == .perMinute(rest))
        }
    }

    @Test func `a refusal that a business's own count doesn't explain holds all back`() throws {
        for (report, isTenants) in [
            (nil, true), (RateLimitReport(remaining: 12), true),
            (RateLimitReport(remaining: 0, resetAfter: .seconds(9)), false),
        ] as [(RateLimitReport?, Bool)] {
            var dispatcher = try dispatcher(businesses: 2, tenant: .unlimited)
            let refusal = Exchange(outcome: .tryLater(problem), httpStatus: 429, rate: report)
            _ = dispatcher.observe(refusal, lane: 0, at: at(0))
            #expect(dispatcher.mayGoOn(lane: 1, at: at(0)) != isTenants, "\(report as Any)")
        }
    }

    @Test func `a business whose answers take long leaves workers to the others`() throws {
        var dispatcher = try dispatcher(businesses: 2, workers: 16)
        var lanes: [Int] = []
        for _ in 0..<16 { lanes += granted(dispatcher.decide(at: at(0))).map { [$0.lane] } ?? [] }
        #expect(lanes.filter { $0 == 0 }.count == 8)
        // Only the second one's answers come.
        for _ in 0..<20 {
            dispatcher.settled(lane: 1, dueAt: nil)
            #expect(granted(dispatcher.decide(at: at(1)))?.lane == 1)
        }
        // Once it has no more to send, the first one may use what is free.
        dispatcher.lanes.update(1) { $0.queue = .empty }
        #expect(granted(dispatcher.decide(at: at(1)))?.lane == 0)
    }

    @Test func `asked to end, it sends nothing more`() throws {
        var dispatcher = try dispatcher()
        dispatcher.end(.drained)
        #expect(dispatcher.decide(at: at(0)) == .finish)
    }
}

extension Dispatcher {
    /// An answer to a `POST` of no row in particular.
    mutating func observe(
        _ exchange: Exchange,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        answered(exchange, .example, lane: lane, at: now).events
    }
}

extension Ruling.Circumstances {
    static let example = Ruling.Circumstances(now: .example, jitter: 0)
}

extension Timestamp {
    fileprivate static let example = Timestamp(milliseconds: 1_000_000)
}
