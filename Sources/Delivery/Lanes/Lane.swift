import AssetAPI
import Customers
import Journal

/// One business's rows, and the pace at which they go.
struct Lane: Sendable {
    typealias Instant = Moment

    var business: Business
    var pacer: Pacer
    /// Requests without an answer yet.
    var inFlight = 0
    var queue = Queue.mayHaveRows
    /// How many rows are pending, now or later, that no permit is out for; nil where that isn't known.
    private var unclaimed: Int?
    var isStopped = false
    /// Rows that became pending again.
    var returns = 0
    /// What tells an outage that holds the lane back from a hiccup.
    var outage = OutageRun()
    /// Until when a refusal for the rate holds the lane back that was made known.
    var toldUntil: Instant?
    /// Since when this business got nothing but refusals for the rate and outages; nil while it
    /// gets other answers.
    private var refusedSince: Instant?
    /// What the last of those said.
    private var refusal: Problem?
    /// Whether one of those was for the rate.
    private var wasThrottled = false
    /// The count of permits when this lane last got one.
    var lastTurn = 0

    enum Queue: Hashable, Sendable {
        case mayHaveRows
        /// No row is due before then.
        case dueLater(Instant)
        case empty
    }

    init(business: Business, pacer: Pacer) {
        self.business = business
        self.pacer = pacer
    }

    /// Whether there is something to send, now or later.
    var hasRows: Bool { !isStopped && queue != .empty }

    /// Whether a claim may find a row: not while permits are out for all that there are.
    var mayClaim: Bool { hasRows && (unclaimed != 0 || inFlight == 0) }

    /// Whether the business gets nothing but refusals.
    var isRefused: Bool { refusedSince != nil }

    /// From when on a row may leave, as far as this lane goes; nil for at any time.
    var readyAt: Instant? { latest(pacer.nextAt) }

    /// From when on a row is due, and the service doesn't hold the lane back; nil for at any time.
    var openAt: Instant? { latest(pacer.heldUntil) }

    /// Before when no row is due; nil where one may be by now.
    var dueAt: Instant? {
        guard case .dueLater(let moment) = queue else { return nil }
        return moment
    }

    private func latest(_ moment: Instant?) -> Instant? {
        guard let moment, let dueAt else { return moment ?? dueAt }
        return max(moment, dueAt)
    }

    /// Takes in how many rows the journal has to send.
    mutating func expect(_ rows: Int) {
        unclaimed = rows
        queue = rows == 0 ? .empty : .mayHaveRows
    }

    /// How many rows to ask for where so many are wanted: all of them where none should be left.
    func rows(of most: Int) -> Int {
        guard let unclaimed, unclaimed > 0 else { return most }
        return min(most, unclaimed)
    }

    /// A permit for so many rows is out; for less than none where rows of one are pending again.
    mutating func permitted(_ rows: Int) {
        unclaimed = unclaimed.map { max($0 - rows, 0) }
    }

    /// A claim told what the journal has left of the business.
    mutating func claimed(left: Queue) {
        switch left {
        // So it was when the permit was given; others may have claimed those since.
        case .mayHaveRows: break
        case .dueLater: queue = left
        case .empty:
            queue = left
            unclaimed = 0
        }
    }

    /// A row's outcome is in the journal.
    ///
    /// - Parameter dueAt: when the row may be sent again, if it is pending once more.
    mutating func settled(dueAt: Instant?) {
        inFlight -= 1
        guard let dueAt else { return }
        returns += 1
        permitted(-1)
        switch queue {
        case .mayHaveRows: break
        case .dueLater(let other): queue = .dueLater(min(dueAt, other))
        case .empty: queue = .dueLater(dueAt)
        }
    }

    /// The service refused a request for the rate, or for being down.
    mutating func refused(_ problem: Problem, forRate isThrottled: Bool, at now: Instant) {
        refusedSince = refusedSince ?? now
        refusal = problem
        wasThrottled = wasThrottled || isThrottled
    }

    /// The service answered like one that works. While it wants to be left alone that is about what
    /// left before.
    mutating func answered(at now: Instant) {
        guard !pacer.isHeld(at: now) else { return }
        refusedSince = nil
        refusal = nil
        wasThrottled = false
    }

    /// How long the business has been refused, and with what words, where that is too long, and by
    /// the service's own word isn't over. A refusal for the rate may rightly last as long as a
    /// window.
    func isLost(
        after patience: Duration,
        at now: Instant
    ) -> (away: Duration, problem: Problem)? {
        guard let refusedSince, let refusal, pacer.isHeld(at: now) else { return nil }
        let longest = wasThrottled ? max(patience, RateLimitReport.longestReset) : patience
        return now - refusedSince >= longest ? (now - refusedSince, refusal) : nil
    }
}
