import Importing
import Delivery
import Foundation
import Journal

extension ImportProgress {
    /// How long after the last answer it is said what was in it: shorter waits are the even spacing.
    private static let silence = Duration.milliseconds(1_500)

    /// What another process's run can be seen to do, from its journal.
    ///
    /// - Parameters:
    ///   - now: by this process's clock, which what is waited for goes by.
    ///   - time: by the run's own, which its work goes by. Default: the same.
    init(
        _ report: SessionReport,
        _ work: SessionWork,
        _ totals: Totals,
        at now: Timestamp,
        _ time: Timestamp? = nil
    ) {
        let time = time ?? now
        self.totals = totals
        allowed = report.waiting?.perMinute.map(Rate.perMinute) ?? report.command.allowed
        let allowance = report.command.limit.map { max($0 - work.settled, 0) } ?? .max
        let sendable = max(totals.remaining - (report.waiting?.leftOut ?? 0), 0)
        forecast = Forecast(
            since: report.began,
            work,
            remaining: min(sendable, allowance),
            allowed: allowed,
            at: time
        )
        activity = Activity(work, totals)
        if let waiting = report.waiting, waiting.cause == .grace, let left = waiting.left(at: now) {
            activity = Activity(.grace(rows: totals[.unknown], left: left))
        }
        if let shown = report.waiting?.shown(at: now) {
            waiting = Wording(shown)
            if let left = report.waiting?.left(at: now) {
                forecast.remaining = forecast.remaining.map { $0 + left }
            }
            return
        }
        guard case .sending = activity, totals.remaining > 0, totals[.sending] == 0,
            let last = work.lastAnswerAt, WallTime.age(of: last, at: time) >= Self.silence,
            let code = work.lastCode
        else { return }
        let length = Words.countdown(WallTime.age(of: last, at: time))
        let cause = PauseCause.words(.answer(code))
        waiting = Wording("waiting for \(length): \(cause)", short: cause)
    }
}

extension ImportProgress.Activity {
    fileprivate init(_ work: SessionWork, _ totals: Totals) {
        if let listing = work.listing, listing.finishedAt == nil {
            switch listing.purpose {
            case .snapshot, .existing, .doubt: self = .other(.reading(listing.requests))
            case .reconciliation: self = .other(.looking(totals[.unknown], listing.requests))
            case .verification: self = .only(.reading(listing.requests))
            }
        } else if totals.remaining == 0, totals[.unknown] > 0 {
            self = .other(
                ImportProgress.Wording(
                    "the grace period of \(Words.count(totals[.unknown], "unknown row"))",
                    short: "grace period"
                )
            )
        } else {
            self = .sending
        }
    }
}

extension Forecast {
    /// The same windows as a run's own ``PaceMeter``, from when its attempts ended.
    init(
        since start: Timestamp,
        _ work: SessionWork,
        remaining: Int,
        allowed: Rate? = nil,
        at now: Timestamp
    ) {
        var start = start
        if let read = work.listing?.finishedAt, work.listing?.purpose != .reconciliation {
            start = max(start, read)
        }
        let length = start.duration(to: now)
        rate = Self.rate(work.recent, min(length, PaceMeter.recently))
        average = Self.rate(work.settled, length)
        var pace = Self.rate(work.lately, min(length, PaceMeter.lately))
        // In a pause the rate of the last minutes sinks towards nothing, and the time grows for ever.
        if work.recent == 0, let average { pace = max(pace ?? 0, average) }
        // No faster than the limit as it is now, whatever it was.
        if case .perMinute(let count)? = allowed, let found = pace { pace = min(found, count / 60) }
        // A journal's times and counts may be anybody's: what is beyond all reckoning isn't told.
        self.remaining = pace.map { Double(remaining) / $0 }
            .flatMap { $0 < Self.longest ? .seconds($0) : nil }
    }

    /// A thousand years, in seconds.
    private static let longest = 1_000.0 * 365 * 86_400

    private static func rate(_ rows: Int, _ length: Duration) -> Double? {
        rows > 0 && length >= .seconds(1) ? Double(rows) / length.seconds : nil
    }
}
