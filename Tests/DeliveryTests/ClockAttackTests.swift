import AssetAPI
import Customers
import Dispatch
import Foundation
import Journal
import Synchronization
import Testing

@testable import Delivery

/// Imports over several sessions while the wall clock is set at any moment to any time: each ends
/// with every row settled, no customer made twice and no wait beyond the longest.
///
/// `make attack` runs more of them: `ATTACK_TRIALS`, and `ATTACK_SEED` for the first one's.
struct ClockAttackTests {
    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func `however the wall clock is set, rows are settled and customers made once`() throws {
        // One takes 1.6 s.
        let trials = Self.number("ATTACK_TRIALS").map { max(Int($0) / 100, 1) } ?? 2
        let first = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        for trial in 0..<trials {
            try ClockTrial(seed: first &+ UInt64(trial)).run()
        }
    }

    @Test func `however the wall clock is set, no window counts more than the rate`() {
        let first = Self.number("ATTACK_SEED") ?? .random(in: 1...1_000_000)
        for trial in 0..<(Self.number("ATTACK_TRIALS") ?? 20) {
            ClockedPace(seed: first &+ trial).run()
        }
    }
}

/// A wall clock that somebody sets.
private final class SetClock: Sendable {
    private let offset: Mutex<Duration>

    init() { offset = Mutex(.zero) }

    var now: Timestamp { Timestamp.now() + offset.withLock { $0 } }

    /// Sets it to a time that is near, far, before 1970 had a day, or at the end of the century.
    func set(_ random: inout SplitMix64) {
        let day = 86_400.0
        let seconds: Double =
            switch Int.random(in: 0..<8, using: &random) {
            case 0: day
            case 1: -day
            case 2: Double.random(in: -3_600...3_600, using: &random)
            case 3: Double.random(in: -2...2, using: &random)
            case 4: -Date().timeIntervalSince1970 + 5
            case 5: 26_645 * day
            case 6: -300 * day
            default: 0
            }
        offset.withLock { $0 = .seconds(seconds) }
    }
}

/// One import, in sessions that are interrupted, against a service that may make a customer only
/// after the connection was lost.
private struct ClockTrial {
    let seed: UInt64
    /// How long after a lost connection the service may still make the customer.
    static let late = Duration.milliseconds(40)
    private static let grace = Duration.milliseconds(300)
    private static let rows = 30

    func run() throws {
        var random = SplitMix64(seed: seed)
        let wall = SetClock()
        var machine = Machine()
        let service = LateService(seed: seed) { wall.set(&$0) }
        let fixture = try DeliveryFixture(rows: Self.rows) { ("Row \($0)", "id-\($0)") }
        // The fixture's own session has nothing to do with the trial.
        try fixture.writer.endSession(fixture.session, .finished, detail: nil, at: .now())
        for session in 1...8 {
            let isLast = session > 4
            wall.set(&random)
            if Int.random(in: 0..<3, using: &random) == 0 { machine = Machine() }
            try deliver(
                fixture,
                service,
                machine.clock(wall),
                drainAfter: isLast ? nil : .random(in: 1...15, using: &random)
            )
            let totals = try fixture.totals()
            #expect(totals.addUp, "seed \(seed)")
            if isLast, totals.remaining == 0, totals[.unknown] == 0 { break }
        }
        let totals = try fixture.totals()
        #expect(totals[.created] == Self.rows, "seed \(seed): \(totals)")
        #expect(service.twice.isEmpty, "seed \(seed): made twice: \(service.twice)")
    }

    /// A machine that has just been started.
    private struct Machine {
        let id = UUID().uuidString
        let startedAt = ContinuousClock.now

        func clock(_ wall: SetClock) -> SessionClock {
            SessionClock(
                wall: { wall.now },
                up: { [startedAt] in ContinuousClock.now - startedAt },
                bootID: id
            )
        }
    }

    private func deliver(
        _ fixture: DeliveryFixture,
        _ service: LateService,
        _ clock: SessionClock,
        drainAfter: Int?
    ) throws {
        let session = try fixture.writer.beginSession(
            command: "trial",
            toolVersion: "0",
            at: clock.start
        ).id
        let delivery = Mutex<Delivery?>(nil)
        service.reset { number in
            if let drainAfter, number >= drainAfter { delivery.withLock { $0?.drain() } }
        }
        let options = DeliveryOptions(
            workers: 3,
            rate: .unlimited,
            retry: RetryPolicy(base: .milliseconds(1), cap: .milliseconds(5), maximumAttempts: 50),
            existing: .ignore,
            grace: Self.grace,
            seed: seed,
            time: clock
        )
        let made = try Delivery(
            fixture.writer,
            session: session,
            options: options,
            tokens: TokenStore(canRenew: true) { now in (Secret("t"), now.addingTimeInterval(60)) },
            makeService: { service.scripted.handle() },
            report: { _ in }
        )
        delivery.withLock { $0 = made }
        let longest = Mutex(Duration.zero)
        let watch = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "watch"))
        watch.schedule(deadline: .now(), repeating: 0.02)
        watch.setEventHandler { @Sendable in
            let snapshot = made.snapshot()
            var wait = snapshot.waiting?.length ?? .zero
            if case .grace(_, let left) = snapshot.activity { wait = max(wait, left) }
            longest.withLock { $0 = max($0, wait) }
        }
        watch.activate()
        let end = made.run()
        watch.cancel()
        delivery.withLock { $0 = nil }
        // The breaker's first pauses, at most; the policy's longest, an hour, is far from them.
        #expect(longest.withLock { $0 } <= .seconds(60), "seed \(seed)")
        if case .journalFailed(let error) = end { Issue.record("seed \(seed): \(error)") }
        try fixture.writer.endSession(session, .stopped, detail: nil, at: clock.now())
    }
}

/// A service whose list is true, and which sometimes makes a customer after the connection was lost.
private final class LateService: Sendable {
    private struct State {
        var random: SplitMix64
        var customers:
            [(id: String, name: String, externalID: String?, seenFrom: ContinuousClock.Instant)] =
                []
        var requests = 0
        var told: @Sendable (Int) -> Void = { _ in }
    }

    private let state: Mutex<State>
    private let setClock: @Sendable (inout SplitMix64) -> Void

    init(seed: UInt64, setClock: @escaping @Sendable (inout SplitMix64) -> Void) {
        state = Mutex(State(random: SplitMix64(seed: seed &* 31)))
        self.setClock = setClock
    }

    /// The names of customers that were made more than once.
    var twice: [String] {
        let names = state.withLock { $0.customers.map(\.name) }
        return Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys.sorted()
    }

    /// - Parameter told: of each request, with its number in the session.
    func reset(told: @escaping @Sendable (Int) -> Void) {
        state.withLock { ($0.requests, $0.told) = (0, told) }
    }

    var scripted: ScriptedService {
        ScriptedService(
            pages: { [self] _, _ in list() },
            answer: { [self] _, payload, _ in create(payload) }
        )
    }

    private func list() -> ListExchange {
        let seen = state.withLock { state in
            let now = ContinuousClock.now
            return state.customers.filter { $0.seenFrom <= now }
        }
        return .page(seen.map { ($0.id, $0.name, $0.externalID) })
    }

    private func create(_ payload: String) -> Exchange {
        let (exchange, told, number) = state.withLock { state in
            state.requests += 1
            if Int.random(in: 0..<6, using: &state.random) == 0 { setClock(&state.random) }
            return (Self.answer(payload, &state), state.told, state.requests)
        }
        told(number)
        return exchange
    }

    private static func answer(_ payload: String, _ state: inout State) -> Exchange {
        let chance = Int.random(in: 0..<100, using: &state.random)
        if chance < 10 {
            var exchange = Exchange.unavailable
            if chance < 3 { exchange.rate = RateLimitReport(retryAfter: .milliseconds(30)) }
            return exchange
        }
        if chance < 15 { return .cut }
        let customer = try? JSONDecoder().decode(NewCustomer.self, from: Data(payload.utf8))
        let number = state.customers.count + 1
        let isLate = chance < 30
        state.customers.append(
            (
                "cus_\(number)", customer?.name ?? "", customer?.externalID,
                isLate ? .now + ClockTrial.late : .now
            )
        )
        return isLate ? .cut : .created(number)
    }
}

/// A pacer's requests in simulated time, told of resets by a service whose clock and whose `Date` are
/// set at will: no window may count more than the rate that the user gave.
private struct ClockedPace {
    let seed: UInt64

    func run() {
        var random = SplitMix64(seed: seed)
        let perMinute = [60, 300, 600][Int.random(in: 0..<3, using: &random)]
        var pacer = Pacer(ceiling: .perMinute(Double(perMinute)))
        let start = Moment.now
        var now = start
        var departures: [Moment] = []
        var longest = Duration.zero
        while departures.count < 3 * perMinute {
            let readyAt = pacer.readyAt(now)
            longest = max(longest, readyAt - now)
            now = readyAt
            pacer.take(at: now, inFlight: 0)
            departures.append(now)
            let headers = Self.headers(perMinute, &random)
            pacer.observe(
                RateLimitReport(headers: headers, receivedAt: Self.anyDate(&random)),
                at: now
            )
        }
        #expect(longest <= RateLimitReport.longestReset, "seed \(seed)")
        for (index, from) in departures.enumerated() {
            let window = departures[index...].prefix { $0 - from < .seconds(60) }
            #expect(window.count <= perMinute, "seed \(seed)")
        }
    }

    private static func headers(_ limit: Int, _ random: inout SplitMix64) -> ResponseHeaders {
        var headers = ResponseHeaders()
        headers.rateLimit = "\(limit)"
        headers.rateRemaining = "\(Int.random(in: 0...limit, using: &random))"
        let resets = ["0", "59", "1700000030", "253402300799", "999999999", "-5", "1e300"]
        headers.rateReset = resets.randomElement(using: &random)
        let dates: [String?] = [
            nil, "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
            "Tue, 14 Nov 2023 22:13:20 GMT",
        ]
        headers.date = dates.randomElement(using: &random) ?? nil
        return headers
    }

    private static func anyDate(_ random: inout SplitMix64) -> Date {
        Date(timeIntervalSince1970: Double.random(in: -1e9...1e11, using: &random))
    }
}
