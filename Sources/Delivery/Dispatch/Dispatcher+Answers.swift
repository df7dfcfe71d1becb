import AssetAPI
import Customers
import Journal

// Learning from answers: of the pace, of the service's health, and of what ends a delivery.
extension Dispatcher {
    /// Rules on an answer to a row, and learns from it, as soon as it is there.
    ///
    /// - Parameter circumstances: what the worker knows of them.
    /// - Returns: also what a person would want to hear of.
    package mutating func answered(
        _ exchange: Exchange,
        _ circumstances: Ruling.Circumstances,
        lane: Int,
        at now: Instant
    ) -> (ruling: Ruling, events: [DeliveryEvent]) {
        var circumstances = circumstances
        circumstances.isServiceDown = !breaker.isClosed || lanes[lane].outage.isOutage
        circumstances.isReached = isReached
        circumstances.affordsRetry = retries.affordsRetry
        let ruling = Ruling(on: exchange, circumstances, retry)
        if ruling.sign.health == .works { retries.earn() }
        if ruling.costsRetry { retries.spend() }
        var events = learn(ruling.sign, lane: lane, at: now)
        countRejects(ruling.row)
        if let problem = mistaken.note(ruling) { end(.stopped(problem)) }
        if let scope = ruling.stops, let problem = ruling.problem {
            events += stop(problem, scope, lane: lane)
        }
        return (ruling, events)
    }

    /// Learns of the pace and of the service's health.
    ///
    /// - Parameter isListing: whether it was asked for its list.
    mutating func learn(
        _ sign: ServiceSign,
        lane: Int,
        isListing: Bool = false,
        at now: Instant
    ) -> [DeliveryEvent] {
        learnPace(sign, lane: lane, at: now)
            + learnHealth(sign, lane: lane, isListing: isListing, at: now)
    }

    private mutating func learnPace(
        _ sign: ServiceSign,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        if let refusal = sign.refusal {
            lanes.update(lane) { $0.refused(refusal, forRate: sign.isThrottled, at: now) }
        }
        guard sign.httpStatus != nil else { return [] }
        wasAnswered = true
        contactMade()
        if sign.isThrottled { return throttled(sign.rate, lane: lane, at: now) }
        lanes.update(lane) { $0.pacer.observe(sign.rate, at: now) }
        tenant?.observe(nil, at: now)
        return learnOutage(sign, lane: lane, at: now)
    }

    /// Leaves a business alone that is out, and not one that had a hiccup.
    private mutating func learnOutage(
        _ sign: ServiceSign,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        guard case .away(let problem) = sign.health else { return [] }
        let wasHeld = lanes[lane].outage.pausedUntil.map { $0 > now } ?? false
        let areOthersWell = lanes.count > 1 && breaker.isClosed
        let pause = lanes.update(lane) { lane in
            let pause = lane.outage.failed(
                // Else it is about something other than this request.
                retryAfter: sign.refusal.flatMap { _ in sign.rate?.retryAfter },
                areOthersWell: areOthersWell,
                at: now
            )
            if let pause { lane.pacer.pause(for: pause, at: now) }
            return pause
        }
        // The short ones come and go; the breaker tells of an outage.
        guard let pause, pause >= Self.tellingPause, !wasHeld, sign.refusal != nil else {
            return []
        }
        return [.serviceDown(problem, nextProbe: pause)]
    }

    /// A pause of an outage's that a person would want to hear of.
    private static let tellingPause = Duration.seconds(5)

    private mutating func throttled(
        _ rate: RateLimitReport?,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        var until = lanes.update(lane) { $0.pacer.throttled(rate, at: now) }
        // What the business's own count doesn't explain may be the tenant's, which has no headers.
        if rate?.remaining != 0 {
            let word = rate?.retryAfter.map { RateLimitReport(retryAfter: $0) }
            until = max(until, tenant?.throttled(word, at: now) ?? until)
        }
        // Requests that were under way together are refused together: one word for them all.
        if let told = lanes[lane].toldUntil, now < told { return [] }
        lanes.update(lane) { $0.toldUntil = until }
        return [.throttled(lanes[lane].business.id, pause: until - now)]
    }

    /// What couldn't be sent for want of a token counts as the service being away, so that the
    /// token endpoint is probed as gently. To be told before the permit goes back.
    ///
    /// - Parameter isUnsent: whether there was no way to the token endpoint.
    package mutating func tokenDelayed(
        _ problem: Problem,
        isUnsent: Bool = false,
        at now: Instant
    ) -> [DeliveryEvent] {
        fail(problem, isRows: false, isUnsent: isUnsent, at: now)
    }

    private mutating func learnHealth(
        _ sign: ServiceSign,
        lane: Int,
        isListing: Bool,
        at now: Instant
    ) -> [DeliveryEvent] {
        switch sign.health {
        case .awaitsToken: return []
        case .untold:
            tellNothing(at: now)
            return []
        case .works:
            recent.note(failed: false, at: now)
            let isBack = isListing ? breaker.listed(at: now) : breaker.succeeded()
            lanes.update(lane) { lane in
                lane.answered(at: now)
                if !isListing { lane.outage.worked() }
            }
            return isBack ? [.serviceBack] : []
        case .away(let problem):
            recent.note(failed: true, at: now)
            return fail(problem, isRows: !isListing, isUnsent: sign.isUnsent, at: now)
        }
    }

    /// A probe that told nothing is followed by another. To be told of a refused token once it is renewed.
    package mutating func tellNothing(at now: Instant) { breaker.probeReturned(at: now) }

    private mutating func countRejects(_ row: Settlement.Verdict?) {
        switch row {
        case .created, .updated: answered += 1
        case .rejected:
            answered += 1
            rejected += 1
        default: return
        }
        guard let maximumRejects else { return }
        if maximumRejects.isExceeded(rejected: rejected, answered: answered) {
            end(.tooManyRejects(rejected, of: answered))
        }
    }

    private mutating func fail(
        _ problem: Problem,
        isRows: Bool,
        isUnsent: Bool,
        at now: Instant
    ) -> [DeliveryEvent] {
        // A proxy that nobody knows is a wrong setting, unless there was a way through it before: then
        // the network is away.
        if problem.isUnknownProxy, !wasAnswered {
            end(.stopped(problem))
            return []
        }
        if !isUnsent { contactMade() }
        let probeAt = breaker.failed(at: now, isRows: isRows)
        if let firstContact, firstContact.isOver(at: now) || breaker.lostAfter != nil {
            end(.unreachable(problem))
            return []
        }
        if let away = breaker.lostAfter {
            end(.gaveUp(after: away, last: problem))
            return []
        }
        guard let probeAt else { return [] }
        return [.serviceDown(problem, nextProbe: probeAt - now)]
    }

    mutating func stop(
        _ problem: Problem,
        _ scope: StopScope,
        lane: Int
    ) -> [DeliveryEvent] {
        switch scope {
        case .service:
            end(.stopped(problem))
            return []
        case .business:
            guard !lanes[lane].isStopped else { return [] }
            lanes.update(lane) { $0.isStopped = true }
            stopped = stopped ?? (lanes[lane].business.id, problem)
            if lanes.stopped == lanes.count { end(.stopped(problem)) }
            return lanes.count > 1 ? [.businessStopped(lanes[lane].business.id, problem)] : []
        }
    }
}
