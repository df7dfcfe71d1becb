import Delivery
import Journal

/// How far an import is and how fast it goes, at one moment: what a run shows of itself, and what others
/// see of it.
package struct ImportProgress: Sendable {
    package var totals: Totals
    package var forecast: Forecast
    /// The rate that is never exceeded; nil where none is known.
    package var allowed: Rate?
    package var activity: DeliverySnapshot.Activity
    /// What keeps rows from being sent; nil while they are.
    package var waiting: DeliverySnapshot.Waiting?
    /// The latest requests, where some of them failed; nil where all were answered, or it isn't known.
    package var failures: RecentFailures?
    /// Whether only the answers are waited for that are under way.
    package var isEnding: Bool
    /// Requests that left in this session, and those of them without an answer yet.
    package var requests: Int
    package var inFlight: Int

    package init(
        totals: Totals,
        forecast: Forecast = Forecast(),
        allowed: Rate? = nil,
        activity: DeliverySnapshot.Activity = .sending,
        waiting: DeliverySnapshot.Waiting? = nil,
        failures: RecentFailures? = nil,
        isEnding: Bool = false,
        requests: Int = 0,
        inFlight: Int = 0
    ) {
        self.totals = totals
        self.forecast = forecast
        self.allowed = allowed
        self.activity = activity
        self.waiting = waiting
        self.failures = failures
        self.isEnding = isEnding
        self.requests = requests
        self.inFlight = inFlight
    }

    /// What a run knows of itself.
    package init(_ snapshot: DeliverySnapshot, _ forecast: Forecast) {
        self.init(
            totals: snapshot.totals,
            forecast: forecast,
            allowed: snapshot.rate,
            activity: snapshot.activity,
            waiting: snapshot.waiting,
            failures: snapshot.failures,
            isEnding: snapshot.isEnding,
            requests: snapshot.requests,
            inFlight: snapshot.inFlight
        )
    }

    /// From 0 to 1.
    package var share: Double {
        totals.toSend > 0 ? Double(totals.done) / Double(totals.toSend) : 1
    }
}

/// What is said of the pace, in rows a second; nil before it can be said.
package struct Forecast: Hashable, Sendable {
    package var rate: Double?
    /// Since rows were first sent.
    package var average: Double?
    /// The time that is left.
    package var remaining: Duration?

    package init(rate: Double? = nil, average: Double? = nil, remaining: Duration? = nil) {
        self.rate = rate
        self.average = average
        self.remaining = remaining
    }
}

extension Totals {
    /// Rows that are or were to be sent: invalid ones, and those that the service has, never were.
    package var toSend: Int { rowsHeld - self[.invalid] - self[.existing] }

    /// Rows of which it is known what became of them.
    package var done: Int { toSend - remaining - self[.unknown] }
}
