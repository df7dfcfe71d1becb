import Delivery
import Journal

/// How fast rows go lately, and how long the rest will take, from samples of how many are settled.
/// Pure.
///
/// Time in which nothing can be sent, since the service is down, asks for a long pause, or its list is
/// read, doesn't count, nor does what becomes of rows meanwhile: the rate that there will be afterwards
/// says more of the time that is left than a rate that sinks towards nothing.
struct PaceMeter {
    /// What the display shows: it has to follow a change soon.
    static let recently = Duration.seconds(30)
    /// What the forecast goes by: it has to be steady.
    static let lately = Duration.seconds(5 * 60)
    /// As few samples as will do.
    private static let spacing = Duration.milliseconds(900)

    private var samples: [(at: Duration, settled: Int)] = []
    private var active = Duration.zero
    private var lastNote: (at: ContinuousClock.Instant, settled: Int)?
    /// The rows that were settled, or came back, while nothing was sent.
    private var settledWhileHeld = 0
    /// The first sample, which the others forget.
    private var settledAtFirst: Int?
    /// Whether the present pause for the rate is longer than any that a window brings.
    private var isLongPause = false

    /// - Parameter isHeld: whether nothing could be sent since the note before.
    mutating func note(settled: Int, isHeld: Bool = false, at now: ContinuousClock.Instant) {
        if let lastNote {
            // Rows come back by a look into the list only.
            if isHeld || settled < lastNote.settled {
                settledWhileHeld += settled - lastNote.settled
            } else {
                active += now - lastNote.at
            }
        }
        lastNote = (now, settled)
        let settled = settled - settledWhileHeld
        settledAtFirst = settledAtFirst ?? settled
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
    /// A pause for the rate may come with every window of a minute, and is part of the pace then; one
    /// that is longer than a window isn't.
    private static let longestRhythm = Duration.seconds(65)

    /// Notes where a delivery is, and says how it goes on.
    mutating func forecast(
        _ snapshot: DeliverySnapshot,
        at now: ContinuousClock.Instant
    ) -> Forecast {
        let answered = snapshot.totals.toSend - snapshot.totals.remaining
        note(settled: answered, isHeld: isHeld(snapshot), at: now)
        return Forecast(
            rate: rate,
            average: average,
            remaining: remaining(snapshot)
        )
    }

    private mutating func isHeld(_ snapshot: DeliverySnapshot) -> Bool {
        if case .rateLimit(let pause) = snapshot.waiting {
            isLongPause = isLongPause || pause > Self.longestRhythm
        } else {
            isLongPause = false
        }
        guard snapshot.activity == .sending else { return true }
        return switch snapshot.waiting {
        case .serviceDown, .retry: true
        case .rateLimit: isLongPause
        case .unavailable, nil: false
        }
    }

    /// The time for the rows that may still be sent: at the steady rate, which the rate that holds now
    /// bounds, after what is waited for.
    private func remaining(_ snapshot: DeliverySnapshot) -> Duration? {
        guard var pace = steadyRate ?? average else { return nil }
        if case .perMinute(let most) = snapshot.rate { pace = min(pace, most / 60) }
        let pause = snapshot.waiting?.length ?? .zero
        return .seconds(Double(snapshot.left) / pace) + pause
    }
}
