import Delivery
import Foundation
import Importing
import Journal

/// The line that shows a run's progress on a terminal, made of what is known at one moment. Pure.
///
/// Its layout goes by the terminal's width alone, and numbers have places of their own width, so that
/// nothing jumps while they grow. Where room is short, parts say less, and then whole parts are left out,
/// the least important first: what is waited for, the time that is left, and rows that need a person stay
/// longest.
struct LiveLine {
    var style = Style(isOn: false)
    /// Columns of the terminal.
    var width = 80
    /// What the user's clock shows.
    var now = Date()

    /// A piece of the line.
    private struct Part {
        var wording: Wording
        /// What it may grow to without pushing others out.
        var room: Int
        var shortRoom: Int
        /// 0 for what always stays; the higher, the sooner it is left out.
        var rank: Int
        var paint: (Style, String) -> Line

        init(
            _ wording: Wording,
            rank: Int,
            room: Int = 0,
            shortRoom: Int = 0,
            paint: @escaping (Style, String) -> Line = { Line($1) }
        ) {
            self.wording = wording
            self.rank = rank
            self.room = max(room, wording.long.count)
            self.shortRoom =
                wording.short == wording.long
                ? self.room : max(shortRoom, wording.short.count)
            self.paint = paint
        }

        init(
            _ text: String,
            rank: Int,
            room: Int = 0,
            paint: @escaping (Style, String) -> Line = { Line($1) }
        ) {
            self.init(Wording(text), rank: rank, room: room, paint: paint)
        }
    }

    private static let separator: Line = " · "
    /// The longest time left: `9 min 59 s left`.
    private static let timeRoom = 15
    /// The pace of all but the fastest runs: `99.9/s`.
    private static let paceRoom = 6
    /// The rank of the rows that are done, which is the first for which others don't say less.
    private static let leastOfWeight = 4
    private static let leastOfAll = 7

    func text(_ progress: ImportProgress) -> Line {
        let cells = progress.sendsNothing ? 0 : barCells
        let bar: Line = cells > 0 ? bar(progress.share, cells) + " " : ""
        return bar + fitted(parts(progress), width - 1 - (cells > 0 ? cells + 1 : 0))
    }

    /// The same as a plain line for a log, without a bar.
    func plainText(_ progress: ImportProgress) -> String {
        parts(progress).map { $0.wording.long.trimmingCharacters(in: .whitespaces) }
            .joined(separator: ", ")
    }

    /// By the width alone: a bar that changes its length is no bar. Below 90 columns its room is for what
    /// has to be read.
    private var barCells: Int {
        switch width {
        case ..<90: 0
        case ..<110: 10
        case ..<140: 20
        default: 30
        }
    }

    /// The parts that there is room for, in their order, with colours.
    private func fitted(_ parts: [Part], _ room: Int) -> Line {
        var left = room + Self.separator.width
        var taken: [Int: String] = [:]
        let byRank = parts.indices.sorted { (parts[$0].rank, $0) < (parts[$1].rank, $1) }
        func take(_ ranks: ClosedRange<Int>) {
            for index in byRank where ranks.contains(parts[index].rank) {
                let needed = parts[index].shortRoom + Self.separator.width
                guard needed <= left || parts[index].rank == 0 else { continue }
                taken[index] = parts[index].wording.short
                left -= needed
            }
        }
        func lengthen(_ ranks: ClosedRange<Int>) {
            for index in byRank where ranks.contains(parts[index].rank) && taken[index] != nil {
                let more = max(parts[index].room - parts[index].shortRoom, 0)
                guard more <= left else { continue }
                taken[index] = parts[index].wording.long
                left -= more
            }
        }
        take(0...Self.leastOfWeight - 1)
        lengthen(0...1)
        take(Self.leastOfWeight...Self.leastOfWeight)
        lengthen(2...Self.leastOfWeight)
        take(Self.leastOfWeight + 1...Self.leastOfAll)
        let line = parts.indices
            .compactMap { index in taken[index].map { parts[index].paint(style, $0) } }
            .joined(separator: Self.separator)
        // Only what always stays can be too long, on a terminal of a few columns.
        return line.clipped(to: room)
    }

    private func parts(_ progress: ImportProgress) -> [Part] {
        if progress.sendsNothing, let doing = progress.doing {
            return [Part(doing, rank: 0)]
        }
        let toSend = Words.grouped(progress.totals.toSend)
        let percent = "\(Int((progress.share * 100).rounded(.down)))%"
        var parts = [
            // Only a bar needs it to end in the same place up to the last.
            Part(Self.padded(percent, to: barCells > 0 ? 4 : 3), rank: 3) { $0.bold($1) },
            Part(
                Self.padded(Words.grouped(progress.totals.done), to: toSend.count) + "/" + toSend,
                rank: 4
            ),
        ]
        parts += counts(progress.totals, room: toSend.count)
        let doing = progress.doing
        if doing == nil { parts += pace(progress) }
        if let waiting = progress.waiting {
            parts.append(
                Part(Wording(waiting), rank: 0) { waiting.isOutage ? $0.red($1) : $0.yellow($1) }
            )
        } else if let failures = progress.failures, doing == nil {
            parts.append(Part(Wording(failures), rank: 1) { $0.yellow($1) })
        }
        if let doing {
            if progress.waiting == nil { parts.append(Part(doing, rank: 0)) }
        } else {
            parts += timeLeft(progress)
        }
        return parts
    }

    /// Those that a person has to see to come first.
    private func counts(_ totals: Totals, room: Int) -> [Part] {
        let shown: [(RowStatus, Int)] = [
            (.created, 5), (.updated, 5), (.unknown, 1), (.rejected, 1), (.failed, 1),
            (.invalid, 1),
        ]
        return shown.filter { totals[$0.0] > 0 }.map { status, rank in
            Part(
                "\(Words.grouped(totals[status])) \(status.rawValue)",
                rank: rank,
                room: rank == 5 ? room + 1 + status.rawValue.count : 0
            ) { style, text in style.coloured(text, status) }
        }
    }

    private func pace(_ progress: ImportProgress) -> [Part] {
        var limit = ""
        if case .perMinute(let count) = progress.allowed {
            limit = " of \((count / 6).rounded() / 10)"
        }
        let rate = progress.forecast.rate.map(Self.rate) ?? "–"
        let places = max(limit.count - 4, 3)
        let short = Self.padded(rate, to: places) + "/s"
        var parts = [Part(Wording(short + limit, short: short), rank: 2, shortRoom: Self.paceRoom)]
        if let average = progress.forecast.average {
            parts.append(
                Part("average \(Self.rate(average))", rank: 7, room: places + 8) { $0.dim($1) }
            )
        }
        return parts
    }

    private func timeLeft(_ progress: ImportProgress) -> [Part] {
        guard let remaining = progress.forecast.remaining else { return [] }
        let isWaiting = progress.waiting != nil
        var parts = [
            Part(
                "\(Words.roughly(remaining)) left",
                rank: isWaiting ? 1 : 0,
                room: Self.timeRoom
            )
        ]
        if let end = Words.end(remaining, from: now) {
            parts.append(Part("done about \(end)", rank: 6, room: 20))
        }
        return parts
    }

    private func bar(_ share: Double, _ length: Int) -> Line {
        let full = min(Int((share * Double(length)).rounded(.down)), length)
        let done = String(repeating: "━", count: full)
        let rest = String(repeating: style.isOn ? "━" : "─", count: length - full)
        return style.green(done) + style.dim(rest)
    }

    private static func rate(_ rate: Double) -> String {
        rate >= 100 ? Words.grouped(Int(rate)) : "\((rate * 10).rounded() / 10)"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }
}
