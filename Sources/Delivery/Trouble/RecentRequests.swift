/// How the latest requests went: it tells a service that fails now and then, while others of its answers
/// are good, from one that is down. A pure value; the time comes in as an argument.
struct RecentRequests: Sendable {
    typealias Instant = Moment

    /// As far back as the pace that is shown goes.
    private static let span = Duration.seconds(30)
    /// What is counted together, so that the room stays small however fast requests go.
    private static let slot = Duration.seconds(3)

    private var slots: [(start: Instant, failures: RecentFailures)] = []

    /// Notes that the service answered, or that it didn't or couldn't work.
    mutating func note(failed: Bool, at now: Instant) {
        if slots.last.map({ now - $0.start >= Self.slot }) ?? true {
            slots.removeAll { now - $0.start > Self.span }
            slots.append((now, RecentFailures()))
        }
        slots[slots.count - 1].failures.requests += 1
        if failed { slots[slots.count - 1].failures.failed += 1 }
    }

    /// Those of the last half minute; nil where none failed.
    func failures(at now: Instant) -> RecentFailures? {
        var sum = RecentFailures()
        for slot in slots where now - slot.start <= Self.span {
            sum.failed += slot.failures.failed
            sum.requests += slot.failures.requests
        }
        return sum.failed > 0 ? sum : nil
    }
}

/// How many of the latest requests failed, of those that a service in good health would have answered.
package struct RecentFailures: Hashable, Sendable {
    /// Those that weren't answered, or of which the service said that it couldn't work.
    package var failed: Int
    /// All of them, those that failed among them.
    package var requests: Int

    package init(failed: Int = 0, of requests: Int = 0) {
        self.failed = failed
        self.requests = requests
    }
}
