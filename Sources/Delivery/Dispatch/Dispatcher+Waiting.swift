import AssetAPI
import Customers
import Journal

// What a delivery waits for, and for how long.
extension Dispatcher {
    /// What keeps requests from leaving now; nil where that is only the even spacing.
    package func waiting(at now: Instant) -> DeliverySnapshot.Waiting? {
        if case .wait(let until) = breaker.permission(at: now) {
            return .serviceDown(nextProbe: until.map { $0 - now } ?? .zero)
        }
        guard let lane = lanes.soonest else { return nil }
        let readyAt = max(lane.pacer.readyAt(now), tenant?.readyAt(now) ?? now)
        let pause = readyAt - now
        if let pausedUntil = lane.outage.pausedUntil, pausedUntil > now {
            return pause > .seconds(1) ? .serviceDown(nextProbe: pause) : .unavailable(pause)
        }
        if pause > .seconds(1), pause > (rate.interval ?? .zero) * 2.0 {
            return .rateLimit(pause)
        }
        if case .dueLater(let due) = lane.queue, due - now > .seconds(1), inFlight == 0 {
            return .retry(due - now)
        }
        return nil
    }

    /// The latest requests, where some of them failed.
    package func failures(at now: Instant) -> RecentFailures? { recent.failures(at: now) }

    /// Why to end where the service itself asked to be left alone for longer than it may stay away.
    /// Where it didn't, the breaker's last probe tells.
    ///
    /// - Parameter lanes: those that have something to ask.
    func reasonToGiveUp(_ lanes: some Sequence<Lane>, at now: Instant) -> DeliveryEnd? {
        var longest: (away: Duration, problem: Problem)?
        for lane in lanes {
            guard let lost = lane.isLost(after: giveUpAfter, at: now) else { return nil }
            if longest.map({ lost.away > $0.away }) ?? true { longest = lost }
        }
        return longest.map { .gaveUp(after: $0.away, last: $0.problem) }
    }
}
