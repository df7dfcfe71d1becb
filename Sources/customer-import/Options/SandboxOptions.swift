import Importing
import ArgumentParser
import Customers
import Delivery
import Foundation
import Sandbox

/// How the stand-in for the service behaves.
struct SandboxOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What goes wrong, such as 'drop-after:2%,500:1%,slow:1%:3s'; see `sandbox --help`.",
            valueName: "faults"
        )
    )
    var fault: String?

    @Option(help: "What the sandbox's chances are drawn from: the same seed, the same faults.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Keep the sandbox's customers in this file from one run to the next.",
            valueName: "file"
        ),
        completion: .file()
    )
    var store: String?

    @Option(
        help: ArgumentHelp(
            "The sandbox's own limit for each business: 300/min, 5/s or unlimited.",
            valueName: "rate"
        )
    )
    var sandboxLimit = "300/min"

    @Option(
        help: ArgumentHelp(
            "How the sandbox counts: fixed or sliding windows, or a token bucket.",
            valueName: "kind"
        ),
        completion: .list(["fixed", "sliding", "bucket"])
    )
    var window = "fixed"

    func configuration() throws -> SandboxConfiguration {
        var configuration = SandboxConfiguration()
        if let fault { configuration.faults = try FaultPlan(parsing: fault) }
        configuration.seed = seed
        configuration.storePath = store
        guard let limit = Rate(argument: sandboxLimit) else {
            throw UsageError("--sandbox-limit \(sandboxLimit)", hint: "A rate is like 300/min.")
        }
        guard let kind = RateLimit.Kind(rawValue: window) else {
            let kinds = RateLimit.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--window \(window): there are \(kinds)")
        }
        switch limit {
        case .unlimited: configuration.businessLimit = nil
        case .perMinute(let count):
            configuration.businessLimit = RateLimit(Int(count.rounded()), kind: kind)
        }
        return configuration
    }
}

extension SandboxError: Explained {}
extension FaultPlanError: Explained {}
