import AssetAPI
import Customers
import Delivery
import Foundation
import GRDB
import Journal
import Sandbox
import Spreadsheet
import Synchronization
import Testing

@testable import Importing

/// An import for one test: a folder, a source, and a service in the test's own process.
final class Trial {
    static let export = """
        Account ID,Company Name,Phone,Note
        A-1,Acme,+1 555 0101,
        A-2,,+1 555 0102,"two
        lines"
        A-3,Beta,+1 555 0103,x
        """

    let folder: URL
    /// What the source is called.
    let source: String
    let sandbox: RunningSandbox
    let target: ServiceTarget
    let caller: Caller

    init(
        faults: String = "",
        _ text: String = Trial.export,
        name: String = "a.csv",
        state: String = "state",
        configure: (inout SandboxConfiguration) -> Void = { _ in }
    ) async throws {
        source = name
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("importing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = SandboxConfiguration()
        configuration.bearers = .issued(alsoAccepting: ["good-token"])
        configuration.businessLimit = nil
        configuration.tenantLimit = nil
        if !faults.isEmpty { configuration.faults = try FaultPlan(parsing: faults) }
        configure(&configuration)
        sandbox = try await Sandbox.start(configuration)
        target = ServiceTarget(
            try ServiceAddress(baseURL: sandbox.baseURL),
            isGiven: true,
            credentials: .token(Secret("good-token")),
            transport: TransportOptions(ignoresProxies: true)
        )
        caller = Caller(
            command: "customer-import run a.csv",
            toolVersion: "0",
            state: StateFolder(path: folder.path + "/" + state)
        )
        try write(name, text)
    }

    deinit {
        let sandbox = sandbox
        Task { await sandbox.stop() }
        try? FileManager.default.removeItem(at: folder)
    }

    func path(_ name: String) -> String { folder.path + "/" + name }
    var journal: String { path("a.journal.sqlite") }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func text(_ name: String) throws -> String {
        // With its byte order mark.
        try String(decoding: Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }

    /// Stages its source, or another one.
    @discardableResult
    func stage(
        _ name: String? = nil,
        journal: String? = nil,
        isNamed: Bool = false,
        isTrial: Bool = false,
        business: String? = "biz_GA6EG2qFxA97NZHtxeLPUy",
        policy: ProblemPolicy = .usual,
        mappedBy mapping: String? = nil,
        readAs reading: ReaderOptions = ReaderOptions(),
        sendsPartialAddresses: Bool = false,
        shard: Shard? = nil,
        at target: ServiceTarget? = nil,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Import {
        try Import.stage(
            NewImport(
                SourceOptions(
                    .file(path: path(name ?? source)),
                    reading: reading,
                    mappingFile: mapping.map(path),
                    policy: policy,
                    sendsPartialAddresses: sendsPartialAddresses
                ),
                journal: journal ?? self.journal,
                isNamed: isNamed,
                business: business.flatMap(BusinessID.init),
                isTrial: isTrial,
                shard: shard
            ),
            by: caller,
            remark: remark
        ) { _ in target ?? self.target }
    }

    func open() throws -> Import { try Import.open(journal, by: caller) }

    /// A row as the journal has it.
    func row(_ number: RowID) throws -> JournalRow {
        try #require(try Journal(reading: journal).row(number))
    }

    /// Stages and sends.
    func sent(_ options: DeliveryOptions = Trial.options) throws -> SendingReport {
        try stage().send(to: target, options, watcher: Watcher())
    }

    static let options = DeliveryOptions(workers: 2, rate: .unlimited, grace: .zero)

    /// The customers that the service holds, in the order of their making.
    var customers: [NewCustomer] { sandbox.ledger.map(\.customer.fields) }

    /// Their external ids, in order.
    var externalIDs: [String] { customers.compactMap(\.externalID).sorted() }

    /// Goes on from the journal.
    @discardableResult
    func resume(_ options: DeliveryOptions = Trial.options) throws -> SendingReport {
        try open().send(to: target, options, watcher: Watcher())
    }

    /// What a query finds in the journal, which it may change besides.
    func value<Value: DatabaseValueConvertible & Sendable>(_ sql: String) throws -> Value? {
        try DatabaseQueue(path: journal).write { try Value.fetchOne($0, sql: sql) }
    }

    /// As if the service had rejected rows that were fine.
    func reject(_ rows: String, _ more: String = "") throws {
        try DatabaseQueue(path: journal).write { db in
            try db.execute(sql: "DROP TRIGGER IF EXISTS row_moves_legally")
            try db.execute(
                sql: """
                    UPDATE row SET status = 'rejected', problem_code = 'refused',
                        http_status = 400 + id, customer_id = NULL \(more) WHERE id IN (\(rows))
                    """
            )
        }
    }

    /// Writes the rows that are to be put right to `problems.csv`, as a person gets them.
    func exportProblems() throws {
        try export(
            ExportChoice(.problems, of: RowStatus.repairable, hasMark: true),
            to: "problems.csv"
        )
    }

    @discardableResult
    func export(_ choice: ExportChoice, to name: String) throws -> [RowStatus: Int] {
        try open().export(choice) {
            try write(name, "")
            return try FileHandle(forWritingTo: folder.appendingPathComponent(name))
        }
    }
}

/// Keeps what it is told.
final class Watcher: SendingWatcher {
    struct Told {
        var remarks: [Remark] = []
        var events: [DeliveryEvent] = []
        var settled: [RowID] = []
        var start: SessionStart?
        var hasEnded = false
    }

    let told = Mutex(Told())
    let interval = Duration.milliseconds(20)
    let wantsSettlements = true
    private let stopsAtOnce: Bool

    init(stopsAtOnce: Bool = false) { self.stopsAtOnce = stopsAtOnce }

    /// Why the journal wasn't known to be the one that last sent.
    var doubts: [Doubt] {
        told.withLock { $0.remarks }.compactMap {
            if case .doubtful(let doubt, _) = $0 { doubt } else { nil }
        }
    }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        told.withLock { $0.start = session }
        if stopsAtOnce { stop() }
        return nil
    }

    func show(_ progress: ImportProgress) {}
    func tell(_ remark: Remark) { told.withLock { $0.remarks.append(remark) } }
    func tell(_ event: DeliveryEvent) { told.withLock { $0.events.append(event) } }
    func tell(_ settlement: Settlement) { told.withLock { $0.settled.append(settlement.row) } }
    func ends() { told.withLock { $0.hasEnded = true } }
}
