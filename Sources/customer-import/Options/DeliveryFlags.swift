import Importing
import ArgumentParser
import Delivery
import Foundation

/// How fast, how many and how long.
struct DeliveryFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The highest rate for each business: 300/min, 5/s or unlimited. The service's own limit"
                + " still applies. Default: 300/min until the service names its limit.",
            valueName: "rate"
        )
    )
    var rate: String?

    @Option(
        help: ArgumentHelp(
            "The highest rate for all businesses together. Default with several businesses: the rate"
                + " of one, or 300/min.",
            valueName: "rate"
        )
    )
    var tenantRate: String?

    @Option(
        help: ArgumentHelp(
            "The share of the allowed rate to leave to other programs.",
            valueName: "percent"
        )
    )
    var headroom = "0%"

    @Option(
        help: ArgumentHelp(
            "How many requests may be under way at once, 1 to 256.",
            valueName: "number"
        )
    )
    var workers = 16

    @Option(
        help: ArgumentHelp("Send at most this many rows, to try a few first.", valueName: "rows")
    )
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "Maximum attempts per row when the service refuses it for the moment.",
            valueName: "number"
        )
    )
    var maxAttempts = 8

    @Option(
        help: ArgumentHelp(
            "End the run once the service has been away this long.",
            valueName: "time"
        )
    )
    var giveUpAfter = "15m"

    @Option(
        help: ArgumentHelp(
            "End the run once the service has rejected more rows than this: a number such as 100, or"
                + " a share of the rows that it answered, such as 5%. Default: no limit.",
            valueName: "rows|percent"
        )
    )
    var maxRejects: String?

    @Option(
        help: ArgumentHelp(
            "What to do with rows whose external_id the service already has: skip them, fail (end"
                + " before anything is sent), ignore (don't look) or update (send the fields that"
                + " differ). Default: skip if rows have external ids, else ignore. Looking takes one"
                + " request per hundred customers.",
            valueName: "policy"
        ),
        completion: .list(ExistingPolicy.allCases.map(\.rawValue))
    )
    var existing: String?

    @Option(
        help: ArgumentHelp(
            "What to do with rows that may have been created, because no clear answer came:"
                + " reconcile (look in the service's list), hold (leave them), or resend (may create"
                + " customers twice).",
            valueName: "policy"
        ),
        completion: .list(UnknownPolicy.allCases.map(\.rawValue))
    )
    var unknown = UnknownPolicy.reconcile.rawValue

    @Flag(
        help: ArgumentHelp(
            "Don't read the service's list before sending, even if this journal may be out of date,"
                + " such as a copy. May create customers twice."
        )
    )
    var riskDuplicates = false

    @Option(
        help: ArgumentHelp(
            "How long to wait before looking for a row whose answer never came. Default: twice"
                + " --timeout.",
            valueName: "time"
        )
    )
    var grace: String?

    func options(_ service: ServiceOptions) throws -> DeliveryOptions {
        let timeout = try service.requestTimeout()
        let rate = try RateArgument.parse(rate)
        let tenantRate = try RateArgument.parse(tenantRate, option: "--tenant-rate")
        guard (1...256).contains(workers) else {
            throw UsageError.number(workers, "--workers", "1 to 256")
        }
        guard maxAttempts >= 1 else {
            throw UsageError.number(maxAttempts, "--max-attempts", "1 or more")
        }
        if let limit, limit < 0 { throw UsageError.number(limit, "--limit", "0 or more") }
        let giveUpAfter = try GiveUpArgument.parse(giveUpAfter)
        let maximumRejects = try maxRejects.map { text throws(UsageError) in
            guard let limit = RejectLimit(argument: text) else {
                throw UsageError.maximumRejects(text)
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
            existing: try existing.map {
                try ChoiceArgument.parse($0, "--existing", among: ExistingPolicy.allCases)
            },
            unknown: try ChoiceArgument.parse(
                unknown,
                "--unknown",
                among: UnknownPolicy.allCases
            ),
            grace: try GraceArgument.parse(grace, timeout: timeout),
            asksListInDoubt: !riskDuplicates
        )
    }

    private func share() throws -> Double {
        let digits = headroom.hasSuffix("%") ? String(headroom.dropLast()) : headroom
        guard let percent = Double(digits), (0..<100).contains(percent) else {
            throw UsageError.headroom(headroom)
        }
        return percent / 100
    }
}

/// The grace period of unknown rows.
enum GraceArgument {
    /// What was given, else twice the timeout: a request may be at work for so long after its
    /// client gave up.
    static func parse(_ text: String?, timeout: Duration) throws -> Duration {
        guard let text else { return timeout * 2 }
        guard let grace = DurationArgument.parse(text) else {
            throw UsageError.time(text, "--grace", like: "0s, 30s or 2m")
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
            throw UsageError.rate(text, option)
        }
        return rate
    }
}

/// How long the service may stay away.
enum GiveUpArgument {
    static func parse(_ text: String) throws -> Duration {
        guard let length = DurationArgument.parse(text) else {
            throw UsageError.time(text, "--give-up-after", like: "15m or 2h")
        }
        return length
    }
}
