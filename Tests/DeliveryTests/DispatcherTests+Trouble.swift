import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

/// A service that is down, asks to be left alone, or refuses the token.
extension DispatcherTests {
    @Test func `a service that is down gets one probe at a time`() throws {
        var dispatcher = try dispatcher()
        for _ in 1...5 {
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.observe(exchange(.tryLater(problem)), lane: permit.lane, at: at(0))
            dispatcher.settled(lane: permit.lane, dueAt: at(0))
        }
        #expect(dispatcher.decide(at: at(0.5)) == .wait(until: at(1)))
        let probe = try #require(granted(dispatcher.decide(at: at(1))))
        #expect(dispatcher.decide(at: at(1)) == .wait(until: nil))
        _ = dispatcher.observe(
            exchange(.rejected(problem), status: 422),
            lane: probe.lane,
            at: at(1)
        )
        #expect(granted(dispatcher.decide(at: at(1))) != nil)
    }

    @Test func `a Retry-After of a second or less is told, too`() throws {
        var dispatcher = try dispatcher()
        let permit = try #require(granted(dispatcher.decide(at: at(0))))
        let refused = Exchange(
            outcome: .tryLater(problem),
            httpStatus: 503,
            rate: RateLimitReport(retryAfter: .seconds(1))
        )
        _ = dispatcher.observe(refused, lane: permit.lane, at: at(0))
        #expect(dispatcher.waiting(at: at(0.5)) == .unavailable(.milliseconds(500)))
        #expect(dispatcher.waiting(at: at(1.5)) == nil)
    }

    @Test func `Retry-After of an outage holds the whole business back`() throws {
        var dispatcher = try dispatcher()
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        let answer = Exchange(
            outcome: .tryLater(problem),
            httpStatus: 503,
            rate: RateLimitReport(retryAfter: .seconds(30))
        )
        _ = dispatcher.observe(answer, lane: first.lane, at: at(0))
        dispatcher.settled(lane: first.lane, dueAt: at(30))
        #expect(dispatcher.decide(at: at(1)) == .wait(until: at(30)))
        #expect(dispatcher.waiting(at: at(1)) == .serviceDown(nextProbe: .seconds(29)))
    }

    @Test func `a token endpoint that is down is probed, not hammered`() throws {
        var dispatcher = try dispatcher()
        var probes = 0
        var now = 0.0
        while now < 100 {
            switch dispatcher.decide(at: at(now)) {
            case .send(let permit):
                probes += 1
                _ = dispatcher.tokenDelayed(problem, at: at(now))
                dispatcher.returnPermit(permit, at: at(now))
            case .wait(let until): now = try #require(until.map { ($0 - start).seconds })
            case .finish: Issue.record("ended")
            }
        }
        // Five to open the breaker, then after 1, 2, 4, … seconds.
        #expect(probes <= 5 + 7)
    }

    @Test(arguments: [false, true])
    func `a page of the list shows that tokens are to be had, and not that rows can be sent`(
        haveRowsFailed: Bool
    ) throws {
        var dispatcher = try dispatcher()
        for _ in 1...5 {
            if haveRowsFailed {
                let permit = try #require(granted(dispatcher.decide(at: at(0))))
                _ = dispatcher.observe(exchange(.tryLater(problem)), lane: permit.lane, at: at(0))
                dispatcher.returnPermit(permit, at: at(0))
            } else {
                _ = dispatcher.tokenDelayed(problem, at: at(0))
            }
        }
        let permit = try #require(granted(dispatcher.decideListing(lane: 0, at: at(1))))
        let page = CustomerPage(customers: [], nextPageToken: nil)
        let events = dispatcher.observe(
            ListExchange(result: .success(page), httpStatus: 200),
            permit,
            at: at(2)
        )
        let isBack = events.contains { if case .serviceBack = $0 { true } else { false } }
        #expect(isBack != haveRowsFailed)
    }

    @Test func `a refused token that can't be renewed for now is not tried again at once`() throws {
        var dispatcher = try dispatcher()
        let refused = exchange(.unauthorised(problem), status: 401)
        for _ in 1...5 {
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.tokenDelayed(problem, at: at(0))
            _ = dispatcher.observe(refused, lane: permit.lane, at: at(0))
            dispatcher.settled(lane: permit.lane, dueAt: at(0))
        }
        #expect(dispatcher.decide(at: at(0)) == .wait(until: at(1)))
    }

    @Test func `a probe that found no row to send may be sent later`() throws {
        var dispatcher = try dispatcher()
        for _ in 1...5 {
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.observe(exchange(.tryLater(problem)), lane: permit.lane, at: at(0))
            dispatcher.settled(lane: permit.lane, dueAt: at(3))
        }
        let probe = try #require(granted(dispatcher.decide(at: at(1))))
        dispatcher.claimed(probe, rows: 0, left: .dueLater(at(3)), at: at(1))
        #expect(granted(dispatcher.decide(at: at(3))) != nil)
    }

    @Test func `a service that stays away is given up on`() throws {
        var dispatcher = try dispatcher(giveUpAfter: .seconds(60))
        for _ in 1...5 {
            let permit = try #require(granted(dispatcher.decide(at: at(0))))
            _ = dispatcher.observe(exchange(.tryLater(problem)), lane: permit.lane, at: at(0))
            dispatcher.settled(lane: permit.lane, dueAt: at(0))
        }
        // A last one asks, since the machine may have slept.
        let probe = try #require(granted(dispatcher.decide(at: at(61))))
        _ = dispatcher.observe(exchange(.tryLater(problem)), lane: probe.lane, at: at(62))
        #expect(dispatcher.decide(at: at(62)) == .finish)
        guard case .gaveUp(after: .seconds(62), last: problem) = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
    }

    @Test(arguments: [false, true])
    func `a proxy that nobody knows ends it at once, unless there was an answer before`(
        wasAnswered: Bool
    ) throws {
        let unknown = Problem(code: .proxyUnknown, text: "Could not resolve proxy: p")
        var dispatcher = try dispatcher()
        if wasAnswered {
            _ = dispatcher.observe(exchange(.rejected(problem), status: 422), lane: 0, at: at(0))
        }
        _ = dispatcher.observe(exchange(.tryLater(unknown)), lane: 0, at: at(1))
        if wasAnswered {
            #expect(dispatcher.ending == nil)
        } else {
            guard case .stopped(unknown) = dispatcher.ending else {
                Issue.record("\(String(describing: dispatcher.ending))")
                return
            }
        }
    }

    @Test(arguments: [(503, 30.0), (429, 65)])
    func `a service that asks to be left alone for longer than it may stay away is given up on`(
        status: Int,
        seconds: Double
    ) throws {
        var dispatcher = try dispatcher(giveUpAfter: .seconds(30))
        let first = try #require(granted(dispatcher.decide(at: at(0))))
        let other = try #require(granted(dispatcher.decide(at: at(0))))
        let refusal = Exchange(
            outcome: .tryLater(problem),
            httpStatus: status,
            rate: RateLimitReport(retryAfter: .seconds(3_600))
        )
        let events = dispatcher.observe(refusal, lane: first.lane, at: at(0))
        #expect(events.count == 1)
        dispatcher.settled(lane: first.lane, dueAt: at(0))
        // What left before may have been in time.
        _ = dispatcher.observe(
            exchange(.rejected(problem), status: 422),
            lane: other.lane,
            at: at(1)
        )
        dispatcher.settled(lane: other.lane, dueAt: nil)
        #expect(dispatcher.decide(at: at(seconds - 1)) == .wait(until: at(3_600)))
        #expect(dispatcher.decide(at: at(seconds)) == .finish)
        guard case .gaveUp(_, last: problem) = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
    }

    @Test func `refusals for the rate without an end are given up on after a window`() throws {
        var dispatcher = try dispatcher(giveUpAfter: .seconds(3))
        var now = 0.0
        while now < 300 {
            switch dispatcher.decide(at: at(now)) {
            case .send(let permit):
                _ = dispatcher.observe(
                    exchange(.tryLater(problem), status: 429),
                    lane: permit.lane,
                    at: at(now)
                )
                dispatcher.settled(lane: permit.lane, dueAt: at(now))
            case .wait(let until): now = min(now + 1, (try #require(until) - start).seconds)
            case .finish:
                #expect((65...130).contains(now))
                return
            }
        }
        Issue.record("it never ended")
    }

    @Test(arguments: 1...6)
    func `the fifth failure in a row is an outage, however few rows are left`(rows: Int) throws {
        var dispatcher = try dispatcher(limit: rows)
        for number in 1...5 {
            #expect(dispatcher.breaker.isClosed)
            let permit = try #require(granted(dispatcher.decide(at: at(Double(number)))))
            _ = dispatcher.observe(
                exchange(.tryLater(problem), status: 503),
                lane: permit.lane,
                at: at(Double(number))
            )
            dispatcher.settled(lane: permit.lane, dueAt: at(Double(number)))
        }
        #expect(!dispatcher.breaker.isClosed)
        #expect(granted(dispatcher.decide(at: at(5.5))) == nil)
    }

    @Test func `requests that are refused together make one event`() throws {
        var dispatcher = try dispatcher()
        let refusal = exchange(.tryLater(problem), status: 429)
        let events = (0..<16).map { _ in
            dispatcher.observe(refusal, lane: 0, at: at(0)).count
        }
        #expect(events == [1] + Array(repeating: 0, count: 15))
        #expect(dispatcher.observe(refusal, lane: 0, at: at(1)).count == 1)
    }
}
