import AssetAPI
import Customers
import Journal
import Synchronization
import Testing

@testable import Delivery

struct ReconciliationTests {
    private typealias Listed = (id: String, name: String, externalID: String?)

    /// Every row's answer is lost; what the list says is up to the test.
    private func deliver(
        _ fixture: DeliveryFixture,
        attempts: Int = 1,
        pages: @escaping @Sendable (Int, String?) -> ListExchange
    ) throws -> ScriptedService {
        let service = ScriptedService(pages: pages) { _, _, _ in .cut }
        _ = try fixture.deliver(to: service) {
            $0.unknown = .reconcile
            $0.existing = .ignore
            $0.retry.maximumAttempts = attempts
            $0.workers = 1
        }
        return service
    }

    @Test func `an unknown row that the list holds is created, with its id`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        let service = try deliver(fixture) { _, _ in .page([("cus_7", "Ada L.", "A-1")]) }
        #expect(try fixture.totals()[.created] == 1)
        #expect(service.received.count == 1)
        #expect(try fixture.customerIDs() == ["cus_7"])
    }

    @Test func `a row without external_id is found by all its fields`() throws {
        let fixture = try DeliveryFixture(rows: 2) { ($0 == 1 ? "Ada" : "Bob", nil) }
        _ = try deliver(fixture) { _, _ in
            .page([("cus_1", " Ada ", nil), ("cus_2", "Bob", "someone else's")])
        }
        #expect(try fixture.totals()[.created] == 1)
        #expect(try fixture.totals()[.failed] == 1)
        #expect(try fixture.customerIDs() == ["cus_1"])
    }

    @Test func `a row that the list doesn't hold is sent again, and in the end fails`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        let service = try deliver(fixture, attempts: 3) { _, _ in .page([]) }
        #expect(service.received.count == 3)
        #expect(try fixture.totals()[.failed] == 1)
        #expect(try fixture.totals().addUp)
    }

    @Test func `equal twins are paired off one to one`() throws {
        let fixture = try DeliveryFixture(rows: 3) { _ in ("Ada", nil) }
        _ = try deliver(fixture) { _, _ in .page([("cus_1", "Ada", nil), ("cus_2", "Ada", nil)]) }
        #expect(try fixture.totals()[.created] == 2)
        #expect(try fixture.totals()[.failed] == 1)
        #expect(Set(try fixture.customerIDs()) == ["cus_1", "cus_2"])
    }

    @Test func `more customers than rows leave the rows unknown, with why`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", nil) }
        _ = try deliver(fixture) { _, _ in .page([("cus_1", "Ada", nil), ("cus_2", "Ada", nil)]) }
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == "ambiguous")
    }

    @Test func `a customer that the snapshot knows isn't taken for a row's own`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", nil) }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_1", "Ada", nil)]) },
            answer: { _, _, _ in .cut }
        )
        _ = try fixture.deliver(to: service) {
            $0.unknown = .reconcile
            $0.existing = .skip
            $0.retry.maximumAttempts = 1
        }
        #expect(try fixture.totals()[.failed] == 1)
        #expect(try fixture.customerIDs().isEmpty)
    }

    @Test func `a customer that moves to an earlier page while paging is not missed`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        // During the first reading the customer goes from page 2 to page 1, behind the reader.
        let service = try deliver(fixture) { number, page in
            let other: Listed = ("cus_8", "Other", nil)
            let ours: Listed = ("cus_1", "Ada", "A-1")
            switch (number, page) {
            case (1, nil): return .page([other], next: "2")
            case (2, _): return .page([("cus_9", "Last", nil)])
            case (_, nil): return .page([ours], next: "2")
            default: return .page([other, ("cus_9", "Last", nil)])
            }
        }
        #expect(try fixture.totals()[.created] == 1)
        #expect(service.pagesRead == 4)
    }

    /// What the list says of Ada, and what becomes of Bob, whom it doesn't hold.
    private struct Witness: Sendable {
        var listed: [(id: String, name: String, externalID: String?)] = []
        var bob: RowStatus = .unknown
        var code: String
    }

    private static let witnesses = [
        Witness(code: "list_incomplete"),
        Witness(listed: [("cus_1", "Ada", nil)], code: "list_differs"),
        Witness(listed: [("cus_1", "Ada", "A-1")], bob: .failed, code: "connection_cut"),
    ]

    @Test(arguments: [0, 1, 2])
    func `a list that lacks what this import made proves no absence`(number: Int) throws {
        let witness = Self.witnesses[number]
        let listed = witness.listed
        let fixture = try DeliveryFixture(rows: 2) { $0 == 1 ? ("Ada", "A-1") : ("Bob", "B-2") }
        let service = ScriptedService(pages: { _, _ in .page(listed) }) { _, payload, _ in
            payload.contains("Ada") ? .created(1) : .cut
        }
        _ = try fixture.deliver(to: service) {
            $0.unknown = .reconcile
            $0.existing = .ignore
            $0.retry.maximumAttempts = 1
        }
        #expect(try fixture.totals()[witness.bob] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == witness.code)
    }

    @Test func `fields that come back in another form prove no absence without external_id`() throws
    {
        let fixture = try DeliveryFixture(rows: 2) { ($0 == 1 ? "Ada" : "Bob", nil) }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_1", "ADA", nil), ("cus_2", "BOB", nil)]) },
            answer: { _, payload, _ in payload.contains("Ada") ? .created(1) : .cut }
        )
        _ = try fixture.deliver(to: service) {
            $0.unknown = .reconcile
            $0.retry.maximumAttempts = 1
        }
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == "list_differs")
        #expect(service.received.count == 2)
    }

    @Test func `a customer that moves to the front in every reading is not taken for absent`()
        throws
    {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        // Ours is on page 2 while page 1 is read, and on page 1 while page 2 is read.
        let service = try deliver(fixture) { _, page in
            page == nil
                ? .page([("cus_8", "Other", nil), ("cus_9", "Last", nil)], next: "2")
                : .page([("cus_9", "Last", nil)])
        }
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == "list_changing")
        #expect(service.received.count == 1)
    }

    @Test(arguments: ["the same token", "in a circle", "empty pages"])
    func `a list without an end leaves the rows unknown, with why`(kind: String) throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        let service = try deliver(fixture) { number, page in
            switch kind {
            case "the same token": .page([("cus_\(number)", "X", nil)], next: "2")
            case "in a circle": .page([("cus_\(number)", "X", nil)], next: page == "2" ? "3" : "2")
            default: .page([], next: "\(number)")
            }
        }
        #expect(service.pagesRead <= 12)
        #expect(try fixture.totals()[.unknown] == 1)
        let group = try fixture.writer.journal.problemGroups().first
        #expect(group?.code == "list_refused")
    }

    @Test func `a list that keeps losing customers proves nothing`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        _ = try deliver(fixture) { number, page in
            page == nil
                ? .page([("cus_\(number)", "Passing", nil)], next: "2")
                : .page([("cus_0", "Last", nil)])
        }
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == "list_changing")
    }

    @Test func `a page token that the service has forgotten makes the reading start anew`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        _ = try deliver(fixture) { number, page in
            if page == nil { return .page([("cus_8", "Other", nil)], next: "2") }
            let refusal = Problem(code: .validation, text: "HTTP 422")
            return number == 2
                ? ListExchange(result: .failure(.stop(refusal, .business)), httpStatus: 422)
                : .page([("cus_1", "Ada", "A-1")])
        }
        #expect(try fixture.totals()[.created] == 1)
    }

    @Test
    func `a row that a restored journal takes for unsent, and the list holds, isn't sent again`()
        throws
    {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { number, _ in
                .page(number == 1 ? [] : [("cus_1", "Row 1", "A-1"), ("cus_3", "Row 3", "A-3")])
            },
            answer: { number, _, _ in number == 1 ? .cut : .created(number) }
        )
        _ = try fixture.deliver(to: service) { options in
            options.unknown = .reconcile
            options.existing = nil
            options.limit = 1
        }
        #expect(try fixture.totals()[.created] == 1)
        #expect(try fixture.totals()[.existing] == 1)
        #expect(try fixture.totals()[.pending] == 1)
        #expect(service.received.count == 1)
    }

    @Test func `where nothing but other answers than pages come, it isn't the service`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        let problem = Problem(code: .unreadableAnswer, text: "HTTP 200 without a page")
        let service = ScriptedService(
            pages: { _, _ in ListExchange(result: .failure(.tryLater(problem)), httpStatus: 200) },
            answer: { number, _, _ in .created(number) }
        )
        let end = try fixture.deliver(to: service) { $0.existing = .skip }
        guard case .stopped(let reason) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(reason == problem)
        #expect(service.pagesRead == 3)
        #expect(service.received.isEmpty)
    }

    @Test func `a list that the token may not read leaves the rows unknown`() throws {
        let fixture = try DeliveryFixture(rows: 1) { _ in ("Ada", "A-1") }
        _ = try deliver(fixture) { _, _ in
            ListExchange(
                result: .failure(.stop(Problem(code: .forbidden, text: "HTTP 403"), .business)),
                httpStatus: 403
            )
        }
        #expect(try fixture.totals()[.unknown] == 1)
        #expect(try fixture.writer.journal.problemGroups().first?.code == "list_refused")
    }

    @Test func `resend sends unknown rows again without a look`() throws {
        let fixture = try DeliveryFixture(rows: 2)
        let service = ScriptedService { number, _, _ in number <= 2 ? .cut : .created(number) }
        _ = try fixture.deliver(to: service) {
            $0.unknown = .resend
            $0.workers = 1
        }
        #expect(service.received.count == 4)
        #expect(service.pagesRead == 0)
        #expect(try fixture.totals()[.created] == 2)
    }
}

struct ExistingTests {
    @Test func `rows whose external_id the service holds aren't sent`() throws {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_old", "Whoever", "A-2")]) },
            answer: { number, _, _ in .created(number) }
        )
        _ = try fixture.deliver(to: service)
        #expect(service.received.count == 2)
        #expect(try fixture.totals()[.existing] == 1)
        #expect(try fixture.customerIDs().contains("cus_old"))
    }

    @Test func `the list is read once, before the first send, and not again`() throws {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService { number, _, _ in .created(number) }
        _ = try fixture.deliver(to: service) { $0.limit = 1 }
        _ = try fixture.deliver(to: service)
        #expect(service.pagesRead == 1)
        #expect(try fixture.totals()[.created] == 3)
    }

    @Test func `a list that never holds still ends the run before anything is sent`() throws {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { _, page in
                page == nil
                    ? .page([("cus_1", "One", nil), ("cus_2", "Two", nil)], next: "2")
                    : .page([("cus_2", "Two", nil)])
            },
            answer: { number, _, _ in .created(number) }
        )
        let end = try fixture.deliver(to: service)
        guard case .stopped(let problem) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(problem.code == .listChanging)
        #expect(service.received.isEmpty)
        #expect(service.pagesRead == 10)
    }

    @Test func `customers that others add while the list is read don't stop a run`() throws {
        let fixture = try DeliveryFixture(rows: 2) { ("Row \($0)", "A-\($0)") }
        // Each reading sees one more at the front, which pushes another to the next page.
        let service = ScriptedService(
            pages: { number, page in
                let reading = (number + 1) / 2
                guard page != nil else {
                    return .page(
                        [("new_\(reading)", "New", nil), ("cus_1", "One", nil)],
                        next: "2"
                    )
                }
                let older = (1..<reading).map { ("new_\($0)", "New", nil as String?) }
                return .page([("cus_1", "One", nil)] + older)
            },
            answer: { number, _, _ in .created(number) }
        )
        _ = try fixture.deliver(to: service)
        #expect(service.received.count == 2)
        #expect(service.pagesRead == 4)
    }

    @Test func `rows without external ids cost no look`() throws {
        let fixture = try DeliveryFixture(rows: 3)
        let service = ScriptedService { number, _, _ in .created(number) }
        _ = try fixture.deliver(to: service)
        #expect(service.pagesRead == 0)
    }

    @Test func `fail ends the run before anything is sent`() throws {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_old", "Whoever", "A-2")]) },
            answer: { number, _, _ in .created(number) }
        )
        let end = try fixture.deliver(to: service) { $0.existing = .fail }
        guard case .existing(1, [2]) = end else {
            Issue.record("\(end)")
            return
        }
        #expect(service.received.isEmpty)
        #expect(try fixture.totals()[.pending] == 3)
    }

    @Test func `update sends the fields that differ, and nothing for equal customers`() throws {
        let fixture = try DeliveryFixture(rows: 3) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_1", "Row 1", "A-1"), ("cus_2", "Old name", "A-2")]) },
            answer: { number, _, _ in number == 1 ? .unavailable : .created(10 + number) }
        )
        _ = try fixture.deliver(to: service) {
            $0.existing = .update
            $0.workers = 1
        }
        #expect(service.received.contains(#"cus_2 {"name":"Row 2"}"#))
        #expect(try fixture.totals()[.existing] == 1)
        #expect(try fixture.totals()[.updated] == 1)
        #expect(try fixture.totals()[.created] == 1)
        #expect(try fixture.totals().addUp)
    }

    @Test
    func `a row that is to update its customer still does, once an unknown row was looked for`()
        throws
    {
        let fixture = try DeliveryFixture(rows: 2) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { number, _ in
                .page(
                    [("cus_2", "Old name", "A-2")]
                        + (number == 1 ? [] : [("cus_1", "Row 1", "A-1")])
                )
            },
            answer: { number, _, _ in number == 1 ? .cut : .created(number) }
        )
        _ = try fixture.deliver(to: service) {
            $0.existing = .update
            $0.unknown = .hold
            $0.limit = 1
        }
        _ = try fixture.deliver(to: service) {
            $0.existing = nil
            $0.unknown = .reconcile
        }
        #expect(service.received.last == #"cus_2 {"name":"Row 2"}"#)
        #expect(try fixture.totals()[.created] == 1)
        #expect(try fixture.totals()[.updated] == 1)
    }

    @Test func `two customers with the row's external_id: none is updated`() throws {
        let fixture = try DeliveryFixture(rows: 1) { ("Row \($0)", "A-\($0)") }
        let service = ScriptedService(
            pages: { _, _ in .page([("cus_1", "X", "A-1"), ("cus_2", "Y", "A-1")]) },
            answer: { number, _, _ in .created(number) }
        )
        _ = try fixture.deliver(to: service) { $0.existing = .update }
        #expect(service.received.isEmpty)
        #expect(try fixture.totals()[.failed] == 1)
    }

    @Test func `a snapshot that a stop cut off goes on at its page`() throws {
        let fixture = try DeliveryFixture(rows: 1) { ("Row \($0)", "A-\($0)") }
        let asked = Mutex<[String?]>([])
        let service = ScriptedService(
            pages: { number, page in
                asked.withLock { $0.append(page) }
                if number == 2 {
                    let problem = Problem(code: .connectionRefused, text: "refused")
                    return ListExchange(result: .failure(.tryLater(problem)))
                }
                return page == nil ? .page([("cus_1", "X", "B")], next: "2") : .page([])
            },
            answer: { number, _, _ in .created(number) }
        )
        _ = try fixture.deliver(to: service)
        #expect(asked.withLock { $0 } == [nil, "2", "2"])
        #expect(try fixture.totals()[.created] == 1)
    }
}

extension DeliveryFixture {
    /// The customer ids that the journal holds, by row.
    func customerIDs() throws -> [String] {
        var ids: [String] = []
        try writer.journal.forEachRow(in: Set(RowStatus.allCases)) { row in
            if let id = row.customerID { ids.append(id) }
        }
        return ids
    }
}
