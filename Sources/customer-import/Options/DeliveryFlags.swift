import Importing
import ArgumentParser
import Delivery
import Foundation

/// How fast, how many and how long.
struct DeliveryFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The rate never to exceed, for each business: 300/min, 5/s or unlimited. The service's own"
                + " limit holds besides. Default: 300/min until the service names its limit.",
            valueName: "rate"
        )
    )
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "The rate that all businesses together never exceed. Default: where there are several,"
                + " that of one, or 300/min.",
            valueName: "rate"
        )
    )
    var tenantRate: String?

    @Option(
        help: ArgumentHelp("Leave this share of the allowance to others.", valueName: "percent")
    )
    var headroom = "0%"

    @Option(help: "Requests under way at a time, 1 to 256.")
    var workers = 16

    @Option(help: "Send so many rows at most, to try with a few first.")
    var limit: Int?

    @Option(help: "Send a row so often at most, when the service refuses it for now.")
    var maxAttempts = 8

    @Option(help: ArgumentHelp("End the run when the service is away so long.", valueName: "time"))
    var giveUpAfter = "15m"

    @Option(
        help: ArgumentHelp(
            "End the run once the service has rejected more rows than this, or a larger share of"
                + " those that it answered: 100 or 5%.",
            valueName: "rows|percent"
        )
    )
    var maxRejects: String?

    @Option(
        help: ArgumentHelp(
            "What becomes of rows whose external_id the service holds already: skip, fail (end before"
                + " anything is sent), ignore (don't look) or update (send the fields that differ)."
                + " Default: skip where rows have external ids, else ignore. Looking costs a request"
                + " for each hundred customers.",
            valueName: "policy"
        ),
        completion: .list(ExistingPolicy.allCases.map(\.rawValue))
    )
    var existing: ExistingPolicy?

    @Option(
        help: ArgumentHelp(
            "What becomes of rows of which no answer tells whether they were created: reconcile (the"
                + " service's list tells), hold, or resend (at the risk of creating them twice).",
            valueName: "policy"
        ),
        completion: .list(UnknownPolicy.allCases.map(\.rawValue))
    )
    var unknown = UnknownPolicy.reconcile

    @Flag(
        help: ArgumentHelp(
            "Send without the service's list where this journal isn't known to be the one that last"
                + " sent, such as a copy: may create customers twice."
        )
    )
    var riskDuplicates = false

    @Option(
        help: ArgumentHelp(
            "How long after its sending an unknown row is looked for. Default: twice --timeout.",
            valueName: "time"
        )
    )
    var grace: String?

    func options(_ service: ServiceOptions) throws -> DeliveryOptions {
        let timeout = try service.requestTimeout()
        let rate = try RateArgument.parse(rate)
        let tenantRate = try RateArgument.parse(tenantRate, option: "--tenant-rate")
        guard (1...256).contains(workers) else {
            throw UsageError("--workers \(workers): from 1 to 256")
        }
        guard maxAttempts >= 1 else { throw UsageError("--max-attempts \(maxAttempts): 1 or more") }
        if let limit, limit < 0 { throw UsageError("--limit \(limit): 0 or more") }
        let giveUpAfter = try GiveUpArgument.parse(giveUpAfter)
        let maximumRejects = try maxRejects.map { text throws(UsageError) in
            guard let limit = RejectLimit(argument: text) else {
                throw UsageError(
                    "--max-rejects \(text)",
                    hint: "It is a number of rows like 100, or a share of them like 5%."
                )
            }
            return limit
        }
        return DeliveryOptions(
            workers: workers,
            rate: rate,
            tenantRate: tenantRate,
            headroom: try share(),
            limit: limit,
            retry: RetryPolicy(maximumAttempts: maxAttempts),
            giveUpAfter: giveUpAfter,
            waits: service.wait,
            maximumRejects: maximumRejects,
            existing: existing,
            unknown: unknown,
            grace: try GraceArgument.parse(grace, timeout: timeout),
            asksListInDoubt: !riskDuplicates
        )
    }

    private func share() throws -> Double {
        let digits = headroom.hasSuffix("%") ? String(headroom.dropLast()) : headroom
        guard let percent = Double(digits), (0..<100).contains(percent) else {
            throw UsageError("--headroom \(headroom)", hint: "A share is like 20%, below 100%.")
        }
        return percent / 100
    }
}

extension ExistingPolicy: ExpressibleByArgument {}
extension UnknownPolicy: ExpressibleByArgument {}

/// The grace period of unknown rows.
enum GraceArgument {
    /// What was given, else twice the timeout: a request may be at work for so long after its
    /// client gave up.
    static func parse(_ text: String?, timeout: Duration) throws -> Duration {
        guard let text else { return timeout * 2 }
        guard let grace = DurationArgument.parse(text) else {
            throw UsageError("--grace \(text)", hint: "A time is like 0s, 30s or 2m.")
        }
        return grace
    }
}

/// The rate never to exceed.
enum RateArgument {
    /// The rate that was given, if one was.
    static func parse(_ text: String?, option: String = "--rate") throws -> Rate? {
        guard let text else { return nil }
        guard let rate = Rate(argument: text) else {
            throw UsageError("\(option) \(text)", hint: "A rate is like 300/min, 5/s or unlimited.")
        }
        return rate
    }
}

/// How long the service may stay away.
enum GiveUpArgument {
    static func parse(_ text: String) throws -> Duration {
        guard let length = DurationArgument.parse(text) else {
            throw UsageError("--give-up-after \(text)", hint: "A time is like 15m or 2h.")
        }
        return length
    }
}
