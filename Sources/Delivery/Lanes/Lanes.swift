import Journal

/// The lanes of all businesses, in the order in which they may send.
///
/// What is asked of all of them together is kept up to date with each change of one: so a decision
/// costs much the same with ten thousand businesses as with one. A pure value; the time that it goes
/// by is that of the last ``next(at:share:)`` or ``open(at:)``.
struct Lanes: Sendable {
    typealias Instant = Moment

    private var lanes: [Lane]
    /// Those that have rows to claim and may send by now, by their last turn.
    private var ready: LaneHeap<Int>
    /// Those that have rows to claim but may not send yet, by the time when they may.
    private var later: LaneHeap<Instant>
    /// Those that have rows but none that is due, or that the service asked to wait, by the time when
    /// that is over.
    private var held: LaneHeap<Instant>
    private var now: Instant?
    /// How many lanes that aren't stopped have each rate.
    private var rates: [Rate: Int] = [:]
    /// Requests without an answer yet.
    private(set) var inFlight = 0
    /// How many lanes have rows.
    private(set) var withRows = 0
    /// How many of them got nothing but refusals lately.
    private var refused = 0
    /// How many lanes are stopped.
    private(set) var stopped = 0

    init(_ lanes: [Lane]) {
        self.lanes = lanes
        ready = LaneHeap(lanes: lanes.count)
        later = LaneHeap(lanes: lanes.count)
        held = LaneHeap(lanes: lanes.count)
        for (number, lane) in lanes.enumerated() {
            let summary = Summary(lane)
            add(summary.share, by: 1)
            place(number, summary)
        }
    }

    var count: Int { lanes.count }
    var indices: Range<Int> { lanes.indices }

    /// A lane as it is: read in its place, since a copy of all that it holds took 300 instructions.
    subscript(lane: Int) -> Lane { _read { yield lanes[lane] } }

    /// Changes a lane.
    @discardableResult
    mutating func update<Value>(_ lane: Int, _ change: (inout Lane) -> Value) -> Value {
        let (before, value, after) = Self.change(&lanes[lane], change)
        replace(before.share, by: after.share)
        place(lane, after)
        return value
    }

    private static func change<Value>(
        _ lane: inout Lane,
        _ change: (inout Lane) -> Value
    ) -> (before: Summary, Value, after: Summary) {
        let before = Summary(lane)
        let value = change(&lane)
        return (before, value, Summary(lane))
    }

    /// The lane that may send soonest, and when, now or later; among those that may send now the one
    /// whose turn is longest ago.
    ///
    /// - Parameter share: how many requests of one lane may be under way: one that has as many is left
    ///   out.
    mutating func next(at now: Instant, share: Int) -> (lane: Int, readyAt: Instant)? {
        advance(to: now)
        let lanes = lanes
        let isFree = { (lane: Int) in lanes[lane].inFlight < share }
        guard let (lane, _) = ready.first(where: isFree) else {
            return later.first(where: isFree).map { ($0.lane, $0.key) }
        }
        return (lane, max(self[lane].readyAt ?? now, now))
    }

    /// How many lanes have rows that are due, and that the service doesn't hold back.
    mutating func open(at now: Instant) -> Int {
        advance(to: now)
        return withRows - held.count
    }

    /// The lane that may send soonest of all that have rows to claim.
    var soonest: Lane? { (ready.first?.lane ?? later.first?.lane).map { lanes[$0] } }

    /// The lanes that have rows, where every one of them got nothing but refusals lately; else none.
    var refusedAltogether: [Lane] { refused == withRows ? lanes.filter(\.hasRows) : [] }

    /// The rate of all lanes together that aren't stopped, or of all if they all are.
    var rate: Rate {
        guard stopped < lanes.count else {
            return Rate.sum(lanes.lazy.map { ($0.pacer.rate, 1) })
        }
        return Rate.sum(rates.lazy.map { ($0.key, $0.value) })
    }

    /// What a lane adds to the sums.
    private struct Share: Hashable {
        var inFlight: Int
        var hasRows: Bool
        var isRefused: Bool
        /// Nil where the lane is stopped.
        var rate: Rate?
    }

    /// What the sums and the order hang on. It is read from a lane where that lies: two copies of all that
    /// one holds with each change took 45,000 of a row's 300,000 instructions.
    private struct Summary {
        var share: Share
        var mayClaim: Bool
        var readyAt: Instant?
        var openAt: Instant?
        var lastTurn: Int

        init(_ lane: borrowing Lane) {
            share = Share(
                inFlight: lane.inFlight,
                hasRows: lane.hasRows,
                isRefused: lane.isRefused,
                rate: lane.isStopped ? nil : lane.pacer.rate
            )
            mayClaim = lane.mayClaim
            readyAt = lane.readyAt
            openAt = lane.openAt
            lastTurn = lane.lastTurn
        }
    }

    private mutating func replace(_ before: Share, by after: Share) {
        guard after != before else { return }
        var before = before
        // Most changes are of the requests under way alone.
        inFlight += after.inFlight - before.inFlight
        before.inFlight = after.inFlight
        guard after != before else { return }
        add(before, by: -1)
        add(after, by: 1)
    }

    private mutating func add(_ share: Share, by sign: Int) {
        inFlight += sign * share.inFlight
        if share.hasRows {
            withRows += sign
            if share.isRefused { refused += sign }
        }
        if let rate = share.rate { rates.count(rate, by: sign) } else { stopped += sign }
    }

    /// Puts a lane where it belongs.
    private mutating func place(_ number: Int, _ lane: Summary) {
        if !lane.mayClaim {
            ready.remove(number)
            later.remove(number)
        } else if let readyAt = lane.readyAt, isToCome(readyAt) {
            ready.remove(number)
            later.set(number, readyAt)
        } else {
            later.remove(number)
            ready.set(number, lane.lastTurn)
        }
        if lane.share.hasRows, let openAt = lane.openAt, isToCome(openAt) {
            held.set(number, openAt)
        } else {
            held.remove(number)
        }
    }

    private func isToCome(_ moment: Instant) -> Bool { now.map { moment > $0 } ?? true }

    private mutating func advance(to moment: Instant) {
        now = max(now ?? moment, moment)
        while let (lane, readyAt) = later.first, readyAt <= moment {
            later.remove(lane)
            ready.set(lane, self[lane].lastTurn)
        }
        while let (lane, openAt) = held.first, openAt <= moment { held.remove(lane) }
    }
}

extension [Rate: Int] {
    fileprivate mutating func count(_ rate: Rate, by change: Int) {
        let count = self[rate, default: 0] + change
        self[rate] = count == 0 ? nil : count
    }
}
