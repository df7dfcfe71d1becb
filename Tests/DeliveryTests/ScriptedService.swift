import AssetAPI
import Customers
import Foundation
import Journal
import Synchronization

@testable import Delivery

/// A service whose answers a test decides; it keeps a ledger of what it was asked to create.
final class ScriptedService: Sendable {
    private struct State {
        var received: [String] = []
        var tokens: Set<Int> = []
        var pages = 0
        var mostTogether = 0
        var businesses: [String: [String]] = [:]
    }

    private let state = Mutex(State())
    private let pages: @Sendable (_ number: Int, _ pageToken: String?) -> ListExchange
    private let answer: @Sendable (_ number: Int, _ payload: String, Token) -> Exchange

    /// - Parameters:
    ///   - pages: given the 1-based number of the request for a page, and the page asked for.
    ///   - answer: given the 1-based number of the request among all.
    init(
        pages: @escaping @Sendable (_ number: Int, _ pageToken: String?) -> ListExchange = {
            _,
            _ in .page([])
        },
        answer: @escaping @Sendable (_ number: Int, _ payload: String, Token) -> Exchange
    ) {
        self.pages = pages
        self.answer = answer
    }

    /// The requests for a page so far.
    var pagesRead: Int { state.withLock { $0.pages } }

    /// The payloads of all requests, in order of arrival.
    var received: [String] { state.withLock { $0.received } }

    /// The most rows that one worker sent side by side.
    var mostTogether: Int { state.withLock { $0.mostTogether } }

    /// The payloads that each business was sent, in order of arrival.
    var receivedByBusiness: [String: [String]] { state.withLock { $0.businesses } }

    /// A worker's handle on this service.
    func handle() -> any CustomerService { Handle(service: self) }

    fileprivate func create(_ payload: [UInt8], _ token: Token) -> Exchange {
        let text = String(decoding: payload, as: UTF8.self)
        let number = state.withLock { state in
            state.received.append(text)
            return state.received.count
        }
        return answer(number, text, token)
    }

    fileprivate func sent(together customers: [Creation]) {
        state.withLock { state in
            state.mostTogether = max(state.mostTogether, customers.count)
            for customer in customers {
                let text = String(decoding: customer.payload, as: UTF8.self)
                state.businesses[customer.business.text, default: []].append(text)
            }
        }
    }

    fileprivate func list(_ pageToken: String?) -> ListExchange {
        let number = state.withLock { state in
            state.pages += 1
            return state.pages
        }
        return pages(number, pageToken)
    }

    private final class Handle: CustomerService {
        let service: ScriptedService

        init(service: ScriptedService) {
            self.service = service
        }

        func create(_ customers: [Creation], token: Token) -> [Exchange] {
            service.sent(together: customers)
            return customers.map { service.create($0.payload, token) }
        }

        func list(
            business: BusinessID,
            pageToken: String?,
            size: Int,
            token: Token
        ) -> ListExchange {
            service.list(pageToken)
        }

        func update(
            _ customer: CustomerID,
            _ changes: [UInt8],
            business: BusinessID,
            token: Token
        ) -> Exchange {
            service.create(Array("\(customer.text) ".utf8) + changes, token)
        }
    }
}

extension ListExchange {
    /// A page of customers that have a name, and perhaps an `external_id`.
    static func page(
        _ customers: [(id: String, name: String, externalID: String?)],
        next: String? = nil
    ) -> ListExchange {
        let customers = customers.compactMap { customer in
            CustomerID(customer.id).map {
                Customer(
                    id: $0,
                    fields: NewCustomer([.name: customer.name, .externalID: customer.externalID])
                )
            }
        }
        return ListExchange(
            result: .success(CustomerPage(customers: customers, nextPageToken: next)),
            httpStatus: 200
        )
    }
}

extension Exchange {
    static func created(_ number: Int) -> Exchange {
        guard let id = CustomerID("cus_\(number)") else { return .unavailable }
        return Exchange(outcome: .created(id), httpStatus: 201)
    }

    static var unavailable: Exchange {
        Exchange(
            outcome: .tryLater(Problem(code: .unavailable, text: "HTTP 503")),
            httpStatus: 503
        )
    }

    static var throttled: Exchange {
        Exchange(
            outcome: .tryLater(Problem(code: .throttled, text: "HTTP 429")),
            httpStatus: 429
        )
    }

    static var cut: Exchange {
        Exchange(outcome: .unknown(Problem(code: .connectionCut, text: "cut")))
    }

    static var rejected: Exchange {
        Exchange(
            outcome: .rejected(Problem(code: .validation, text: "HTTP 422")),
            httpStatus: 422
        )
    }

    static var unauthorised: Exchange {
        Exchange(
            outcome: .unauthorised(Problem(code: .unauthorised, text: "HTTP 401")),
            httpStatus: 401
        )
    }
}

/// A journal of so many rows in a folder of its own, and what is needed to deliver it.
final class DeliveryFixture {
    let folder: String
    let writer: JournalWriter
    let session: SessionID

    /// - Parameters:
    ///   - businesses: how many have rows, which take turns.
    ///   - begins: whether its session begins at once.
    ///   - payload: the name and the `external_id` of a row.
    init(
        rows: Int,
        businesses: Int = 1,
        begins: Bool = true,
        payload: (Int) -> (name: String, externalID: String?) = { ("\($0)", nil) }
    ) throws {
        folder = NSTemporaryDirectory() + "delivery-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let record = ImportRecord(
            sourcePath: "customers.csv",
            dialect: [:],
            columns: ["Name"],
            mapping: "",
            baseURL: "sandbox",
            settings: [:],
            toolVersion: "0",
            createdAt: .now()
        )
        let stager = try Stager(at: folder + "/journal.sqlite", record: record)
        for number in 1...rows {
            let (name, externalID) = payload(number)
            let id = externalID.map { #","external_id":"\#($0)""# } ?? ""
            try stager.append(
                StagedRow(
                    number: number,
                    line: number + 1,
                    business: BusinessID("biz_\((number - 1) % businesses + 1)"),
                    externalID: externalID,
                    digest: [UInt8](repeating: 0, count: 16),
                    cells: Array(#"["\#(number)"]"#.utf8),
                    payload: Array(#"{"name":"\#(name)"\#(id)}"#.utf8),
                    problem: nil
                )
            )
        }
        writer = try stager.finish(
            ImportRecord.Staged(
                at: .now(),
                sourceSize: 1,
                sourceSHA256: "0",
                rowsRead: rows,
                blankRows: 0,
                skippedRows: 0
            ),
            columns: ["Name"]
        )
        session =
            begins
            ? try writer.beginSession(command: "test", toolVersion: "0", at: .now()).id : 0
    }

    deinit {
        writer.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Delivers without a limit on the rate, with retries that come at once, and with unknown rows
    /// left alone.
    func deliver(
        to service: ScriptedService,
        tokens: TokenStore = TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
        configure: (inout DeliveryOptions) -> Void = { _ in },
        report: @escaping @Sendable (DeliveryEvent) -> Void = { _ in }
    ) throws -> DeliveryEnd {
        try deliver(
            tokens: tokens,
            makeService: { service.handle() },
            configure: configure,
            report: report
        )
    }

    /// The same, to any service.
    func deliver(
        tokens: TokenStore = TokenStore(canRenew: false) { _ in (Secret("t"), nil) },
        makeService: @escaping @Sendable () -> any CustomerService,
        configure: (inout DeliveryOptions) -> Void = { _ in },
        report: @escaping @Sendable (DeliveryEvent) -> Void = { _ in }
    ) throws -> DeliveryEnd {
        var options = DeliveryOptions(
            workers: 8,
            rate: .unlimited,
            retry: RetryPolicy(base: .milliseconds(1), cap: .milliseconds(2)),
            unknown: .hold,
            grace: .zero,
            seed: 1
        )
        configure(&options)
        return try Delivery(
            writer,
            session: session,
            options: options,
            tokens: tokens,
            makeService: makeService,
            report: report
        ).run()
    }

    func totals() throws -> Totals { try writer.journal.totals() }
}
