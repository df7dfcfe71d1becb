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
        console.note(
            "\(Words.count(totals.rowsRead, "row")) read: \(Words.grouped(totals[.pending]))"
                + " to send, \(Words.grouped(totals[.invalid])) invalid"
        )
        for line in Self.lines(summary, console.diagnostics.style) { console.note(line) }
    }

    /// The findings, alike ones together, problems first.
    static func lines(_ summary: FindingSummary, _ style: Style) -> [String] {
        let groups = summary.sorted
        var lines = groups.prefix(mostGroups).map { group in
            let mark =
                group.key.severity == .problem ? style.red("problem") : style.yellow("warning")
            return "  \(mark)  \(group.sentence)"
        }
        if groups.count > mostGroups {
            lines.append("  … and \(groups.count - mostGroups) other kinds")
        }
        return lines
    }
}
