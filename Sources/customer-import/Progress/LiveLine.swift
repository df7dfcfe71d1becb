import Importing
import Delivery
import Foundation
import Journal

/// The line that shows a run's progress on a terminal, made of what is known at one moment. Pure.
///
/// Its layout goes by the terminal's width alone, and numbers have places of their own width, so that
/// nothing jumps while they grow. Where room is short, whole parts are left out, the least important
/// first; what is waited for, or the time that is left, always stays.
struct LiveLine {
    var style = Style(isOn: false)
    /// Columns of the terminal.
    var width = 80
    /// What the user's clock shows.
    var now = Date()

    /// A piece of the line.
    private struct Part {
        var text: String
        /// What it may grow to without pushing others out.
        var room: Int
        /// 0 for what always stays; the higher, the sooner it is left out.
        var rank: Int
        var paint: (Style, String) -> Line

        init(
            _ text: String,
            rank: Int,
            room: Int = 0,
            paint: @escaping (Style, String) -> Line = { Line($1) }
        ) {
            self.text = text
            self.rank = rank
            self.room = max(room, text.count)
            self.paint = paint
        }
    }

    private static let separator: Line = " · "
    /// The longest time left: `12 h 34 min left`.
    private static let timeRoom = 16

    func text(_ progress: ImportProgress) -> Line {
        let cells = progress.sendsNothing ? 0 : barCells
        let bar: Line = cells > 0 ? bar(progress.share, cells) + " " : ""
        return bar + fitted(parts(progress), width - 1 - (cells > 0 ? cells + 1 : 0))
    }

    /// The same as a plain line for a log, without a bar.
    func plainText(_ progress: ImportProgress) -> String {
        parts(progress).map { $0.text.trimmingCharacters(in: .whitespaces) }
            .joined(separator: ", ")
    }

    /// By the width alone: a bar that changes its length is no bar.
    private var barCells: Int {
        switch width {
        case ..<60: 0
        case ..<80: 6
        case ..<100: 10
        case ..<140: 20
        default: 30
        }
    }

    /// The parts that there is room for, in their order, with colours.
    private func fitted(_ parts: [Part], _ room: Int) -> Line {
        var left = room + Self.separator.width
        var taken: Set<Int> = []
        for index in parts.indices.sorted(by: { (parts[$0].rank, $0) < (parts[$1].rank, $1) }) {
            let part = parts[index]
            let needed = part.room + Self.separator.width
            guard needed <= left || part.rank == 0 else { continue }
            taken.insert(index)
            left -= needed
        }
        let line = parts.indices.filter(taken.contains)
            .map { parts[$0].paint(style, parts[$0].text) }.joined(separator: Self.separator)
        // Only what always stays can be too long, on a terminal of a few columns.
        return line.clipped(to: room)
    }

    private func parts(_ progress: ImportProgress) -> [Part] {
        if progress.sendsNothing, let doing = progress.doing {
            return [state(doing, paint: { Line($1) })]
        }
        let toSend = Words.grouped(progress.totals.toSend)
        let percent = "\(Int((progress.share * 100).rounded(.down)))%"
        var parts = [
            Part(Self.padded(percent, to: 4), rank: 1) { $0.bold($1) },
            Part(
                Self.padded(Words.grouped(progress.totals.done), to: toSend.count) + "/" + toSend,
                rank: 2
            ),
        ]
        parts += counts(progress.totals, room: toSend.count)
        let doing = progress.doing
        if doing == nil { parts += pace(progress) }
        if let waiting = progress.waiting {
            parts.append(state(Wording(waiting)) { $0.yellow($1) })
        }
        if let doing {
            if progress.waiting == nil { parts.append(state(doing) { Line($1) }) }
        } else {
            parts += timeLeft(progress)
        }
        return parts
    }

    /// What always stays, in as many words as are of use at this width.
    private func state(
        _ wording: Wording,
        paint: @escaping (Style, String) -> Line
    ) -> Part {
        Part(width < 80 ? wording.short : wording.long, rank: 0, paint: paint)
    }

    private func counts(_ totals: Totals, room: Int) -> [Part] {
        let shown: [(RowStatus, Int)] = [
            (.created, 5), (.updated, 5), (.rejected, 3), (.failed, 3), (.unknown, 3),
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
        var parts = [Part(Self.padded(rate, to: places) + "/s" + limit, rank: 4)]
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
                "\(Words.countdown(remaining)) left",
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
