import Delivery
import Foundation
import Journal

/// The line that shows a run's progress on a terminal, made of what is known at one moment. Pure.
struct LiveLine {
    var style = Style(isOn: false)
    /// Columns of the terminal.
    var width = 80
    /// What the user's clock shows.
    var now = Date()

    /// A piece of the line.
    private struct Part {
        var text: String
        var paint: (Style, String) -> String = { $1 }
    }

    func text(_ snapshot: DeliverySnapshot, _ forecast: Forecast) -> String {
        let (share, parts) = parts(snapshot, forecast)
        let length = parts.reduce(0) { $0 + $1.text.count } + 3 * (parts.count - 1)
        let room = width - length - 3
        let bar = room >= 10 ? bar(share, length: min(room, 30)) + " " : ""
        return bar + fitted(parts)
    }

    /// The same as a plain line for a log, without a bar.
    func plainText(_ snapshot: DeliverySnapshot, _ forecast: Forecast) -> String {
        parts(snapshot, forecast).parts.map(\.text).joined(separator: ", ")
    }

    /// The parts with colours, cut off before the last column: a line that is too long would wrap,
    /// and its beginning stay on the screen.
    private func fitted(_ parts: [Part]) -> String {
        var left = max(width - 1, 10)
        var line = ""
        for (index, part) in parts.enumerated() {
            let separator = index > 0 ? " · " : ""
            guard left > separator.count else { break }
            line += separator
            left -= separator.count
            line += part.paint(style, String(part.text.prefix(left)))
            left -= min(left, part.text.count)
        }
        return line
    }

    private func parts(
        _ snapshot: DeliverySnapshot,
        _ forecast: Forecast
    ) -> (share: Double, parts: [Part]) {
        let totals = snapshot.totals
        let toSend = totals.rowsHeld - totals[.invalid] - totals[.existing]
        let done = toSend - totals.remaining
        let share = toSend > 0 ? Double(done) / Double(toSend) : 1
        var parts = [Part(text: "\(Int((share * 100).rounded(.down)))%") { $0.bold($1) }]
        parts.append(Part(text: "\(Words.grouped(done))/\(Words.grouped(toSend))"))
        if let rate = forecast.rate { parts.append(Part(text: Self.pace(rate, snapshot.rate))) }
        for status in [RowStatus.rejected, .failed, .unknown] where totals[status] > 0 {
            parts.append(
                Part(text: "\(Words.grouped(totals[status])) \(status.rawValue)") { style, text in
                    status == .unknown ? style.yellow(text) : style.red(text)
                }
            )
        }
        if let activity = Self.words(snapshot.activity) { parts.append(Part(text: activity)) }
        if let waiting = snapshot.waiting {
            parts.append(Part(text: Self.words(waiting)) { $0.yellow($1) })
        } else if snapshot.isEnding {
            parts.append(Part(text: "waiting for \(Words.count(snapshot.inFlight, "answer"))"))
        } else if let remaining = forecast.remaining, snapshot.activity == .sending {
            parts.append(Part(text: Words.left(remaining, from: now)))
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
