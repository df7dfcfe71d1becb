import AssetAPI
import Dispatch
import Journal

/// What the workers of a pool share: the dispatcher under a lock, and a place to wait.
///
/// Of the workers that wait, at least one does so with a deadline; whoever gets work wakes another
/// before it goes, so that there is always one to watch the clock and the others sleep.
final class PoolState: Sendable {
    typealias Instant = Moment

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

    init(dispatcher: Dispatcher, totals: Totals) {
        businesses = dispatcher.lanes.indices.map { dispatcher.lanes[$0].business }
        state = Guarded(State(dispatcher: dispatcher, totals: totals))
    }

    /// Blocks until the worker may send; nil when it is to go home.
    ///
    /// - Parameter most: how many rows it would send at once.
    /// - Returns: one permit at least, each for another lane.
    func waitForPermits(_ sleeper: Sleeper, upTo most: Int) -> [Dispatcher.Permit]? {
        waitForPermits(sleeper) { dispatcher, now in
            Self.decide(&dispatcher, upTo: most, at: now)
        }
    }

    /// Blocks until a page of a lane's list may be asked for; nil when that isn't to be.
    func waitForListPermit(_ sleeper: Sleeper, lane: Int) -> Dispatcher.Permit? {
        waitForPermits(sleeper) { ($0.decideListing(lane: lane, at: $1), []) }?.first
    }

    /// What the dispatcher says, and the permits for further lanes besides one that it gives.
    private typealias Decision = (first: Dispatcher.Decision, further: [Dispatcher.Permit])

    private static func decide(
        _ dispatcher: inout Dispatcher,
        upTo most: Int,
        at now: Instant
    ) -> Decision {
        let decision = dispatcher.decide(at: now, upTo: most)
        guard case .send(let permit) = decision else { return (decision, []) }
        return (decision, dispatcher.further(after: permit, upTo: most, at: now))
    }

    private func waitForPermits(
        _ sleeper: Sleeper,
        _ decide: (inout Dispatcher, Instant) -> Decision
    ) -> [Dispatcher.Permit]? {
        while true {
            let decision = state.withLock { state in
                let decision = decide(&state.dispatcher, Moment.now)
                if case .wait = decision.first {
                    state.sleepers.append(sleeper)
                } else {
                    Self.wakeOne(&state)
                }
                return decision
            }
            switch decision.first {
            case .send(let permit): return [permit] + decision.further
            case .finish: return nil
            case .wait(let until): nap(sleeper, until: until)
            }
        }
    }

    /// An answer to a row, for the pool to rule on.
    struct Question {
        var exchange: Exchange
        var circumstances: Ruling.Circumstances
        var lane: Int
    }

    /// What the pool makes of answers that came together.
    struct Answer {
        /// One for each of them.
        var rulings: [Ruling] = []
        /// What a person would want to hear of.
        var events: [DeliveryEvent] = []
        /// Whether further rows that were claimed before may leave.
        var mayGoOn = true
        /// The right to send the next rows, if they may leave at once.
        var next: [Dispatcher.Permit] = []
    }

    /// Rules on answers, and gives the next permits if they are wanted and to be had at once.
    ///
    /// - Parameters:
    ///   - lanes: those of the rows that would leave next.
    ///   - most: how many rows the worker would claim next; 0 while it has rows to send.
    func answered(
        _ questions: [Question],
        then lanes: some Sequence<Int>,
        wantsNext most: Int
    ) -> Answer {
        let now = Moment.now
        return state.withLock { state in
            var answer = Answer()
            for question in questions {
                let (ruling, events) = state.dispatcher.answered(
                    question.exchange,
                    question.circumstances,
                    lane: question.lane,
                    at: now
                )
                if ruling.row != nil { state.requests += 1 }
                answer.rulings.append(ruling)
                answer.events += events
            }
            answer.mayGoOn = lanes.allSatisfy { state.dispatcher.mayGoOn(lane: $0, at: now) }
            // Another token has to be had first.
            let isRefused = answer.rulings.contains { $0.token == .refused }
            guard most > 0, !isRefused else { return answer }
            let (first, further) = Self.decide(&state.dispatcher, upTo: most, at: now)
            if case .send(let permit) = first { answer.next = [permit] + further }
            return answer
        }
    }

    /// What a claim came to.
    struct Claim {
        var permit: Dispatcher.Permit
        /// The rows that it gave, at most as many as the permit is for.
        var rows: Int
        /// What the lane had left to claim.
        var left: Lane.Queue
    }

    /// Notes that the outcomes of some rows are in the journal, and what the claims came to that
    /// travelled with them.
    ///
    /// - Parameters:
    ///   - statuses: where each of the rows went.
    ///   - rows: the same rows, as the dispatcher wants to know of them.
    ///   - released: the permits' parts for rows that weren't sent after all.
    func settled(
        _ statuses: [RowStatus],
        _ rows: [Dispatcher.SettledRow],
        released: [Dispatcher.Permit],
        next claims: [Claim]
    ) {
        let now = Moment.now
        state.withLock { state in
            for status in statuses { state.totals.move(from: .sending, to: status) }
            state.dispatcher.settled(rows)
            for permit in released {
                state.totals.move(from: .sending, to: .pending, count: permit.count)
                state.dispatcher.released(permit, at: now)
            }
            for claim in claims { Self.note(claim, &state, at: now) }
            Self.wakeOne(&state)
        }
    }

    /// Notes what claims came to.
    func claimed(_ claims: [Claim]) {
        let now = Moment.now
        state.withLock { state in
            for claim in claims { Self.note(claim, &state, at: now) }
            if claims.contains(where: { $0.rows < $0.permit.count }) { Self.wakeOne(&state) }
        }
    }

    private static func note(_ claim: Claim, _ state: inout State, at now: Instant) {
        state.totals.move(from: .pending, to: .sending, count: claim.rows)
        state.dispatcher.claimed(claim.permit, rows: claim.rows, left: claim.left, at: now)
    }

    /// Changes the dispatcher, and lets a waiting worker see what came of it.
    func update<Value: Sendable>(
        _ body: (inout Dispatcher, Instant) -> Value
    ) -> Value {
        state.withLock { state in
            defer { Self.wakeOne(&state) }
            return body(&state.dispatcher, Moment.now)
        }
    }

    func snapshot() -> DeliverySnapshot {
        state.withLock { state in
            DeliverySnapshot(
                totals: state.totals,
                requests: state.requests,
                inFlight: state.dispatcher.inFlight,
                rate: state.dispatcher.rate,
                waiting: state.dispatcher.waiting(at: Moment.now),
                failures: state.dispatcher.failures(at: Moment.now),
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
            let left = moment - Moment.now
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
        let length = min(until.map { $0 - Moment.now } ?? Self.longestNap, Self.longestNap)
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
