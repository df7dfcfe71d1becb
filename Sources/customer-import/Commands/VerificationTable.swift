import Importing
import Journal

/// What the service has otherwise than the journal, as lines for a person: a line for each field that
/// was changed, each customer that is missing, and each that doesn't belong to any row. Pure.
struct VerificationTable {
    /// As many of each kind as a person looks at.
    private static let shown = 20
    private static let longestText = 40

    private let result: Verification

    init(_ result: Verification) {
        self.result = result
    }

    func lines(_ terminal: Terminal) -> [Line] {
        guard !result.differences.isEmpty || result.extra > 0 else { return [] }
        let style = terminal.style
        var table = Table(.left, .left, .left, .left, .left)
        table.add(
            style.dim("row"),
            style.dim("customer"),
            style.dim("what"),
            style.dim("sent"),
            style.dim("in the service now")
        )
        for difference in result.differences.prefix(Self.shown) {
            let row = "\(difference.row) (line \(difference.line))"
            if difference.changes.isEmpty {
                table.add(row, difference.customer, style.red("missing"), "", "")
            }
            for change in difference.changes {
                table.add(
                    row,
                    difference.customer,
                    style.yellow(change.field),
                    Self.shortened(change.sent),
                    change.held.map { Line(Self.shortened($0)) } ?? style.dim("nothing")
                )
            }
        }
        for extra in result.extras.prefix(Self.shown) {
            let whose = result.unknown > 0 ? "not from a known row" : "not from here"
            table.add("–", extra.customer, whose, "", Self.shortened(extra.externalID ?? ""))
        }
        var lines: [Line] = [""] + table.lines(indent: 2, width: terminal.columns)
        let others =
            max(result.missing + result.changed - Self.shown, 0)
            + max(result.extra - Self.shown, 0)
        if others > 0 {
            lines.append("  … and \(Words.grouped(others)) more; --json lists up to 1,000 of each")
        }
        return lines
    }

    private static func shortened(_ text: String) -> String {
        TerminalText.cell(text, limit: longestText)
    }
}
