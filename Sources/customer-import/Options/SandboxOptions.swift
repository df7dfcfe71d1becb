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
            "Faults to cause, such as 'drop-after:2%,500:1%,slow:1%:3s'. `sandbox --help` lists them.",
            valueName: "faults"
        )
    )
    var fault: String?

    @Option(
        help: ArgumentHelp(
            "The seed of the sandbox's random faults: the same seed causes the same faults.",
            valueName: "number"
        )
    )
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
            "The sandbox's rate limit for each business: 300/min, 5/s or unlimited.",
            valueName: "rate"
        )
    )
    var sandboxLimit = "300/min"

    @Option(
        help: ArgumentHelp(
            "How the sandbox counts towards its limit: fixed, sliding or bucket.",
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
            throw UsageError.rate(sandboxLimit, "--sandbox-limit")
        }
        let kind = try ChoiceArgument.parse(window, "--window", among: RateLimit.Kind.allCases)
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
