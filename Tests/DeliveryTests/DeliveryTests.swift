import AssetAPI
import Customers
import GRDB
import Journal
import Synchronization
import Testing

@testable import Delivery

struct DeliveryTests {
    private func isFinished(_ end: DeliveryEnd) -> Bool {
        if case .finished = end { true } else { false }
    }

    @Test(arguments: [1, 8, 64])
    func `every row is sent once and created once, whatever the number of workers`(
        workers: Int
    ) throws {
        let fixture = try DeliveryFixture(rows: 500)
        let service = ScriptedService { number, _, _ in .created(number) }
        let end = try fixture.deliver(to: service) { $0.workers = workers }
        #expect(isFinished(end))
        #expect(service.received.count == 500)
        #expect(Set(service.received).count == 500)
        let totals = try fixture.totals()
        #expect(totals[.created] == 500)
        #expect(totals.addUp)
    }

    @Test func `promise 1: a row is durably sending before its request leaves`() throws {
        let fixture = try DeliveryFixture(rows: 20)
        let path = fixture.writer.path
        let early = Mutex(0)
        let service = ScriptedService { number, payload, _ in
            // Another connection sees only what is committed.
            let isDurable = (try? Journal(reading: path))?.isSending(payload) ?? false
            if !isDurable { early.withLock { $0 += 1 } }
            return .created(number)
        }
        _ = try fixture.deliver(to: service)
        #expect(early.withLock { $0 } == 0)
    }

    @Test func `promise 2: a row without an answer that tells is not sent again`() throws {
        let fixture = try DeliveryFixture(rows: 40)
        let service = ScriptedService { number, _, _ in
            number.isMultiple(of: 4) ? .cut : .created(number)
        }
        let end = try fixture.deliver(to: service) { $0.workers = 1 }
        #expect(isFinished(end))
        #expect(Set(service.received).count == service.received.count)
        #expect(try fixture.totals()[.unknown] == 10)
        #expect(try fixture.totals()[.created] == 30)
    }

    @Test(arguments: [(1, Duration.zero, 1), (8, .zero, 4), (8, .milliseconds(20), 1)])
    func `rows go side by side only where answers are faster than commits`(
        workers: Int,
        latency: Duration,
        most: Int
    ) throws {
        let fixture = try DeliveryFixture(rows: 400)
        let service = ScriptedService { number, _, _ in
            var exchange = Exchange.created(number)
            exchange.latency = latency
            return exchange
        }
        _ = try fixture.deliver(to: service) { $0.workers = workers }
        #expect(service.mostTogether == most)
        #expect(Set(service.received).count == 400)
    }

    @Test(arguments: [1, 8])
    func `rows of many businesses share commits and connections, and each goes to its own`(
        workers: Int
    ) throws {
        let fixture = try DeliveryFixture(rows: 600, businesses: 200) { number in
            ("\(number) of \((number - 1) % 200 + 1)", nil)
        }
        let service = ScriptedService { number, _, _ in
            number.isMultiple(of: 7) ? .unavailable : .created(number)
        }
        let end = try fixture.deliver(to: service) { $0.workers = workers }
        #expect(isFinished(end))
        #expect(service.mostTogether == min(workers, 4))
        #expect(service.receivedByBusiness.count == 200)
        for (business, payloads) in service.receivedByBusiness {
            let name = business.dropFirst(4)
            #expect(payloads.allSatisfy { $0.hasSuffix(" of \(name)\"}") }, "\(business)")
        }
        #expect(Set(service.received).count == 600)
        #expect(try fixture.totals()[.created] == 600)
        #expect(try fixture.totals().addUp)
    }

    @Test(arguments: [1, 8])
    func `a business that is refused in the middle of a stride leaves its rows, and stops no other`(
        workers: Int
    ) throws {
        let fixture = try DeliveryFixture(rows: 300, businesses: 100) { number in
            ("\(number) of \((number - 1) % 100 + 1)", nil)
        }
        let service = ScriptedService { number, payload, _ in
            guard payload.hasSuffix(" of 50\"}") else { return .created(number) }
            return Exchange(
                outcome: .stop(Problem(code: .refused, text: "HTTP 403"), .business),
                httpStatus: 403
            )
        }
        _ = try fixture.deliver(to: service) { $0.workers = workers }
        let totals = try fixture.totals()
        #expect(totals[.created] == 297)
        #expect(totals[.pending] == 3)
        #expect(Set(service.received).count == service.received.count)
    }

    @Test func `what ends a run in the middle of a stride leaves its other rows unsent`() throws {
        let fixture = try DeliveryFixture(rows: 100)
        let service = ScriptedService { number, _, _ in
            number == 40 ? .rejected : .created(number)
        }
        _ = try fixture.deliver(to: service) {
            $0.workers = 1
            $0.maximumRejects = .count(0)
        }
        #expect(service.received.count == 40)
        let totals = try fixture.totals()
        #expect(totals[.created] == 39)
        #expect(totals[.pending] == 60)
        let attempts = try DatabaseQueue(path: fixture.writer.path).read {
            try Int.fetchOne($0, sql: "SELECT sum(attempts) FROM row")
        }
        #expect(attempts == 40)
    }

    @Test func `a token that expires in the middle of a stride costs one request`() throws {
        let fixture = try DeliveryFixture(rows: 100)
        let service = ScriptedService { number, _, token in
            number > 50 && token.version == 1 ? .unauthorised : .created(number)
        }
        let count = Mutex(0)
        let end = try fixture.deliver(
            to: service,
            tokens: TokenStore(canRenew: true) { _ in
                (Secret("t\(count.withLock { $0 += 1; return $0 })"), nil)
            }
        ) { $0.workers = 1 }
        #expect(isFinished(end))
        #expect(service.received.count == 101)
        #expect(try fixture.totals()[.created] == 100)
    }

    @Test func `a passing refusal is retried until it passes`() throws {
        let fixture = try DeliveryFixture(rows: 30)
        let service = ScriptedService { number, _, _ in
            number.isMultiple(of: 3) ? .unavailable : .created(number)
        }
        let end = try fixture.deliver(to: service) { $0.workers = 1 }
        #expect(isFinished(end))
        #expect(try fixture.totals()[.created] == 30)
        #expect(service.received.count > 30)
    }

    @Test func `a row that is always refused for now fails after the allowed attempts`() throws {
        let fixture = try DeliveryFixture(rows: 10)
        let service = ScriptedService { number, payload, _ in
            payload == #"{"name":"3"}"# ? .unavailable : .created(number)
        }
        let end = try fixture.deliver(to: service) {
            $0.workers = 1
            $0.retry.maximumAttempts = 3
        }
        #expect(isFinished(end))
        #expect(try fixture.totals()[.failed] == 1)
        #expect(try fixture.totals()[.created] == 9)
        #expect(service.received.count { $0 == #"{"name":"3"}"# } == 3)
    }

    @Test func `one attempt allowed sends each row once`() throws {
        let fixture = try DeliveryFixture(rows: 3)
        let service = ScriptedService { _, _, _ in .unavailable }
        _ = try fixture.deliver(to: service) { $0.retry.maximumAttempts = 1 }
        #expect(service.received.count == 3)
        #expect(try fixture.totals()[.failed] == 3)
    }

    @Test func `a refused token is renewed once for all workers`() throws {
        let fixture = try DeliveryFixture(rows: 200)
        let fetches = Mutex(0)
        let tokens = TokenStore(canRenew: true) { _ in
            let count = fetches.withLock { count in
                count += 1
                return count
            }
            return (Secret("t\(count)"), nil)
        }
        let service = ScriptedService { number, _, token in
            token.version == 1 && number > 50 ? .unauthorised : .created(number)
        }
        let renewals = Mutex(0)
        let end = try fixture.deliver(
            to: service,
            tokens: tokens,
            report: { event in
                if case .tokenRenewed = event { renewals.withLock { $0 += 1 } }
            }
        )
        #expect(isFinished(end))
        #expect(fetches.withLock { $0 } == 2)
        #expect(renewals.withLock { $0 } == 1)
        #expect(try fixture.totals()[.created] == 200)
    }

    @Test func `what isn't the token endpoint stops the run at once`() throws {
        let fixture = try DeliveryFixture(rows: 10)
        let service = ScriptedService { number, _, _ in .created(number) }
        let problem = Problem(code: .tlsUntrusted, text: "the token endpoint: no such authority")
        let tokens = TokenStore(canRenew: true) { (_) throws(TokenError) in
            throw .wrongEndpoint(problem)
        }
        let end = try fixture.deliver(to: service, tokens: tokens)
        guard case .stopped(problem) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(try fixture.totals()[.pending] == 10)
        #expect(service.received.isEmpty)
    }

    @Test func `a dead token stops the run with its rows pending`() throws {
        let fixture = try DeliveryFixture(rows: 100)
        let service = ScriptedService { _, _, _ in .unauthorised }
        let end = try fixture.deliver(to: service)
        guard case .noToken(.tokenRefused) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(try fixture.totals()[.pending] == 100)
        #expect(service.received.count <= 8)
    }

    @Test func `--limit sends so many rows and leaves the others pending`() throws {
        let fixture = try DeliveryFixture(rows: 100)
        let service = ScriptedService { number, _, _ in .created(number) }
        let end = try fixture.deliver(to: service) { $0.limit = 7 }
        guard case .limitReached = end else {
            Issue.record("\(end)")
            return
        }
        #expect(try fixture.totals()[.created] == 7)
        #expect(try fixture.totals()[.pending] == 93)
    }

    @Test func `a service that stays away is given up on, and no row is lost`() throws {
        let fixture = try DeliveryFixture(rows: 50)
        let service = ScriptedService { _, _, _ in
            Exchange(outcome: .tryLater(Problem(code: .connectionRefused, text: "refused")))
        }
        let end = try fixture.deliver(to: service) { $0.giveUpAfter = .milliseconds(50) }
        guard case .gaveUp = end else {
            Issue.record("\(end)")
            return
        }
        let totals = try fixture.totals()
        #expect(totals[.pending] == 50)
        #expect(totals.addUp)
    }

    @Test func `a refusal of the business stops the run with its rows pending`() throws {
        let fixture = try DeliveryFixture(rows: 50)
        let service = ScriptedService { _, _, _ in
            Exchange(
                outcome: .stop(Problem(code: .forbidden, text: "HTTP 403"), .business),
                httpStatus: 403
            )
        }
        let end = try fixture.deliver(to: service)
        guard case .stopped(let problem) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(problem.code == .forbidden)
        #expect(try fixture.totals()[.pending] == 50)
    }

    @Test func `the totals add up with every kind of outcome at once`() throws {
        let fixture = try DeliveryFixture(rows: 300)
        let service = ScriptedService { number, _, _ in
            switch number % 7 {
            case 0: .rejected
            case 1: .unavailable
            case 2: .cut
            default: .created(number)
            }
        }
        let end = try fixture.deliver(to: service)
        #expect(isFinished(end))
        let totals = try fixture.totals()
        #expect(totals.addUp)
        #expect(totals.remaining == 0)
        #expect(totals[.created] + totals[.rejected] + totals[.unknown] == 300)
    }
}

extension Journal {
    /// Whether the row with this payload is `sending`.
    fileprivate func isSending(_ payload: String) -> Bool {
        var found = false
        try? forEachRow(in: [.sending]) { row in
            if row.payload == payload { found = true }
        }
        return found
    }
}
