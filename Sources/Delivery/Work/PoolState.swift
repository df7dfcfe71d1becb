import AssetAPI
import Dispatch
import Journal
import Synchronization

/// What the workers of a pool share: the dispatcher under a lock, and a place to wait.
///
/// Of the workers that wait, at least one does so with a deadline; whoever gets work wakes another
/// before it goes, so that there is always one to watch the clock and the others sleep.
final class PoolState: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct State {
        var dispatcher: Dispatcher
        var totals: Totals
        var requests = 0
        /// The workers that wait, the one that came last at the end: it is woken first, since its
        /// connection is the least likely to have gone stale.
        var sleepers: [Sleeper] = []
    }

    /// A worker's place to wait.
    final class Sleeper: Sendable {
        fileprivate let alarm = DispatchSemaphore(value: 0)
    }

    /// The longest uninterrupted wait: a suspended machine's clock may have jumped by then.
    private static let longestNap = Duration.seconds(1)

    /// The businesses, by lane.
    let businesses: [Business]
    private let state: Mutex<State>
    private let clock = ContinuousClock()

    init(dispatcher: Dispatcher, totals: Totals) {
        businesses = dispatcher.lanes.map(\.business)
        state = Mutex(State(dispatcher: dispatcher, totals: totals))
    }

    /// Blocks until the worker may send; nil when it is to go home.
    func waitForPermit(_ sleeper: Sleeper) -> Dispatcher.Permit? {
        while true {
            let decision = state.withLock { state in
                let decision = state.dispatcher.decide(at: clock.now)
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

    /// A permit if one is to be had at once.
    func permitNow() -> Dispatcher.Permit? {
        state.withLock { state in
            guard case .send(let permit) = state.dispatcher.decide(at: clock.now) else {
                return nil
            }
            return permit
        }
    }

    /// Changes the dispatcher, and lets a waiting worker see what came of it.
    func update<Value: Sendable>(
        _ body: (inout sending Dispatcher, Instant) -> sending Value
    ) -> Value {
        state.withLock { state in
            defer { Self.wakeOne(&state) }
            return body(&state.dispatcher, clock.now)
        }
    }

    /// Notes that a row moved, for the live totals.
    func moved(from source: RowStatus, to target: RowStatus) {
        state.withLock { state in
            state.totals.move(from: source, to: target)
            if target == .sending { state.requests += 1 }
        }
    }

    func snapshot() -> DeliverySnapshot {
        state.withLock { state in
            DeliverySnapshot(
                totals: state.totals,
                requests: state.requests,
                inFlight: state.dispatcher.inFlight,
                rate: state.dispatcher.lanes.first?.pacer.rate ?? .unlimited,
                waiting: state.dispatcher.waiting(at: clock.now),
                isEnding: state.dispatcher.ending != nil
            )
        }
    }

    /// Whether the service is known to be down.
    var isServiceDown: Bool { state.withLock { !$0.dispatcher.breaker.isClosed } }

    /// Why the delivery ends; nil while it goes on.
    var ending: DeliveryEnd? { state.withLock { $0.dispatcher.ending } }

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
