import AssetAPI
import Customers
import Delivery
import Foundation
import Journal
import Sandbox
import Spreadsheet
import Synchronization

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
    let sandbox: RunningSandbox
    let target: ServiceTarget
    let caller: Caller

    init(faults: String = "", _ text: String = Trial.export) async throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("importing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var configuration = SandboxConfiguration()
        configuration.bearers = .issued(alsoAccepting: ["good-token"])
        configuration.businessLimit = nil
        configuration.tenantLimit = nil
        if !faults.isEmpty { configuration.faults = try FaultPlan(parsing: faults) }
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
            state: StateFolder(path: folder.path + "/state")
        )
        try write("a.csv", text)
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
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Stages `a.csv`, or another source.
    @discardableResult
    func stage(
        _ name: String = "a.csv",
        journal: String? = nil,
        isNamed: Bool = false,
        business: String? = "biz_GA6EG2qFxA97NZHtxeLPUy",
        policy: ProblemPolicy = .usual,
        mappedBy mapping: String? = nil,
        shard: Shard? = nil,
        at target: ServiceTarget? = nil,
        remark: (Remark) -> Void = { _ in }
    ) throws -> Import {
        try Import.stage(
            NewImport(
                SourceOptions(
                    .file(path: path(name)),
                    mappingFile: mapping.map(path),
                    policy: policy
                ),
                journal: journal ?? self.journal,
                isNamed: isNamed,
                business: business.flatMap(BusinessID.init),
                shard: shard
            ),
            by: caller,
            remark: remark
        ) { _ in target ?? self.target }
    }

    func open() throws -> Import { try Import.open(journal, by: caller) }

    /// Stages and sends.
    func sent(_ options: DeliveryOptions = Trial.options) throws -> SendingReport {
        try stage().send(to: target, options, watcher: Watcher())
    }

    static let options = DeliveryOptions(workers: 2, rate: .unlimited, grace: .zero)

    /// Writes the rows that are to be put right to `problems.csv`.
    func exportProblems() throws {
        _ = try export(ExportChoice(.problems, of: RowStatus.repairable), to: "problems.csv")
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
        var settled: [RowID] = []
        var start: SessionStart?
        var hasEnded = false
    }

    let told = Mutex(Told())
    let interval = Duration.milliseconds(20)
    let wantsSettlements = true
    private let stopsAtOnce: Bool

    init(stopsAtOnce: Bool = false) { self.stopsAtOnce = stopsAtOnce }

    func begins(_ session: SessionStart, stop: @escaping @Sendable () -> Void) -> AnyObject? {
        told.withLock { $0.start = session }
        if stopsAtOnce { stop() }
        return nil
    }

    func show(_ progress: ImportProgress) {}
    func tell(_ remark: Remark) { told.withLock { $0.remarks.append(remark) } }
    func tell(_ event: DeliveryEvent) {}
    func tell(_ settlement: Settlement) { told.withLock { $0.settled.append(settlement.row) } }
    func ends() { told.withLock { $0.hasEnded = true } }
}
