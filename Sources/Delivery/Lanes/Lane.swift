import AssetAPI
import Customers
import Journal

/// One business's rows, and the pace at which they go.
struct Lane: Sendable {
    typealias Instant = ContinuousClock.Instant

    var business: Business
    var pacer: Pacer
    /// Requests without an answer yet.
    var inFlight = 0
    var queue = Queue.mayHaveRows
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

    /// A row's outcome is in the journal.
    ///
    /// - Parameter dueAt: when the row may be sent again, if it is pending once more.
    mutating func settled(dueAt: Instant?) {
        inFlight -= 1
        guard let dueAt else { return }
        returns += 1
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
