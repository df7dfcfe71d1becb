import Delivery
import Foundation
import Journal

/// The line that shows a run's progress on a terminal, made of what is known at one moment. Pure.
struct LiveLine {
    var style: Style
    /// Columns of the terminal.
    var width: Int

    /// - Parameters:
    ///   - rate: rows settled a second, lately; nil before that can be said.
    ///   - remaining: the time that is left; nil before that can be said.
    func text(_ snapshot: DeliverySnapshot, rate: Double?, remaining: Duration?) -> String {
        let (share, parts) = parts(snapshot, rate, remaining)
        let line = parts.joined(separator: " · ")
        let room = width - line.count - 3
        let bar = room >= 10 ? bar(share, length: min(room, 30)) + " " : ""
        return bar + String(line.prefix(max(width - 1, 10)))
    }

    /// The same as a plain line for a log, without a bar.
    func plainText(_ snapshot: DeliverySnapshot, rate: Double?, remaining: Duration?) -> String {
        parts(snapshot, rate, remaining).words.joined(separator: ", ")
    }

    private func parts(
        _ snapshot: DeliverySnapshot,
        _ rate: Double?,
        _ remaining: Duration?
    ) -> (share: Double, words: [String]) {
        let totals = snapshot.totals
        let toSend = totals.rowsHeld - totals[.invalid] - totals[.existing]
        let done = toSend - totals.remaining
        let share = toSend > 0 ? Double(done) / Double(toSend) : 1
        var parts = ["\(Int((share * 100).rounded(.down)))%"]
        parts.append("\(Words.grouped(done))/\(Words.grouped(toSend))")
        if let rate { parts.append(Self.pace(rate, snapshot.rate)) }
        for status in [RowStatus.rejected, .failed, .unknown] where totals[status] > 0 {
            parts.append("\(Words.grouped(totals[status])) \(status.rawValue)")
        }
        if let activity = Self.words(snapshot.activity) { parts.append(activity) }
        if let waiting = snapshot.waiting {
            parts.append(Self.words(waiting))
        } else if snapshot.isEnding {
            parts.append("waiting for \(Words.count(snapshot.inFlight, "answer"))")
        } else if let remaining, snapshot.activity == .sending {
            parts.append("\(Words.duration(remaining)) left")
        }
        return (share, parts)
    }

    private func bar(_ share: Double, length: Int) -> String {
        let full = min(Int((share * Double(length)).rounded(.down)), length)
        let done = String(repeating: "━", count: full)
        let rest = String(repeating: "━", count: length - full)
        return style.isOn
            ? style.green(done) + style.dim(rest)
            : done + String(repeating: "─", count: length - full)
    }

    private static func pace(_ rate: Double, _ allowed: Rate) -> String {
        let perSecond = rate >= 100 ? Words.grouped(Int(rate)) : "\((rate * 10).rounded() / 10)"
        guard case .perMinute(let limit) = allowed else { return "\(perSecond)/s" }
        return "\(perSecond)/s of \((limit / 6).rounded() / 10)"
    }

    private static func words(_ activity: DeliverySnapshot.Activity) -> String? {
        switch activity {
        case .sending: nil
        case .snapshot(let pages, let customers):
            "reading what the service holds: \(Words.count(pages, "page"))"
                + (customers > 0 ? ", up to \(Words.grouped(customers)) customers" : "")
        case .reconciling(let rows, let pages):
            "looking for \(Words.count(rows, "unknown row")): \(Words.count(pages, "page"))"
        case .grace(let rows, let left):
            "\(Words.count(rows, "unknown row")): the service's list is asked in"
                + " \(Words.duration(left))"
        }
    }

    private static func words(_ waiting: DeliverySnapshot.Waiting) -> String {
        switch waiting {
        case .rateLimit(let pause): "rate limit: \(Words.duration(pause))"
        case .serviceDown(let pause): "service down: next probe in \(Words.duration(pause))"
        case .retry(let pause): "next retry in \(Words.duration(pause))"
        }
    }
}

/// The pace of the last half minute, from samples of how many rows are settled. Pure.
struct PaceMeter {
    private static let window = Duration.seconds(30)

    private var samples: [(at: ContinuousClock.Instant, settled: Int)] = []

    mutating func note(settled: Int, at now: ContinuousClock.Instant) {
        samples.append((now, settled))
        while samples.count > 2, now - samples[1].at > Self.window { samples.removeFirst() }
    }

    /// Rows a second; nil until there is a second to go by.
    var rate: Double? {
        guard let first = samples.first, let last = samples.last,
            last.at - first.at >= .seconds(1), last.settled > first.settled
        else { return nil }
        let length = last.at - first.at
        return Double(last.settled - first.settled)
            / (Double(length.components.seconds) + Double(length.components.attoseconds) * 1e-18)
    }
}
