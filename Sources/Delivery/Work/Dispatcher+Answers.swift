import AssetAPI
import Journal

// Learning from answers: of the pace, of the service's health, and of what ends a delivery.
extension Dispatcher {
    /// Learns from an answer, as soon as it is there.
    ///
    /// - Returns: what a person would want to hear of.
    package mutating func observe(
        _ exchange: Exchange,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        var refusal: Problem?
        if case .tryLater(let problem) = exchange.outcome { refusal = problem }
        var events = observePace(
            exchange.rate,
            httpStatus: exchange.httpStatus,
            refusal: refusal,
            lane: lane,
            at: now
        )
        events += observeHealth(
            exchange.isSignOfHealth,
            exchange.outcome.problem,
            lane: lane,
            isUnsent: exchange.isUnsent,
            at: now
        )
        countRejects(exchange.outcome)
        if let problem = mistaken.note(exchange.outcome) { end(.stopped(problem)) }
        switch exchange.outcome {
        case .stop(let problem, let scope): events += stop(problem, scope, lane: lane)
        case .lost(let problem): events += stop(problem, .service, lane: lane)
        default: break
        }
        return events
    }

    /// Whether the row of an answer may be sent again after the usual wait, if it is to be sent again;
    /// else it waits for the longest. To be asked once an answer, and before ``observe(_:lane:at:)``.
    package mutating func affordsRetry(after exchange: Exchange) -> Bool {
        if exchange.isSignOfHealth == true { retries.earn() }
        // A refusal for the rate is paid for by the pacer, an outage by the breaker.
        guard case .tryLater = exchange.outcome, !exchange.isThrottled, breaker.isClosed else {
            return true
        }
        return retries.spend()
    }

    /// Learns from what an answer says of the pace.
    ///
    /// - Parameter refusal: why it is to be tried later, if so: but for the rate, the service can't work
    ///   now, and a `Retry-After` is about that then.
    mutating func observePace(
        _ rate: RateLimitReport?,
        httpStatus: Int?,
        refusal: Problem?,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        if let refusal {
            lanes.update(lane) { $0.refused(refusal, forRate: httpStatus == 429, at: now) }
        }
        guard httpStatus != nil else { return [] }
        wasAnswered = true
        contactMade()
        if httpStatus == 429 { return throttled(rate, lane: lane, at: now) }
        lanes.update(lane) { $0.pacer.observe(rate, at: now) }
        tenant?.observe(nil, at: now)
        guard let refusal, let pause = rate?.retryAfter else { return [] }
        let wasHeld = lanes[lane].outageUntil.map { $0 > now } ?? false
        lanes.update(lane) { lane in
            lane.pacer.pause(for: pause, at: now)
            lane.outageUntil = now + pause
        }
        // The short ones come and go; the breaker tells of an outage.
        guard pause >= Self.tellingPause, !wasHeld else { return [] }
        return [.serviceDown(refusal, nextProbe: pause)]
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

    /// Learns of the service's health.
    ///
    /// - Parameters:
    ///   - isHealthy: nil where an answer doesn't tell.
    ///   - problem: what went wrong where it isn't.
    ///   - isListing: whether it was asked for its list.
    ///   - isUnsent: whether there was no way to it.
    mutating func observeHealth(
        _ isHealthy: Bool?,
        _ problem: Problem?,
        lane: Int,
        isListing: Bool = false,
        isUnsent: Bool = false,
        at now: Instant
    ) -> [DeliveryEvent] {
        switch isHealthy {
        case nil:
            // A probe that told nothing is followed by another.
            breaker.probeReturned(at: now)
            return []
        case true:
            let isBack = isListing ? breaker.listed(at: now) : breaker.succeeded()
            lanes.update(lane) { $0.answered(at: now) }
            return isBack ? [.serviceBack] : []
        case false:
            return problem.map { fail($0, isRows: !isListing, isUnsent: isUnsent, at: now) } ?? []
        }
    }

    private mutating func countRejects(_ outcome: Outcome) {
        switch outcome {
        case .created: answered += 1
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
