import Customers
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
        console.note(wrapping: Line(Self.headline(totals, skipped: summary.skippedRows)))
        for line in Self.lines(summary, console.diagnostics.style) { console.note(wrapping: line) }
    }

    /// What the rows are, all of them.
    ///
    /// - Parameter skipped: rows that aren't among the totals, since they were left out.
    static func headline(_ totals: Totals, skipped: Int) -> String {
        var line =
            "\(Words.count(totals.rowsRead, "row")) read: \(Words.grouped(totals[.pending]))"
            + " to send, \(Words.grouped(totals[.invalid])) invalid"
        if totals[.existing] > 0 {
            line += ", \(Words.grouped(totals[.existing])) the same as an earlier row"
        }
        if skipped > 0 { line += "; \(Words.grouped(skipped)) left out" }
        return line
    }

    /// The findings, alike ones together, problems first, each with its code.
    ///
    /// - Parameter showsTexts: whether to show what the first cells of each kind hold.
    static func lines(
        _ summary: FindingSummary,
        _ style: Style,
        showsTexts: Bool = false
    ) -> [Line] {
        let groups = summary.sorted
        // Another one takes no more room than to say that there is one.
        let shown = groups.prefix(groups.count == mostGroups + 1 ? groups.count : mostGroups)
        var lines: [Line] = shown.flatMap { group in
            let texts = showsTexts ? group.texts.map { ": " + style.dim($0) } : nil
            var lines = Line.lines(of: group.sentence, indent: 11)
            if let last = lines.popLast() {
                lines.append(last + style.dim(" [\(group.key.code)]"))
            }
            return lines.enumerated().map { $0 == 0 ? "  \(group.key.label(style))  " + $1 : $1 }
                + ["           " + Line(group.places) + (texts ?? "")]
        }
        if groups.count > shown.count {
            lines.append("  … and \(Words.count(groups.count - shown.count, "other kind"))")
        }
        return lines
    }
}

extension FindingSummary.Key {
    /// What `check --json` calls its level.
    var severity: String {
        if leavesOut { return "left_out" }
        return switch gravity {
        case .held: "problem"
        case .warned: "warning"
        case .told: "note"
        }
    }

    /// The same for a person, seven characters wide at least.
    fileprivate func label(_ style: Style) -> Line {
        if leavesOut { return Line("left out") }
        return switch gravity {
        case .held: style.red("problem")
        case .warned: style.yellow("warning")
        case .told: style.dim("note   ")
        }
    }
}

extension FindingSummary {
    /// The codes that hold rows and could be let through, in their order.
    var releasable: [Problem.Code] {
        let codes = Set(
            sorted.filter { $0.key.gravity == .held && $0.key.code.refusal == nil }.map(\.key.code)
        )
        return codes.sorted { $0.rawValue < $1.rawValue }
    }
}
