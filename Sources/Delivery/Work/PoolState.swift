import AssetAPI
import Dispatch
import Journal

/// What the workers of a pool share: the dispatcher under a lock, and a place to wait.
///
/// Of the workers that wait, at least one does so with a deadline; whoever gets work wakes another
/// before it goes, so that there is always one to watch the clock and the others sleep.
final class PoolState: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct State: Sendable {
        var dispatcher: Dispatcher
        var totals: Totals
        var requests = 0
        /// How many of them got an answer that was to be a page of the list, and isn't one.
        var unreadable = 0
        /// The customers that a page may have.
        var pageSize = CustomerPage.mostCustomers
        /// The workers that wait, the one that came last at the end: it is woken first, since its
        /// connection is the least likely to have gone stale.
        var sleepers: [Sleeper] = []
        var activity = DeliverySnapshot.Activity.sending
        /// The rows of businesses that were stopped.
        var leftOut = 0
    }

    /// A worker's place to wait.
    final class Sleeper: Sendable {
        fileprivate let alarm = DispatchSemaphore(value: 0)
    }

    /// The longest uninterrupted wait: a suspended machine's clock may have jumped by then.
    private static let longestNap = Duration.seconds(1)

    /// The businesses, by lane.
    let businesses: [Business]
    private let state: Guarded<State>
    private let clock = ContinuousClock()

    init(dispatcher: Dispatcher, totals: Totals) {
        businesses = dispatcher.lanes.indices.map { dispatcher.lanes[$0].business }
        state = Guarded(State(dispatcher: dispatcher, totals: totals))
    }

    /// Blocks until the worker may send; nil when it is to go home.
    ///
    /// - Parameter most: how many rows it would send at once.
    func waitForPermit(_ sleeper: Sleeper, upTo most: Int) -> Dispatcher.Permit? {
        waitForPermit(sleeper) { $0.decide(at: $1, upTo: most) }
    }

    /// Blocks until a page of a lane's list may be asked for; nil when that isn't to be.
    func waitForListPermit(_ sleeper: Sleeper, lane: Int) -> Dispatcher.Permit? {
        waitForPermit(sleeper) { $0.decideListing(lane: lane, at: $1) }
    }

    private func waitForPermit(
        _ sleeper: Sleeper,
        _ decide: (inout Dispatcher, Instant) -> Dispatcher.Decision
    ) -> Dispatcher.Permit? {
        while true {
            let decision = state.withLock { state in
                let decision = decide(&state.dispatcher, clock.now)
                if case .wait = decision {
                    state.sleepers.append(sleeper)
                } else {
                    Self.wakeOne(&state)
                }
                return decision
            }
            switch decision {
            case .send(let permit): return permit
            case .finish: return nil
            case .wait(let until): nap(sleeper, until: until)
            }
        }
    }

    /// What the pool makes of an answer.
    struct Answer {
        var ruling: Ruling
        /// What a person would want to hear of.
        var events: [DeliveryEvent]
        /// Whether a further row that was claimed before may leave.
        var mayGoOn: Bool
        /// The right to send the next rows, if they may leave at once.
        var next: Dispatcher.Permit?
    }

    /// Rules on an answer, and gives the next permit if one is wanted and to be had at once.
    ///
    /// - Parameter most: how many rows the worker would claim next; 0 while it has rows to send.
    func answered(
        _ exchange: Exchange,
        _ circumstances: Ruling.Circumstances,
        _ permit: Dispatcher.Permit,
        wantsNext most: Int
    ) -> Answer {
        let now = clock.now
        return state.withLock { state in
            let (ruling, events) = state.dispatcher.answered(
                exchange,
                circumstances,
                lane: permit.lane,
                at: now
            )
            if ruling.row != nil { state.requests += 1 }
            var answer = Answer(
                ruling: ruling,
                events: events,
                mayGoOn: state.dispatcher.mayGoOn(lane: permit.lane, at: now)
            )
            // Another token has to be had first.
            guard most > 0, ruling.token != .refused else { return answer }
            if case .send(let next) = state.dispatcher.decide(at: now, upTo: most) {
                answer.next = next
            }
            return answer
        }
    }

    /// What a claim came to.
    struct Claim {
        var permit: Dispatcher.Permit
        /// The rows that it gave, at most as many as the permit is for.
        var rows: Int
        /// When the next row will be due, if none is now.
        var dueAt: Instant?
    }

    /// Notes that the outcomes of some rows are in the journal, and what the claim came to that
    /// travelled with them.
    ///
    /// - Parameters:
    ///   - rows: where each went, and when it may be sent again if it is pending once more.
    ///   - released: how many rows weren't sent after all.
    func settled(
        _ permit: Dispatcher.Permit,
        _ rows: [(status: RowStatus, dueAt: Instant?)],
        released: Int,
        next claim: Claim?
    ) {
        let now = clock.now
        state.withLock { state in
            for row in rows { state.totals.move(from: .sending, to: row.status) }
            state.dispatcher.settled(lane: permit.lane, dueAt: rows.map(\.dueAt))
            if released > 0 {
                state.totals.move(from: .sending, to: .pending, count: released)
                state.dispatcher.released(permit.of(released), at: now)
            }
            if let claim { Self.note(claim, &state, at: now) }
            Self.wakeOne(&state)
        }
    }

    /// Notes what a claim came to.
    func claimed(_ claim: Claim) {
        let now = clock.now
        state.withLock { state in
            Self.note(claim, &state, at: now)
            if claim.rows < claim.permit.count { Self.wakeOne(&state) }
        }
    }

    private static func note(_ claim: Claim, _ state: inout State, at now: Instant) {
        if claim.rows == 0 {
            state.dispatcher.foundNothing(claim.permit, dueAt: claim.dueAt, at: now)
            return
        }
        state.totals.move(from: .pending, to: .sending, count: claim.rows)
        let unused = claim.permit.count - claim.rows
        if unused > 0 { state.dispatcher.returnPermit(claim.permit.of(unused), at: now) }
    }

    /// Changes the dispatcher, and lets a waiting worker see what came of it.
    func update<Value: Sendable>(
        _ body: (inout Dispatcher, Instant) -> Value
    ) -> Value {
        state.withLock { state in
            defer { Self.wakeOne(&state) }
            return body(&state.dispatcher, clock.now)
        }
    }

    func snapshot() -> DeliverySnapshot {
        state.withLock { state in
            DeliverySnapshot(
                totals: state.totals,
                requests: state.requests,
                inFlight: state.dispatcher.inFlight,
                rate: state.dispatcher.rate,
                waiting: state.dispatcher.waiting(at: clock.now),
                failures: state.dispatcher.failures(at: clock.now),
                isEnding: state.dispatcher.ending != nil,
                activity: state.activity,
                allowance: state.dispatcher.allowance,
                leftOut: state.leftOut
            )
        }
    }

    /// Lets a waiting worker look at the clock.
    ///
    /// On Linux a semaphore's deadline is one of the wall clock: were that set back, a nap would
    /// last as much longer.
    func tick() { state.withLock { Self.wakeOne(&$0) } }

    /// Whether there is no reason to end but that all was sent for now.
    var mayGoOn: Bool { state.withLock { $0.dispatcher.ending?.isPhaseOver ?? true } }

    /// Takes the totals anew, after a look into the service's list moved rows.
    func reload(_ totals: Totals) { state.withLock { $0.totals = totals } }

    /// Notes that so many rows won't be sent, since their business was stopped.
    func leaveOut(_ rows: Int) { state.withLock { $0.leftOut += rows } }

    /// Counts a request for a page of the list.
    ///
    /// - Parameter isUnreadable: whether it was answered, and by something that is no page.
    func countPage(isUnreadable: Bool) {
        state.withLock { state in
            state.requests += 1
            if isUnreadable { state.unreadable += 1 }
        }
    }

    /// Whether no other answers came than such that aren't the pages they are to be.
    var gotNothingReadable: Bool {
        state.withLock { $0.requests > 0 && $0.requests == $0.unreadable }
    }

    /// How many customers to ask for at a time: fewer, once a page was too large.
    var pageSize: Int { state.withLock { $0.pageSize } }

    func limitPages(to size: Int) { state.withLock { $0.pageSize = min($0.pageSize, size) } }

    /// What a display shows of what is done.
    func show(_ activity: DeliverySnapshot.Activity) { state.withLock { $0.activity = activity } }

    /// Blocks until the time has come or the delivery is to end.
    ///
    /// - Returns: whether to go on.
    func pause(_ sleeper: Sleeper, until moment: Instant, tick: (Duration) -> Void) -> Bool {
        while true {
            let left = moment - clock.now
            let isEnding = state.withLock { state in
                let ending = state.dispatcher.ending
                if ending == nil || ending?.isPhaseOver == true, left > .zero {
                    state.sleepers.append(sleeper)
                    return false
                }
                return ending.map { !$0.isPhaseOver } ?? false
            }
            if isEnding { return false }
            guard left > .zero else { return true }
            tick(left)
            nap(sleeper, until: moment)
        }
    }

    /// Why the delivery ends; nil while it goes on.
    var ending: DeliveryEnd? { state.withLock { $0.dispatcher.ending } }

    /// Why the whole delivery ended: a business that was refused is the reason where all others came
    /// to their end.
    var lastWord: DeliveryEnd {
        state.withLock { state in
            let end = state.dispatcher.ending ?? .finished
            guard end.isPhaseOver, let (business, problem) = state.dispatcher.stopped else {
                return end
            }
            var named = problem
            named.text = "\(business): \(problem.text)"
            return .stopped(named)
        }
    }

    private func nap(_ sleeper: Sleeper, until: Instant?) {
        let length = min(until.map { $0 - clock.now } ?? Self.longestNap, Self.longestNap)
        guard length > .zero else { return leave(sleeper) }
        let deadline = DispatchTime.now() + .nanoseconds(Int(length.seconds * 1e9))
        if sleeper.alarm.wait(timeout: deadline) == .timedOut { leave(sleeper) }
    }

    private func leave(_ sleeper: Sleeper) {
        state.withLock { state in state.sleepers.removeAll { $0 === sleeper } }
    }

    private static func wakeOne(_ state: inout State) {
        state.sleepers.popLast()?.alarm.signal()
    }
}
