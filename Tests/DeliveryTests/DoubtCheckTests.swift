import AssetAPI
import Customers
import GRDB
import Journal
import Synchronization
import Testing

@testable import Delivery

/// What is done before anything is sent from a journal that isn't known to be the one that last sent.
struct DoubtCheckTests {
    private typealias Listed = (id: String, name: String, externalID: String?)

    /// A journal of which some rows were sent, and which no record speaks for.
    private struct Trial {
        let fixture: DeliveryFixture
        let session: SessionID

        init(
            rows: Int = 4,
            sent: Int = 1,
            payload: @escaping (Int) -> (name: String, externalID: String?) = {
                ("N\($0)", "A-\($0)")
            }
        ) throws {
            fixture = try DeliveryFixture(rows: rows, payload: payload)
            if sent > 0 {
                let service = ScriptedService { number, _, _ in .created(number) }
                _ = try fixture.deliver(to: service) {
                    $0.limit = sent
                    $0.workers = 1
                    $0.existing = .ignore
                }
            }
            session = try Self.begin(fixture)
        }

        static func begin(_ fixture: DeliveryFixture) throws -> SessionID {
            let session = try fixture.writer.beginSession(
                command: "",
                toolVersion: "",
                at: .now()
            )
            #expect(session.doubt != nil)
            return session.id
        }

        func deliver(
            to service: ScriptedService,
            session: SessionID? = nil,
            _ configure: (inout DeliveryOptions) -> Void = { _ in }
        ) throws -> DeliveryEnd {
            var options = DeliveryOptions(workers: 2, rate: .unlimited, grace: .zero, seed: 1)
            configure(&options)
            return try Delivery(
                fixture.writer,
                session: session ?? self.session,
                options: options,
                tokens: TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
                makeService: { service.handle() },
                report: { _ in }
            ).run()
        }
    }

    private static let whole: [Listed] = (1...4).map { ("cus_\($0)", "N\($0)", "A-\($0)") }

    @Test(arguments: [nil, ExistingPolicy.skip, .ignore], [UnknownPolicy.reconcile, .hold])
    func `promise 10: rows that the list holds aren't sent, whatever the policies`(
        existing: ExistingPolicy?,
        unknown: UnknownPolicy
    ) throws {
        let trial = try Trial()
        let service = ScriptedService(pages: { _, _ in .page(Array(Self.whole.prefix(3))) }) {
            number,
            _,
            _ in .created(number + 10)
        }
        _ = try trial.deliver(to: service) {
            $0.existing = existing
            $0.unknown = unknown
        }
        #expect(service.received == [#"{"name":"N4","external_id":"A-4"}"#])
        let totals = try trial.fixture.totals()
        #expect((totals[.created], totals[.existing]) == (2, 2))
        #expect(try trial.fixture.writer.journal.identity()?.doubt == nil)
    }

    /// Lists that can't tell, with the code that the run ends with.
    private static let liars: [(code: String, page: @Sendable (Int, String?) -> ListExchange)] = [
        ("doubt_missing", { _, _ in .page(Array(whole.dropFirst(3))) }),
        (
            "doubt",
            { number, page in
                page == nil
                    ? .page([whole[0], ("x\(number)", "X", nil)], next: "2")
                    : .page([("y\(number)", "Y", nil)])
            }
        ),
        ("doubt", { _, _ in .page([("cus_1", "N1", nil)]) }),
        (
            "forbidden",
            { _, _ in
                let problem = Problem(code: .forbidden, text: "HTTP 403")
                return ListExchange(result: .failure(.stop(problem, .business)), httpStatus: 403)
            }
        ),
        ("list_endless", { number, _ in .page([("x\(number)", "X", nil)], next: "2") }),
    ]

    @Test(arguments: liars.indices)
    func `promise 10: a list that can't tell ends the run, and nothing is sent`(
        number: Int
    ) throws {
        let (code, page) = Self.liars[number]
        let trial = try Trial()
        let service = ScriptedService(pages: page) { number, _, _ in .created(number) }
        let end = try trial.deliver(to: service) { $0.existing = .ignore }
        guard case .stopped(let problem) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(problem.code.rawValue == code)
        #expect(service.received.isEmpty)
        #expect(try trial.fixture.writer.journal.identity()?.doubt == .noFolder)
        #expect(try trial.fixture.totals().addUp)
    }

    @Test
    func
        `customers that somebody deleted are named, with their rows, and what is held is left out`()
        throws
    {
        let trial = try Trial(rows: 9, sent: 7)
        // The last row of all was sent by a copy.
        let service = ScriptedService(pages: { _, _ in .page([("cus_9", "N9", "A-9")]) }) {
            number,
            _,
            _ in .created(number + 10)
        }
        guard case .stopped(let problem) = try trial.deliver(to: service) else {
            Issue.record("it wasn't stopped")
            return
        }
        #expect(problem.code == .doubtMissing)
        #expect(
            problem.text == """
                the service's list lacks 7 customers that this import created: cus_1 (row 1), cus_2 (row 2), \
                cus_3 (row 3), cus_4 (row 4), cus_5 (row 5), …
                """
        )
        #expect(service.received.isEmpty)
        let next = try Trial.begin(trial.fixture)
        _ = try trial.deliver(to: service, session: next) { $0.asksListInDoubt = false }
        #expect(service.received == [#"{"name":"N8","external_id":"A-8"}"#])
    }

    @Test func `only the option that names the risk sends without the list`() throws {
        let trial = try Trial()
        let service = ScriptedService { number, _, _ in .created(number + 10) }
        _ = try trial.deliver(to: service) {
            $0.asksListInDoubt = false
            $0.existing = .ignore
        }
        #expect(service.pagesRead == 0)
        #expect(service.received.count == 3)
        #expect(try trial.fixture.writer.journal.identity()?.doubt == .noFolder)
    }

    @Test func `rows without external_id are paired with customers that no other row has`() throws {
        let trial = try Trial(rows: 4) { _ in ("Ada", nil) }
        // cus_1 is the first row's; of the other three rows two are there.
        let service = ScriptedService(
            pages: { _, _ in
                .page([("cus_1", "Ada", nil), ("cus_2", "Ada", nil), ("cus_3", " Ada ", nil)])
            }
        ) { number, _, _ in .created(number + 10) }
        _ = try trial.deliver(to: service)
        #expect(service.received.count == 1)
        let totals = try trial.fixture.totals()
        #expect((totals[.created], totals[.existing]) == (2, 2))
        #expect(Set(try trial.fixture.customerIDs()).count == 4)
    }

    @Test func `in doubt, --existing update sends what differs, and creates nothing twice`() throws
    {
        let trial = try Trial()
        let service = ScriptedService(
            pages: { _, _ in
                .page([Self.whole[0], Self.whole[1], ("cus_3", "Another", "A-3")])
            }
        ) { number, _, _ in .created(number + 10) }
        _ = try trial.deliver(to: service) { $0.existing = .update }
        #expect(
            Set(service.received) == [
                #"cus_3 {"name":"N3"}"#, #"{"name":"N4","external_id":"A-4"}"#,
            ]
        )
    }

    @Test func `in doubt, --existing fail ends the run where nobody has looked before`() throws {
        let trial = try Trial()
        let service = ScriptedService(pages: { _, _ in .page(Self.whole) }) { number, _, _ in
            .created(number)
        }
        let end = try trial.deliver(to: service) { $0.existing = .fail }
        guard case .existing(rows: 3, _) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(service.received.isEmpty)
    }

    @Test func `rows that are put back after a doubt are looked for, too`() throws {
        let trial = try Trial()
        let refusing = ScriptedService(pages: { _, _ in .page([Self.whole[0]]) }) { _, _, _ in
            .rejected
        }
        _ = try trial.deliver(to: refusing)
        let writer = trial.fixture.writer
        #expect(try trial.fixture.totals()[.rejected] == 3)
        #expect(try writer.journal.identity()?.doubt == nil)
        try writer.retry([2, 3, 4], from: .rejected, session: trial.session, at: .now())
        let service = ScriptedService(pages: { _, _ in .page(Array(Self.whole.prefix(2))) }) {
            number,
            _,
            _ in .created(number + 10)
        }
        _ = try trial.deliver(to: service)
        #expect(service.received.count == 2)
        #expect(try trial.fixture.totals()[.existing] == 1)
    }

    @Test func `each business's list is read, and those that told aren't read again`() throws {
        let trial = try Trial(rows: 6, sent: 0)
        let writer = trial.fixture.writer
        try DatabaseQueue(path: writer.path).write { db in
            try db.execute(
                sql: """
                    INSERT INTO business VALUES (2, 'biz_2');
                    UPDATE row SET business = 2 WHERE id > 3;
                    """
            )
        }
        let fails = Mutex(true)
        let service = ScriptedService(
            pages: { number, _ in
                // The second business's list isn't given at first.
                if number == 2, fails.withLock({ $0 }) {
                    let problem = Problem(code: .forbidden, text: "HTTP 403")
                    return ListExchange(
                        result: .failure(.stop(problem, .service)),
                        httpStatus: 403
                    )
                }
                return .page(Self.whole)
            }
        ) { number, _, _ in .created(number + 10) }
        // One after the other, so that it is known whose page is the second.
        _ = try trial.deliver(to: service) { $0.workers = 1 }
        #expect(service.received.isEmpty)
        #expect(try trial.fixture.totals()[.existing] == 3)
        fails.withLock { $0 = false }
        _ = try trial.deliver(to: service)
        #expect(service.pagesRead == 3)
        #expect(try trial.fixture.totals()[.existing] == 4)
        #expect(service.received.count == 2)
    }

    @Test func `the list is read once what was sent last has had its time`() throws {
        let trial = try Trial()
        let start = ContinuousClock.now
        let service = ScriptedService(pages: { _, _ in .page(Self.whole) }) { number, _, _ in
            .created(number)
        }
        _ = try trial.deliver(to: service) { $0.grace = .milliseconds(300) }
        #expect(ContinuousClock.now - start >= .milliseconds(250))
        #expect(service.received.isEmpty)
    }
}
