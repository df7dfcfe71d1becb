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

// What a run tells the journal of its progress, and what others read there: the same.
extension SessionProgress {
    /// What a run knows of itself. A moment of a second or less is over before anyone can see it.
    ///
    /// - Parameters:
    ///   - leftOut: the pending rows that it won't send.
    ///   - now: by the wall clock, which the journal goes by.
    init(_ progress: ImportProgress, leftOut: Int, at now: Timestamp) {
        self.init()
        if case .perMinute(let count) = progress.allowed { perMinute = count }
        if leftOut > 0 { self.leftOut = leftOut }
        rate = progress.forecast.rate.map { ($0 * 10).rounded() / 10 }
        average = progress.forecast.average.map { ($0 * 10).rounded() / 10 }
        doneAt = progress.forecast.remaining.flatMap { Self.moment(in: $0, from: now) }
        switch progress.activity {
        case .sending, .grace: break
        case .snapshot(let pages, _): (reading, self.pages) = (.snapshot, pages)
        case .reconciling(_, let pages): (reading, self.pages) = (.reconciliation, pages)
        case .verifying(let pages): (reading, self.pages) = (.verification, pages)
        }
        switch progress.waiting {
        case .rateLimit(let pause): (cause, until) = (.rateLimit, (now + pause).milliseconds)
        case .serviceDown(let pause):
            cause = .serviceDown
            // While the probe is under way nobody knows.
            if pause > .zero { until = (now + pause).milliseconds }
        case .retry(let pause): (cause, until) = (.retry, (now + pause).milliseconds)
        case .unavailable, nil:
            guard case .grace(_, let left) = progress.activity else { return }
            (cause, until) = (.grace, (now + left).milliseconds)
        }
    }

    /// Nil where nobody's clock will ever show it.
    private static func moment(in length: Duration, from now: Timestamp) -> Int64? {
        guard length.seconds < longestForecast else { return nil }
        return (now + length).milliseconds
    }

    /// A thousand years, in seconds.
    private static let longestForecast = 1_000.0 * 365 * 86_400

    /// The time that is left of the wait, zero once it is over, and no more than the longest of its kind,
    /// whatever this process's clock shows; nil where that can't be told.
    package func left(at now: Timestamp) -> Duration? {
        let longest = cause == .grace ? Self.longestGrace : RetryPolicy().longestWait
        return until.map {
            WallTime.left(until: Timestamp(milliseconds: $0), at: now, atMost: longest)
        }
    }

    /// As long as anybody would set it.
    private static let longestGrace = Duration.seconds(86_400)

    /// The same as the run itself would show it; nil where it is over.
    package func waiting(at now: Timestamp) -> DeliverySnapshot.Waiting? {
        let left = left(at: now) ?? .zero
        // What is done meanwhile is told by the activity of the run, and not as a wait.
        switch cause {
        case .rateLimit: return left > .zero ? .rateLimit(left) : nil
        case .serviceDown: return .serviceDown(nextProbe: left)
        case .retry: return left > .zero ? .retry(left) : nil
        case .grace, nil: return nil
        }
    }

    fileprivate func forecast(at now: Timestamp) -> Forecast {
        Forecast(
            rate: rate,
            average: average,
            remaining: doneAt.map { max(now.duration(to: Timestamp(milliseconds: $0)), .zero) }
        )
    }

    fileprivate func activity(_ totals: Totals, at now: Timestamp) -> DeliverySnapshot.Activity {
        if cause == .grace, let left = left(at: now) {
            return .grace(rows: totals[.unknown], left: left)
        }
        let pages = pages ?? 0
        return switch reading {
        case .snapshot: .snapshot(pages: pages, customers: 0)
        case .reconciliation: .reconciling(rows: totals[.unknown], pages: pages)
        case .verification: .verifying(pages: pages)
        case nil: .sending
        }
    }
}

extension ImportProgress {
    /// What another process's run tells of itself, by its journal.
    ///
    /// - Parameters:
    ///   - told: nil before it told anything.
    ///   - limit: the rate that it never exceeds, where it told of none.
    package init(
        _ told: SessionProgress?,
        _ totals: Totals,
        limit: Rate? = nil,
        at now: Timestamp
    ) {
        self.init(
            totals: totals,
            forecast: told?.forecast(at: now) ?? Forecast(),
            allowed: told?.perMinute.map(Rate.perMinute) ?? limit,
            activity: told?.activity(totals, at: now) ?? .sending,
            waiting: told?.waiting(at: now),
            inFlight: totals[.sending]
        )
    }
}
