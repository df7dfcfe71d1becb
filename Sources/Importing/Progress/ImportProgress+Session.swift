import Delivery
import Journal

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
