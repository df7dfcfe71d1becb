import AssetAPI

/// The requests that have left, to be held against what the service counted. A pure value.
struct Departures: Sendable {
    typealias Instant = Moment

    /// All of them.
    private(set) var count = 0
    /// Those that had no answer yet when the last one left, itself among them.
    private(set) var onTheirWay = 0
    private var minute: (start: Instant, count: Int)?
    private var before = 0

    /// Counts a request.
    ///
    /// - Parameter inFlight: those before it that have no answer yet.
    mutating func note(at now: Instant, inFlight: Int) {
        roll(to: now)
        count += 1
        onTheirWay = inFlight + 1
        minute?.count += 1
    }

    /// A request didn't leave after all.
    mutating func takeBack() {
        count -= 1
        minute?.count -= 1
    }

    /// Those of the last window at least, and of the last two at most.
    func lately(at now: Instant) -> Int {
        guard let minute else { return 0 }
        switch now - minute.start {
        case ..<RateLimitReport.window: return minute.count + before
        case ..<(RateLimitReport.window * 2): return minute.count
        default: return 0
        }
    }

    private mutating func roll(to now: Instant) {
        let elapsed = minute.map { now - $0.start }
        if let elapsed, elapsed < RateLimitReport.window { return }
        let isNext = elapsed.map { $0 < RateLimitReport.window * 2 } ?? false
        before = isNext ? minute?.count ?? 0 : 0
        minute = (now, 0)
    }
}
