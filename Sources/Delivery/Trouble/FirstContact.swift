/// How long the first way to a service is tried: where no answer was ever had, a name that doesn't
/// resolve, a refused connection or a proxy that isn't there is more likely a wrong setting than an
/// outage, and whoever gave it waits before the screen. A pure value.
struct FirstContact: Sendable {
    typealias Instant = Moment

    /// So short that it is told within ten seconds, with a connection's own time limit after it.
    static let patience = Duration.seconds(5)

    private var begunAt: Instant?

    /// Notes that the service is about to be asked for something.
    mutating func begin(at now: Instant) { begunAt = begunAt ?? now }

    /// Whether a way that was found to lead nowhere isn't tried any longer.
    func isOver(at now: Instant) -> Bool {
        begunAt.map { now - $0 >= Self.patience } ?? false
    }
}
