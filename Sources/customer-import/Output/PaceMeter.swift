import Delivery
import Journal

/// How fast rows go lately, and how long the rest will take, from samples of how many are settled.
/// Pure.
///
/// Time in which the service is down doesn't count: the rate that it will have when it is back says
/// more of the time that is left than a rate that sinks towards nothing.
struct PaceMeter {
    /// What the display shows: it has to follow a change soon.
    private static let recently = Duration.seconds(30)
    /// What the forecast goes by: it has to be steady.
    private static let lately = Duration.seconds(5 * 60)
    /// As few samples as will do.
    private static let spacing = Duration.milliseconds(900)

    private var samples: [(at: Duration, settled: Int)] = []
    private var active = Duration.zero
    private var lastNote: ContinuousClock.Instant?

    /// - Parameter isHeld: whether the service was down since the note before.
    mutating func note(settled: Int, isHeld: Bool = false, at now: ContinuousClock.Instant) {
        if let lastNote, !isHeld { active += now - lastNote }
        lastNote = now
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

    private func rate(over window: Duration) -> Double? {
        guard let last = samples.last,
            let first = samples.first(where: { last.at - $0.at <= window }),
            last.at - first.at >= .seconds(1), last.settled > first.settled
        else { return nil }
        return Double(last.settled - first.settled) / (last.at - first.at).seconds
    }
}

/// What a display says of the pace.
struct Forecast {
    /// Rows a second; nil before that can be said.
    var rate: Double?
    /// The time that is left; nil before that can be said.
    var remaining: Duration?
}

extension PaceMeter {
    /// Notes where a delivery stands, and says how it goes on.
    mutating func forecast(
        _ snapshot: DeliverySnapshot,
        at now: ContinuousClock.Instant
    ) -> Forecast {
        let isHeld = if case .serviceDown = snapshot.waiting { true } else { false }
        let totals = snapshot.totals
        note(settled: totals.rowsHeld - totals.remaining, isHeld: isHeld, at: now)
        return Forecast(
            rate: rate,
            remaining: steadyRate.map { .seconds(Double(totals.remaining) / $0) }
        )
    }
}
