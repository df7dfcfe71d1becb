import AssetAPI
import Customers
import Journal

/// Decides who may send what and when: the mind of the worker pool.
///
/// A pure value: workers tell it what happened, with the time, and it says what to do. The pool
/// asks it under a lock and acts after letting go of the lock.
package struct Dispatcher: Sendable {
    package typealias Instant = Moment

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

    var lanes: Lanes
    /// The pace of all businesses together; nil where nothing holds them together.
    var tenant: Pacer?
    var breaker: CircuitBreaker
    var retries = RetryBudget()
    let giveUpAfter: Duration
    let maximumRejects: RejectLimit?
    let retry: RetryPolicy
    /// Whether any answer came.
    var wasAnswered = false
    /// Whether there ever was a way to the service, for this import.
    private(set) var isReached: Bool
    /// Nil where there was, or the service is to be waited for.
    var firstContact: FirstContact?
    var rejected = 0
    var answered = 0
    var mistaken = MistakenAnswers()
    var recent = RecentRequests()
    /// The first business that the service refused while others went on, and why.
    var stopped: (BusinessID, Problem)?
    /// Set once the delivery is to end; the first reason stays.
    var ending: DeliveryEnd?
    private let workers: Int
    private var permits = 0
    /// How many more rows may be sent; nil without a limit.
    private(set) var allowance: Int?

    /// - Parameters:
    ///   - businesses: those that have rows.
    ///   - pacer: each business's own.
    ///   - tenant: that of all businesses together, if there is one.
    ///   - workers: how many ask, 1 or more: so many requests are shared among the businesses.
    ///   - limit: the most rows to send, nil for all.
    ///   - giveUpAfter: how long the service may stay away.
    ///   - maximumRejects: how many rows it may reject, nil for any number.
    ///   - retry: how long a row waits that is sent again.
    ///   - isFirstContact: whether no answer of the service was ever had.
    ///   - waits: whether it is waited for all the same, as long as it may stay away.
    package init(
        businesses: [Business],
        pacer: Pacer,
        tenant: Pacer? = nil,
        workers: Int = 256,
        limit: Int? = nil,
        giveUpAfter: Duration = .seconds(15 * 60),
        maximumRejects: RejectLimit? = nil,
        retry: RetryPolicy = RetryPolicy(),
        isFirstContact: Bool = false,
        waits: Bool = false
    ) {
        lanes = Lanes(businesses.map { Lane(business: $0, pacer: pacer) })
        self.tenant = tenant
        self.workers = workers
        // Who gave the service less time than that is told when it is over.
        let isFirst = isFirstContact && !waits && giveUpAfter > FirstContact.patience
        isReached = !isFirstContact
        firstContact = isFirst ? FirstContact() : nil
        breaker = CircuitBreaker(patience: isFirst ? FirstContact.patience : giveUpAfter)
        allowance = limit
        self.giveUpAfter = giveUpAfter
        self.maximumRejects = maximumRejects
        self.retry = retry
    }

    /// Requests without an answer yet.
    package var inFlight: Int { lanes.inFlight }

    /// Decides, and counts the requests where the decision is to send.
    ///
    /// - Parameter most: how many rows are wanted; a permit is for as many of them as may leave at
    ///   once.
    package mutating func decide(at now: Instant, upTo most: Int = 1) -> Decision {
        firstContact?.begin(at: now)
        if ending == nil { ending = reasonToEnd(at: now) }
        guard ending == nil else { return .finish }
        if allowance == 0 { return .wait(until: nil) }
        guard let (lane, readyAt) = nextLane(at: now, upTo: most) else { return .wait(until: nil) }
        var isProbe = false
        switch breaker.permission(at: now) {
        case .wait(let until): return .wait(until: until)
        case .probe: isProbe = true
        case .go: break
        }
        guard readyAt <= now else { return .wait(until: readyAt) }
        if isProbe { breaker.probeLeft(at: now) }
        return .send(grant(lane, upTo: isProbe ? 1 : most, at: now))
    }

    /// The rights to rows of further lanes that may leave together with those of a permit, where its
    /// lane hasn't as many as are wanted: else a commit would carry few rows where businesses have few.
    ///
    /// - Parameter most: how many rows are wanted, those of the permit among them.
    package mutating func further(
        after permit: Permit,
        upTo most: Int,
        at now: Instant
    ) -> [Permit] {
        // A lane whose turn came since has no more to give.
        let turn = permits
        var wanted = most - permit.count
        var further: [Permit] = []
        while wanted > 0, allowance != 0, breaker.isClosed,
            let (lane, readyAt) = nextLane(at: now, upTo: most), readyAt <= now,
            lanes[lane].lastTurn < turn
        {
            further.append(grant(lane, upTo: wanted, at: now))
            wanted -= further.last?.count ?? wanted
        }
        return further
    }

    /// Gives a lane its turn.
    private mutating func grant(_ lane: Int, upTo most: Int, at now: Instant) -> Permit {
        permits += 1
        let turn = permits
        let wanted = lanes[lane].rows(of: min(most, allowance ?? most))
        let count = lanes.update(lane) { lane in
            lane.lastTurn = turn
            let count = Self.take(upTo: wanted, of: &lane, and: &tenant, at: now)
            lane.permitted(count)
            return count
        }
        allowance = allowance.map { $0 - count }
        return Permit(lane: lane, count: count, returns: lanes[lane].returns)
    }

    /// Counts as many requests of a lane as may leave now: one at least, and at most so many.
    ///
    /// - Returns: how many.
    private static func take(
        upTo most: Int,
        of lane: inout Lane,
        and tenant: inout Pacer?,
        at now: Instant
    ) -> Int {
        var count = 0
        repeat {
            lane.pacer.take(at: now, inFlight: lane.inFlight)
            lane.inFlight += 1
            tenant?.take(at: now, inFlight: 0)
            count += 1
        } while count < most && max(lane.pacer.readyAt(now), tenant?.readyAt(now) ?? now) <= now
        return count
    }

    /// The pace of all businesses together that the service doesn't refuse.
    package var rate: Rate {
        tenant.map { lanes.rate.limited(by: $0.rate) } ?? lanes.rate
    }

    /// When a lane may send next, as far as the pace goes.
    func readyAt(_ lane: Int, _ now: Instant) -> Instant {
        let own = lanes[lane].pacer.readyAt(now)
        return tenant.map { max(own, $0.readyAt(now)) } ?? own
    }

    /// Counts a request of a lane's that leaves now.
    mutating func take(_ lane: Int, at now: Instant) {
        _ = lanes.update(lane) { Self.take(upTo: 1, of: &$0, and: &tenant, at: now) }
    }

    /// Whether the service asked for a pause that isn't over.
    func isHeld(_ lane: Int, at now: Instant) -> Bool {
        lanes[lane].pacer.isHeld(at: now) || tenant?.isHeld(at: now) ?? false
    }

    /// Whether a row that was claimed before may still leave: nothing came up since that holds its
    /// lane back, or ends the delivery.
    package func mayGoOn(lane: Int, at now: Instant) -> Bool {
        ending == nil && breaker.isClosed && !lanes[lane].isStopped && !isHeld(lane, at: now)
    }

    /// A permit was used to claim rows, maybe fewer than it is for: the rest of it goes back.
    ///
    /// - Parameter left: what the lane had to claim after that.
    mutating func claimed(_ permit: Permit, rows: Int, left: Lane.Queue, at now: Instant) {
        if rows < permit.count { returnPermit(permit.of(permit.count - rows), at: now) }
        guard lanes[permit.lane].returns == permit.returns else { return }
        lanes.update(permit.lane) { $0.claimed(left: left) }
    }

    /// A permit wasn't used, for a reason that says nothing about the lane's rows.
    package mutating func returnPermit(_ permit: Permit, at now: Instant) {
        lanes.update(permit.lane) { lane in
            for _ in 0..<permit.count { lane.pacer.giveBack(at: now) }
            lane.inFlight -= permit.count
            if !permit.isListing { lane.permitted(-permit.count) }
        }
        for _ in 0..<permit.count { tenant?.giveBack(at: now) }
        if !permit.isListing { allowance = allowance.map { $0 + permit.count } }
        breaker.probeReturned(at: now)
    }

    /// Rows that had been claimed weren't sent, and are pending as before.
    package mutating func released(_ permit: Permit, at now: Instant) {
        returnPermit(permit, at: now)
        lanes.update(permit.lane) { lane in
            lane.returns += 1
            lane.queue = .mayHaveRows
        }
    }

    /// A row whose outcome is in the journal.
    struct SettledRow {
        var lane: Int
        /// When it may be sent again, if it is pending once more.
        var dueAt: Instant?
    }

    /// A row's outcome is in the journal.
    ///
    /// - Parameter dueAt: when the row may be sent again, if it is pending once more.
    package mutating func settled(lane: Int, dueAt: Instant?) {
        settled([SettledRow(lane: lane, dueAt: dueAt)])
    }

    /// The outcomes of some rows are in the journal.
    mutating func settled(_ rows: [SettledRow]) {
        var rest = rows[...]
        while let lane = rest.first?.lane {
            let run = rest.prefix { $0.lane == lane }
            lanes.update(lane) { lane in
                for row in run { lane.settled(dueAt: row.dueAt) }
            }
            rest = rest.dropFirst(run.count)
        }
        let returned = rows.count { $0.dueAt != nil }
        allowance = allowance.map { $0 + returned }
    }

    /// Something answers, or takes a connection at least: from now on it is waited for.
    mutating func contactMade() {
        guard !isReached else { return }
        isReached = true
        firstContact = nil
        breaker.patience = giveUpAfter
    }

    /// Ends the delivery as soon as what is under way has its answers.
    package mutating func end(_ reason: DeliveryEnd) {
        if ending == nil || ending?.isPhaseOver == true { ending = reason }
    }

    /// Takes up work again after all rows were sent, unless there was another reason to end.
    package mutating func reopen() {
        if ending?.isPhaseOver == true { ending = nil }
    }

    /// Takes in what the journal has to send, before any permit is out.
    ///
    /// - Parameter pending: the rows of each business, those that are due later among them.
    package mutating func expect(_ pending: [BusinessKey: Int]) {
        for lane in lanes.indices {
            lanes.update(lane) { $0.expect(pending[$0.business.key] ?? 0) }
        }
    }

    private func reasonToEnd(at now: Instant) -> DeliveryEnd? {
        if let end = reasonToGiveUp(lanes.refusedAltogether, at: now) { return end }
        guard inFlight == 0 else { return nil }
        if allowance == 0 { return .limitReached }
        return lanes.withRows > 0 ? nil : .finished
    }

    /// The lane that may send soonest; among equals the one whose turn is longest ago.
    private mutating func nextLane(
        at now: Instant,
        upTo most: Int
    ) -> (lane: Int, readyAt: Instant)? {
        guard var next = lanes.next(at: now, share: share(at: now, upTo: most)) else { return nil }
        if let tenant { next.readyAt = max(next.readyAt, tenant.readyAt(now)) }
        return next
    }

    /// How many requests of one lane may be under way: so many that one whose answers take long
    /// leaves workers to the others that have something to send.
    private mutating func share(at now: Instant, upTo most: Int) -> Int {
        guard lanes.count > 1 else { return .max }
        let open = max(lanes.open(at: now), 1)
        // A worker whose answers come fast takes several rows at a time.
        return (workers + open - 1) / open * max(most, 1)
    }
}
