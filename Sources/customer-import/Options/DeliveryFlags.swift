import ArgumentParser
import Delivery
import Foundation

/// How fast, how many and how long.
struct DeliveryFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The rate never to exceed: 300/min, 5/s or unlimited. The service's own limit holds"
                + " besides.",
            valueName: "rate"
        )
    )
    var rate = "300/min"

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

    @Flag(help: "Print the outcome as JSON.")
    var json = false

    @Flag(name: [.short, .long], help: "Say nothing but errors.")
    var quiet = false

    func options() throws -> DeliveryOptions {
        guard let rate = Rate(argument: rate) else {
            throw UsageError("--rate \(rate)", hint: "A rate is like 300/min, 5/s or unlimited.")
        }
        guard (1...256).contains(workers) else {
            throw UsageError("--workers \(workers): from 1 to 256")
        }
        guard maxAttempts >= 1 else { throw UsageError("--max-attempts \(maxAttempts): 1 or more") }
        if let limit, limit < 1 { throw UsageError("--limit \(limit): 1 or more") }
        guard let giveUpAfter = DurationArgument.parse(giveUpAfter) else {
            throw UsageError("--give-up-after \(giveUpAfter)", hint: "A time is like 15m or 2h.")
        }
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
            headroom: try share(),
            limit: limit,
            retry: RetryPolicy(maximumAttempts: maxAttempts),
            giveUpAfter: giveUpAfter,
            maximumRejects: maximumRejects
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
