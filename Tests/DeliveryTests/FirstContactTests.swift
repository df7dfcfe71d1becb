import AssetAPI
import Customers
import GRDB
import Journal
import Testing

@testable import Delivery

/// A service that was never reached is told of soon, and one that was is waited for.
struct FirstContactTests {
    private typealias Instant = Moment

    private static let refused = Problem(code: .connectionRefused, text: "refused")
    private static let unsent = Exchange(outcome: .tryLater(refused))

    private func dispatcher(
        isFirstContact: Bool = true,
        waits: Bool = false,
        giveUpAfter: Duration = .seconds(900)
    ) throws -> Dispatcher {
        Dispatcher(
            businesses: [Business(key: 1, id: try #require(BusinessID("biz_1")))],
            pacer: Pacer(ceiling: .unlimited),
            workers: 1,
            giveUpAfter: giveUpAfter,
            isFirstContact: isFirstContact,
            waits: waits
        )
    }

    /// Sends, in simulated time, until the delivery ends.
    ///
    /// - Parameter answer: what comes of the request of that number, and after how long.
    /// - Returns: how long that took.
    private func run(
        _ dispatcher: inout Dispatcher,
        answer: (Int) -> (Exchange, Duration) = { _ in (Self.unsent, .zero) }
    ) -> Duration {
        let start = Instant.now
        var now = start
        var requests = 0
        while now - start < .seconds(10_000) {
            switch dispatcher.decide(at: now) {
            case .finish: return now - start
            case .wait(let until):
                guard let until else { return now - start }
                now = until
            case .send(let permit):
                requests += 1
                let (exchange, length) = answer(requests)
                now = now + length
                _ = dispatcher.observe(exchange, lane: permit.lane, at: now)
                dispatcher.released(permit, at: now)
            }
        }
        return now - start
    }

    private func isUnreachable(_ end: DeliveryEnd?) -> Bool {
        if case .unreachable = end { true } else { false }
    }

    @Test(arguments: [Duration.zero, .milliseconds(300), .seconds(8)])
    func `no way to a service that was never reached is told within ten seconds`(
        length: Duration
    ) throws {
        var dispatcher = try dispatcher()
        let time = run(&dispatcher) { _ in (Self.unsent, length) }
        #expect(isUnreachable(dispatcher.ending))
        #expect(time <= .seconds(10) && time >= .seconds(4))
    }

    @Test func `a token endpoint that was never reached is told as soon`() throws {
        var dispatcher = try dispatcher()
        let start = Instant.now
        var now = start
        while dispatcher.ending == nil, now - start < .seconds(100) {
            switch dispatcher.decide(at: now) {
            case .finish: break
            case .wait(let until): now = until ?? now + .seconds(100)
            case .send(let permit):
                _ = dispatcher.tokenDelayed(Self.refused, isUnsent: true, at: now)
                dispatcher.returnPermit(permit, at: now)
            }
        }
        #expect(isUnreachable(dispatcher.ending))
        #expect(now - start <= .seconds(10))
    }

    @Test func `a list that can't be asked for is told as soon`() throws {
        var dispatcher = try dispatcher()
        let start = Instant.now
        var now = start
        while dispatcher.ending == nil, now - start < .seconds(100) {
            switch dispatcher.decideListing(lane: 0, at: now) {
            case .finish: break
            case .wait(let until): now = until ?? now + .seconds(100)
            case .send(let permit):
                let exchange = ListExchange(
                    result: .failure(.tryLater(Self.refused)),
                    isUnsent: true
                )
                _ = dispatcher.observe(exchange, permit, at: now)
            }
        }
        #expect(isUnreachable(dispatcher.ending))
        #expect(now - start <= .seconds(10))
    }

    @Test(
        arguments: [
            // An answer was had in this journal's life.
            (isFirst: false, waits: false, first: nil),
            // --wait.
            (true, true, nil),
            // Something answered, though not well; something took the connection.
            (true, false, Exchange.unavailable),
            (true, false, Exchange.cut),
        ] as [(Bool, Bool, Exchange?)]
    )
    func `otherwise a service that is away is waited for as long as it may stay away`(
        isFirst: Bool,
        waits: Bool,
        first: Exchange?
    ) throws {
        var dispatcher = try dispatcher(isFirstContact: isFirst, waits: waits)
        let time = run(&dispatcher) { number in
            (number == 1 ? first ?? Self.unsent : Self.unsent, .zero)
        }
        guard case .gaveUp = dispatcher.ending else {
            Issue.record("\(String(describing: dispatcher.ending))")
            return
        }
        #expect(time >= .seconds(900))
    }

    @Test(arguments: [true, false])
    func `rows that found no way to the service are pending as before, and none has failed`(
        waits: Bool
    ) throws {
        let fixture = try DeliveryFixture(rows: 5)
        let service = ScriptedService { _, _, _ in Self.unsent }
        _ = try fixture.deliver(to: service) {
            $0.giveUpAfter = .milliseconds(50)
            $0.retry.maximumAttempts = 1
            $0.waits = waits
        }
        #expect(try fixture.totals()[.pending] == 5)
        let counted = try DatabaseQueue(path: fixture.writer.path).read {
            try Int.fetchOne(
                $0,
                sql: "SELECT sum(attempts + failures) + (SELECT count(*) FROM attempt) FROM row"
            )
        }
        #expect(counted == 0)
    }

    @Test func `an answer, or a page, is remembered by the journal`() throws {
        let fixture = try DeliveryFixture(rows: 2)
        #expect(try !fixture.writer.journal.wasAnswered())
        let service = ScriptedService { number, _, _ in number == 1 ? .cut : .created(number) }
        _ = try fixture.deliver(to: service) { $0.limit = 1 }
        #expect(try !fixture.writer.journal.wasAnswered())
        _ = try fixture.deliver(to: service)
        #expect(try fixture.writer.journal.wasAnswered())
        let other = try DeliveryFixture(rows: 1)
        _ = try other.deliver(to: service) {
            $0.existing = .skip
            $0.maximumRejects = .count(0)
            $0.limit = 1
        }
        #expect(try other.writer.journal.wasAnswered())
    }
}
