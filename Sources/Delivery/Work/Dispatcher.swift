import AssetAPI
import Customers
import Journal

/// Decides who may send what and when: the mind of the worker pool.
///
/// A pure value: workers tell it what happened, with the time, and it says what to do. The pool
/// asks it under a lock and acts after letting go of the lock.
package struct Dispatcher: Sendable {
    package typealias Instant = ContinuousClock.Instant

    /// What a worker is to do.
    package enum Decision: Hashable, Sendable {
        /// Claim a row of the permit's lane, and send it.
        case send(Permit)
        /// Ask again at the given time, or when something happened; nil for the latter only.
        case wait(until: Instant?)
        /// Go home.
        case finish
    }

    /// The right to send rows of a lane.
    package struct Permit: Hashable, Sendable {
        package var lane: Int
        /// How many rows.
        package var count = 1
        /// How many rows had come back to the lane by then: what a claim finds may be out of date
        /// when more have come back since.
        var returns: Int
        /// For a page of the lane's list, and not for a row: it doesn't count against a limit.
        var isListing = false

        /// The same right, to fewer or more rows.
        func of(_ count: Int) -> Permit {
            var permit = self
            permit.count = count
            return permit
        }
    }

    /// One business's rows, and the pace at which they go.
    struct Lane: Sendable {
        var business: Business
        var pacer: Pacer
        /// Requests without an answer yet.
        var inFlight = 0
        var queue = Queue.mayHaveRows
        var isStopped = false
        /// Rows that became pending again.
        var returns = 0
        /// Until when an outage holds the lane back, by the service's own `Retry-After`.
        var outageUntil: Instant?
        /// The count of permits when this lane last got one.
        var lastTurn = 0

        enum Queue: Hashable, Sendable {
            case mayHaveRows
            /// No row is due before then.
            case dueLater(Instant)
            case empty
        }
    }

    var lanes: [Lane]
    var breaker: CircuitBreaker
    private var retries = RetryBudget()
    private var permits = 0
    private let giveUpAfter: Duration
    private let maximumRejects: RejectLimit?
    private var rejected = 0
    private var answered = 0
    /// How many more rows may be sent; nil without a limit.
    private var allowance: Int?
    /// The first business that the service refused while others went on, and why.
    private(set) var stopped: (BusinessID, Problem)?
    /// Set once the delivery is to end; the first reason stays.
    var ending: DeliveryEnd?

    /// - Parameters:
    ///   - businesses: those that have rows, each with a pacer of its own.
    ///   - limit: the most rows to send, nil for all.
    ///   - giveUpAfter: how long the service may stay away.
    ///   - maximumRejects: how many rows it may reject, nil for any number.
    package init(
        businesses: [Business],
        pacer: Pacer,
        breaker: CircuitBreaker = CircuitBreaker(),
        limit: Int? = nil,
        giveUpAfter: Duration = .seconds(15 * 60),
        maximumRejects: RejectLimit? = nil
    ) {
        lanes = businesses.map { Lane(business: $0, pacer: pacer) }
        self.breaker = breaker
        allowance = limit
        self.giveUpAfter = giveUpAfter
        self.maximumRejects = maximumRejects
    }

    /// Requests without an answer yet.
    package var inFlight: Int { lanes.reduce(0) { $0 + $1.inFlight } }

    /// Decides, and counts the requests where the decision is to send.
    ///
    /// - Parameter most: how many rows are wanted; a permit is for as many of them as may leave at
    ///   once.
    package mutating func decide(at now: Instant, upTo most: Int = 1) -> Decision {
        if ending == nil { ending = reasonToEnd(at: now) }
        guard ending == nil else { return .finish }
        if allowance == 0 { return .wait(until: nil) }
        guard let (lane, readyAt) = nextLane(at: now) else { return .wait(until: nil) }
        var isProbe = false
        switch breaker.permission(at: now) {
        case .wait(let until): return .wait(until: until)
        case .probe: isProbe = true
        case .go: break
        }
        guard readyAt <= now else { return .wait(until: readyAt) }
        if isProbe { breaker.probeLeft() }
        permits += 1
        lanes[lane].lastTurn = permits
        var permit = Permit(lane: lane, count: 0, returns: lanes[lane].returns)
        repeat {
            lanes[lane].pacer.take(at: now, inFlight: lanes[lane].inFlight)
            lanes[lane].inFlight += 1
            allowance = allowance.map { $0 - 1 }
            permit.count += 1
        } while permit.count < (isProbe ? 1 : most) && allowance != 0
            && lanes[lane].pacer.readyAt(now) <= now
        return .send(permit)
    }

    /// Whether a row that was claimed before may still leave: nothing came up since that holds its
    /// lane back, or ends the delivery.
    package func mayGoOn(lane: Int, at now: Instant) -> Bool {
        ending == nil && breaker.isClosed && !lanes[lane].isStopped
            && !lanes[lane].pacer.isHeld(at: now)
    }

    /// A lane had no row to claim after all: the permit goes back.
    package mutating func foundNothing(_ permit: Permit, dueAt: Instant?, at now: Instant) {
        returnPermit(permit, at: now)
        guard lanes[permit.lane].returns == permit.returns else { return }
        lanes[permit.lane].queue = dueAt.map(Lane.Queue.dueLater) ?? .empty
    }

    /// A permit wasn't used, for a reason that says nothing about the lane's rows.
    package mutating func returnPermit(_ permit: Permit, at now: Instant) {
        for _ in 0..<permit.count { lanes[permit.lane].pacer.giveBack(at: now) }
        lanes[permit.lane].inFlight -= permit.count
        if !permit.isListing { allowance = allowance.map { $0 + permit.count } }
        breaker.probeReturned(at: now)
    }

    /// Rows that had been claimed weren't sent, and are pending as before.
    package mutating func released(_ permit: Permit, at now: Instant) {
        returnPermit(permit, at: now)
        lanes[permit.lane].returns += 1
        lanes[permit.lane].queue = .mayHaveRows
    }

    /// Learns from an answer, as soon as it is there.
    ///
    /// - Returns: what a person would want to hear of.
    package mutating func observe(
        _ exchange: Exchange,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        let isOutage = if case .tryLater = exchange.outcome { true } else { false }
        var events = observePace(
            exchange.rate,
            httpStatus: exchange.httpStatus,
            isOutage: isOutage,
            lane: lane,
            at: now
        )
        events += observeHealth(exchange.isSignOfHealth, exchange.outcome.problem, at: now)
        countRejects(exchange.outcome)
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
    /// - Parameter isOutage: whether the service can't work now; a `Retry-After` is about that then.
    mutating func observePace(
        _ rate: RateLimitReport?,
        httpStatus: Int?,
        isOutage: Bool,
        lane: Int,
        at now: Instant
    ) -> [DeliveryEvent] {
        if httpStatus == 429 {
            let until = lanes[lane].pacer.throttled(rate, at: now)
            return [.throttled(lanes[lane].business.id, pause: until - now)]
        }
        guard httpStatus != nil else { return [] }
        lanes[lane].pacer.observe(rate, at: now)
        if isOutage, let pause = rate?.retryAfter {
            lanes[lane].pacer.pause(for: pause, at: now)
            lanes[lane].outageUntil = now + pause
        }
        return []
    }

    /// A row's outcome is in the journal.
    ///
    /// - Parameter dueAt: when the row may be sent again, if it is pending once more.
    package mutating func settled(lane: Int, dueAt: Instant?) {
        lanes[lane].inFlight -= 1
        guard let dueAt else { return }
        allowance = allowance.map { $0 + 1 }
        lanes[lane].returns += 1
        switch lanes[lane].queue {
        case .mayHaveRows: break
        case .dueLater(let other): lanes[lane].queue = .dueLater(min(dueAt, other))
        case .empty: lanes[lane].queue = .dueLater(dueAt)
        }
    }

    /// Ends the delivery as soon as what is under way has its answers.
    package mutating func end(_ reason: DeliveryEnd) {
        if ending == nil || ending?.isPhaseOver == true { ending = reason }
    }

    /// Takes up work again after all rows were sent, unless there was another reason to end.
    package mutating func reopen() {
        guard ending?.isPhaseOver == true else { return }
        ending = nil
        for index in lanes.indices { lanes[index].queue = .mayHaveRows }
    }

    /// What couldn't be sent for want of a token counts as the service being away, so that the
    /// token endpoint is probed as gently. To be told before the permit goes back.
    package mutating func tokenDelayed(_ problem: Problem, at now: Instant) -> [DeliveryEvent] {
        fail(problem, at: now)
    }

    /// What keeps requests from leaving now; nil where that is only the even spacing.
    package func waiting(at now: Instant) -> DeliverySnapshot.Waiting? {
        if case .wait(let until) = breaker.permission(at: now) {
            return .serviceDown(nextProbe: until.map { $0 - now } ?? .zero)
        }
        let open = lanes.filter { !$0.isStopped && $0.queue != .empty }
        guard let lane = open.min(by: { $0.pacer.readyAt(now) < $1.pacer.readyAt(now) }) else {
            return nil
        }
        let pause = lane.pacer.readyAt(now) - now
        if let outageUntil = lane.outageUntil, outageUntil > now {
            return pause > .seconds(1) ? .serviceDown(nextProbe: pause) : .unavailable(pause)
        }
        if pause > .seconds(1), pause > (lane.pacer.rate.interval ?? .zero) * 2.0 {
            return .rateLimit(pause)
        }
        if case .dueLater(let due) = lane.queue, due - now > .seconds(1), inFlight == 0 {
            return .retry(due - now)
        }
        return nil
    }

    private func reasonToEnd(at now: Instant) -> DeliveryEnd? {
        if let end = reasonToGiveUp(at: now) { return end }
        guard inFlight == 0 else { return nil }
        if allowance == 0 { return .limitReached }
        let hasRows = lanes.contains { !$0.isStopped && $0.queue != .empty }
        return hasRows ? nil : .finished
    }

    func reasonToGiveUp(at now: Instant) -> DeliveryEnd? {
        guard let since = breaker.failingSince, !breaker.isClosed, now - since >= giveUpAfter else {
            return nil
        }
        return .gaveUp(after: now - since)
    }

    /// The lane that may send soonest; among equals the one whose turn is longest ago.
    private func nextLane(at now: Instant) -> (lane: Int, readyAt: Instant)? {
        var best: (lane: Int, readyAt: Instant)?
        var bestTurn = Int.max
        for (index, lane) in lanes.enumerated() where !lane.isStopped {
            let dueAt: Instant
            switch lane.queue {
            case .empty: continue
            case .mayHaveRows: dueAt = now
            case .dueLater(let moment): dueAt = moment
            }
            let readyAt = max(lane.pacer.readyAt(now), dueAt)
            if let found = best, (found.readyAt, bestTurn) <= (readyAt, lane.lastTurn) { continue }
            best = (index, readyAt)
            bestTurn = lane.lastTurn
        }
        return best
    }

    /// Learns of the service's health.
    ///
    /// - Parameters:
    ///   - isHealthy: nil where an answer doesn't tell.
    ///   - problem: what went wrong where it isn't.
    mutating func observeHealth(
        _ isHealthy: Bool?,
        _ problem: Problem?,
        at now: Instant
    ) -> [DeliveryEvent] {
        switch isHealthy {
        case nil:
            // A probe that told nothing is followed by another.
            breaker.probeReturned(at: now)
            return []
        case true:
            let wasDown = !breaker.isClosed
            breaker.succeeded()
            return wasDown ? [.serviceBack] : []
        case false:
            return problem.map { fail($0, at: now) } ?? []
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

    private mutating func fail(_ problem: Problem, at now: Instant) -> [DeliveryEvent] {
        guard let probeAt = breaker.failed(at: now) else { return [] }
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
            lanes[lane].isStopped = true
            stopped = stopped ?? (lanes[lane].business.id, problem)
            if lanes.allSatisfy(\.isStopped) { end(.stopped(problem)) }
            return lanes.count > 1 ? [.businessStopped(lanes[lane].business.id, problem)] : []
        }
    }
}
