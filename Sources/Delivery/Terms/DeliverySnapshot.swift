import AssetAPI
import Journal

/// Where a delivery is: what a live display shows.
package struct DeliverySnapshot: Sendable {
    package var totals: Totals
    /// Requests that left in this session.
    package var requests: Int
    /// Requests without an answer yet.
    package var inFlight: Int
    /// The rate that holds now, for all businesses together.
    package var rate: Rate
    /// What the pool waits for; nil while it works.
    package var waiting: Waiting?
    /// The latest requests, where some of them failed; nil where all were answered.
    package var failures: RecentFailures?
    package var isEnding: Bool
    package var activity: Activity
    /// The rows that a limit lets be sent besides those that are under way; nil without one.
    package var allowance: Int?
    /// The rows that stay pending, since the service refuses their business.
    package var leftOut: Int

    package init(
        totals: Totals,
        requests: Int,
        inFlight: Int,
        rate: Rate,
        waiting: Waiting?,
        failures: RecentFailures? = nil,
        isEnding: Bool,
        activity: Activity = .sending,
        allowance: Int? = nil,
        leftOut: Int = 0
    ) {
        self.leftOut = leftOut
        self.activity = activity
        self.allowance = allowance
        self.totals = totals
        self.requests = requests
        self.inFlight = inFlight
        self.rate = rate
        self.waiting = waiting
        self.failures = failures
        self.isEnding = isEnding
    }

    /// The rows that this delivery may still settle by sending them.
    package var left: Int {
        let most = allowance.map { $0 + totals[.sending] } ?? .max
        return min(max(totals.remaining - leftOut, 0), most)
    }

    /// What keeps the pool from sending, with the time that is left of it.
    package enum Waiting: Hashable, Sendable {
        case rateLimit(Duration)
        case serviceDown(nextProbe: Duration)
        /// The service asked for a moment, of a second or less.
        case unavailable(Duration)
        case retry(Duration)

        /// How long it lasts yet.
        package var length: Duration {
            switch self {
            case .rateLimit(let pause), .serviceDown(let pause), .unavailable(let pause),
                .retry(let pause):
                pause
            }
        }
    }

    /// What a delivery is about.
    package enum Activity: Hashable, Sendable {
        case sending
        /// Reads the service's list before the first send.
        case snapshot(pages: Int, customers: Int)
        /// Reads the service's list to hold it against the journal; no row is sent.
        case verifying(pages: Int)
        /// Looks into the service's list for unknown rows.
        case reconciling(rows: Int, pages: Int)
        /// Lets the grace period of unknown rows pass; of none where it is the journal's that is in doubt.
        case grace(rows: Int, left: Duration)
    }
}
