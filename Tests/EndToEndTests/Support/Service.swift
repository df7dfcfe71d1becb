import Customers
import Foundation
import Sandbox

/// A sandbox for one test, in the test's own process and reached over a real socket.
final class Service {
    static let business = "biz_GA6EG2qFxA97NZHtxeLPUy"

    let sandbox: RunningSandbox

    init(
        faults: String = "",
        limit: RateLimit? = nil,
        port: Int = 0,
        configure: (inout SandboxConfiguration) -> Void = { _ in }
    ) async throws {
        var configuration = SandboxConfiguration()
        configuration.bearers = .issued(alsoAccepting: ["good-token"])
        configuration.businessLimit = limit
        configuration.tenantLimit = nil
        configuration.port = port
        if !faults.isEmpty { configuration.faults = try FaultPlan(parsing: faults) }
        configure(&configuration)
        sandbox = try await Sandbox.start(configuration)
        // Another test's service may have had its port, and been sent the same rows.
        if port == 0 { Tool.forgetSources(sentTo: sandbox.baseURL) }
    }

    deinit {
        let sandbox = sandbox
        Task { await sandbox.stop() }
    }

    /// What a user of this service has set.
    var environment: [String: String] {
        [
            "ASSET_BASE_URL": sandbox.baseURL, "ASSET_ACCESS_TOKEN": "good-token",
            "ASSET_BUSINESS_ID": Self.business,
        ]
    }

    /// The external ids of the customers that the service holds, in the order of their making.
    var externalIDs: [String] { sandbox.ledger.compactMap(\.customer.fields.externalID) }
}

/// Exports for tests.
enum Export {
    /// So many customers with headers as a CRM has them.
    static func customers(_ rows: Int) -> String {
        let lines = (1...rows).map { "C-\($0),Company \($0),info\($0)@example.com" }
        return (["Account ID,Company Name,Email Address"] + lines).joined(separator: "\n") + "\n"
    }

    static func identifiers(_ rows: Int) -> [String] { (1...rows).map { "C-\($0)" } }
}
