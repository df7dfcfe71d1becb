import Delivery
import Journal

/// How fast rows go lately, and how long the rest will take, from samples of how many are settled.
/// Pure.
///
/// Time in which the service is down, or in which its list is read, doesn't count: the rate that there
/// will be afterwards says more of the time that is left than a rate that sinks towards nothing.
struct PaceMeter {
    /// What the display shows: it has to follow a change soon.
    static let recently = Duration.seconds(30)
    /// What the forecast goes by: it has to be steady.
    static let lately = Duration.seconds(5 * 60)
    /// As few samples as will do.
    private static let spacing = Duration.milliseconds(900)

    private var samples: [(at: Duration, settled: Int)] = []
    private var active = Duration.zero
    private var lastNote: ContinuousClock.Instant?
    /// The first sample, which the others forget.
    private var settledAtFirst: Int?

    /// - Parameter isHeld: whether nothing could be sent since the note before.
    mutating func note(settled: Int, isHeld: Bool = false, at now: ContinuousClock.Instant) {
        if let lastNote, !isHeld { active += now - lastNote }
        lastNote = now
        // What is done while nothing is sent, such as rows found in the list, is no pace.
        if settledAtFirst == nil || active == .zero { settledAtFirst = settled }
        if samples.count > 1, active - samples[samples.count - 2].at < Self.spacing {
            samples[samples.count - 1] = (active, settled)
        } else {
            samples.append((active, settled))
        }
        while samples.count > 2, active - samples[1].at > Self.lately { samples.removeFirst() }
    }

    /// Rows a second in the last half minute; nil until there is a second to go by.
    var rate: Double? { rate(over: Self.recently) }

    /// Rows a second in the last five minutes; nil until there is a second to go by.
    var steadyRate: Double? { rate(over: Self.lately) }

    /// Rows a second since the first were sent; nil until there is a second to go by.
    var average: Double? {
        guard let settledAtFirst, let last = samples.last, active >= .seconds(1),
            last.settled > settledAtFirst
        else { return nil }
        return Double(last.settled - settledAtFirst) / active.seconds
    }

    private func rate(over window: Duration) -> Double? {
        guard let last = samples.last,
            let first = samples.first(where: { last.at - $0.at <= window }),
            last.at - first.at >= .seconds(1), last.settled > first.settled
        else { return nil }
        return Double(last.settled - first.settled) / (last.at - first.at).seconds
    }
}

extension PaceMeter {
    /// Notes where a delivery stands, and says how it goes on.
    mutating func forecast(
        _ snapshot: DeliverySnapshot,
        at now: ContinuousClock.Instant
    ) -> Forecast {
        let isSending = snapshot.activity == .sending
        let isDown = if case .serviceDown = snapshot.waiting { true } else { false }
        let progress = ImportProgress(totals: snapshot.totals)
        note(settled: progress.done, isHeld: isDown || !isSending, at: now)
        return Forecast(
            rate: rate,
            average: average,
            remaining: steadyRate.map { .seconds(Double(snapshot.totals.remaining) / $0) }
        )
    }
}
