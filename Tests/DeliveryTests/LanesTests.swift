import AssetAPI
import Customers
import Journal
import Testing

@testable import Delivery

/// The ordered lanes are compared with what a look at every one of them would give.
struct LanesTests {
    private let origin = Moment.now

    private func at(_ seconds: Double) -> Moment { origin + .seconds(seconds) }

    private func lanes(_ count: Int) throws -> Lanes {
        Lanes(
            try (0..<count).map { number in
                Lane(
                    business: Business(
                        key: BusinessKey(Int64(number)),
                        id: try #require(BusinessID("biz_\(number)"))
                    ),
                    pacer: Pacer(ceiling: .perMinute(600))
                )
            }
        )
    }

    @Test(arguments: [1, 2, 7, 60], [1, 2, 3] as [UInt64])
    func `the next lane, and every sum, is what a look at all lanes gives`(
        count: Int,
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed &+ UInt64(count) << 8)
        var lanes = try lanes(count)
        var seconds = 0.0
        var turn = 0
        for step in 0..<500 {
            seconds += [0, 0, 0.01, 0.2].randomElement(using: &random) ?? 0
            let now = at(seconds)
            let share = Int.random(in: 1...4, using: &random)
            let all = lanes.indices.map { lanes[$0] }
            let next = lanes.next(at: now, share: share)
            let expected = Self.next(all, at: now, share: share)
            #expect(next?.lane == expected?.lane, "seed \(seed), step \(step)")
            #expect(next?.readyAt == expected?.readyAt, "seed \(seed), step \(step)")
            #expect(lanes.open(at: now) == all.count { Self.isOpen($0, at: now) })
            #expect(lanes.inFlight == all.reduce(0) { $0 + $1.inFlight })
            #expect(lanes.withRows == all.count(where: \.hasRows))
            #expect(lanes.stopped == all.count(where: \.isStopped))
            let areRefused = all.filter(\.hasRows).allSatisfy(\.isRefused)
            #expect(
                lanes.refusedAltogether.count
                    == (areRefused ? all.count(where: \.hasRows) : 0)
            )
            turn += 1
            let lane = next?.lane ?? Int.random(in: 0..<count, using: &random)
            lanes.update(lane) { Self.change(&$0, turn: turn, at: now, using: &random) }
        }
    }

    /// One of the things that happen to a lane.
    private static func change(
        _ lane: inout Lane,
        turn: Int,
        at now: Moment,
        using random: inout SplitMix64
    ) {
        let later = now + .milliseconds(Int.random(in: 0...900, using: &random))
        switch Int.random(in: 0..<12, using: &random) {
        case 0: lane.queue = .dueLater(later)
        case 1: lane.queue = .empty
        case 2: lane.queue = .mayHaveRows
        case 3: lane.settled(dueAt: later)
        case 4: lane.isStopped = Int.random(in: 0..<8, using: &random) == 0
        case 5: lane.refused(Problem(code: .refused, text: "x"), forRate: false, at: now)
        case 6: lane.answered(at: now)
        case 7: lane.pacer.pause(for: later - now, at: now)
        case 8: lane.pacer.giveBack(at: now)
        default:
            lane.lastTurn = turn
            lane.pacer.take(at: now, inFlight: lane.inFlight)
            lane.inFlight += 1
        }
    }

    private static func isOpen(_ lane: Lane, at now: Moment) -> Bool {
        lane.hasRows && !lane.pacer.isHeld(at: now) && lane.dueAt.map { $0 <= now } ?? true
    }

    private static func next(
        _ lanes: [Lane],
        at now: Moment,
        share: Int
    ) -> (lane: Int, readyAt: Moment)? {
        lanes.enumerated()
            .filter { $0.element.hasRows && $0.element.inFlight < share }
            .map { number, lane in
                let readyAt = max(lane.pacer.readyAt(now), lane.dueAt ?? now)
                // The turn tells among those that may send now.
                return (number, readyAt, readyAt > now ? 0 : lane.lastTurn)
            }
            .min { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }
            .map { ($0.0, $0.1) }
    }

    @Test func `the rates of lanes that aren't stopped add up, without limit where one has none`()
        throws
    {
        var lanes = try lanes(3)
        #expect(lanes.rate == .perMinute(1_800))
        lanes.update(1) { $0.isStopped = true }
        #expect(lanes.rate == .perMinute(1_200))
        lanes.update(2) { $0.pacer = Pacer(ceiling: .unlimited) }
        #expect(lanes.rate == .unlimited)
        lanes.update(2) { $0.pacer = Pacer(ceiling: .perMinute(300)) }
        #expect(lanes.rate == .perMinute(900))
        for lane in lanes.indices { lanes.update(lane) { $0.isStopped = true } }
        #expect(lanes.rate == .perMinute(1_500))
    }

    @Test(arguments: [1, 100, 10_000])
    func `every business gets its turn before one gets a second`(count: Int) throws {
        var lanes = try lanes(count)
        var served: Set<Int> = []
        for turn in 1...count {
            let decision = lanes.next(at: at(0), share: 1)
            let next = try #require(decision)
            #expect(served.insert(next.lane).inserted)
            lanes.update(next.lane) { lane in
                lane.lastTurn = turn
                lane.pacer.take(at: at(0), inFlight: 0)
            }
        }
        #expect(served.count == count)
        for lane in lanes.indices { lanes.update(lane) { $0.inFlight = 0 } }
        let later = lanes.next(at: at(0), share: 1)
        #expect(try #require(later).readyAt > at(0))
        let again = lanes.next(at: at(1), share: 1)
        #expect(again?.lane == 0)
    }
}
