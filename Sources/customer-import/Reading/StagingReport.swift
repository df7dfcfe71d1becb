import Importing
import Journal
import Mapping

/// What reading the rows came to, before anything is sent.
struct StagingReport {
    private static let mostGroups = 12

    private let summary: FindingSummary
    private let totals: Totals

    init(_ summary: FindingSummary, totals: Totals) {
        self.summary = summary
        self.totals = totals
    }

    func note(_ console: Console) {
        console.note(wrapping: Line(Self.headline(totals)))
        for line in Self.lines(summary, console.diagnostics.style) { console.note(wrapping: line) }
    }

    /// What the rows are, all of them.
    static func headline(_ totals: Totals) -> String {
        var line =
            "\(Words.count(totals.rowsRead, "row")) read: \(Words.grouped(totals[.pending]))"
            + " to send, \(Words.grouped(totals[.invalid])) invalid"
        if totals[.existing] > 0 {
            line += ", \(Words.grouped(totals[.existing])) the same as an earlier row"
        }
        return line
    }

    /// The findings, alike ones together, problems first.
    ///
    /// - Parameter showsTexts: whether to show what the first cells of each kind hold.
    static func lines(
        _ summary: FindingSummary,
        _ style: Style,
        showsTexts: Bool = false
    ) -> [Line] {
        let groups = summary.sorted
        var lines: [Line] = groups.prefix(mostGroups).flatMap { group in
            let mark =
                group.key.gravity == .held ? style.red("problem") : style.yellow("warning")
            let texts: Line? = showsTexts ? group.texts.map { "           " + style.dim($0) } : nil
            let lines = Line.lines(of: group.sentence, indent: 11)
            return lines.enumerated().map { $0 == 0 ? "  \(mark)  " + $1 : $1 }
                + (texts.map { [$0] } ?? [])
        }
        if groups.count > mostGroups {
            lines.append("  … and \(Words.count(groups.count - mostGroups, "other kind"))")
        }
        return lines
    }
}
