import Foundation
import Importing
import Journal

/// Tells what a run would do.
struct PlanReport {
    private static let shownUpdates = 10

    private let plan: RunPlan
    /// What a run would exit with, were the service to take every row.
    private let status: ExitStatus
    /// The file with every row; nil for none.
    private let file: String?
    /// The command line.
    private let arguments: [String]

    init(
        _ plan: RunPlan,
        writtenTo file: String?,
        arguments: [String] = CommandLine.arguments
    ) {
        self.plan = plan
        self.file = file
        self.arguments = arguments
        let end = ExitStatus(plan.end.end, totals: plan.status.totals)
        status = end == .done && plan.isRefused ? .problems : end
    }

    /// - Throws: the status to exit with, unless every row could be sent.
    func tell(_ output: RunOutput) throws {
        if output.json {
            try output.console.print(json: PlanDocument(plan, status, file))
        } else if !output.quiet {
            lines(output.console.output).forEach { output.console.print($0) }
        }
        if let error = plan.end.error { output.console.report(error) }
        if status != .done { throw status }
    }

    func lines(_ terminal: Terminal) -> [Line] {
        let style = terminal.style
        var lines = [style.bold(headline), ""]
        lines += counts(terminal)
        let changes = changes(terminal)
        if !changes.isEmpty { lines += [""] + changes }
        let problems = StatusReport(plan.status).problemLines(terminal)
        if !problems.isEmpty { lines += [""] + problems }
        if plan.isRefused {
            lines += [""]
            lines += Wrapping.paragraph(
                "With --existing fail, a run would end here and send nothing.",
                to: terminal.columns
            )
        }
        if let file { lines += ["", style.dim("every row: ") + Line(file)] }
        guard plan.end.error == nil else { return lines }
        return lines + [""] + steps(terminal)
    }

    private var headline: String {
        let asked =
            plan.requests > 0
            ? "the service's list was read with \(Words.count(plan.requests, "request")) in"
                + " \(Words.duration(plan.length)). No row was sent"
            : "no request was sent"
        return "Dry run: \(asked)."
    }

    private func counts(_ terminal: Terminal) -> [Line] {
        let style = terminal.style
        var table = Table(.right, .left, .left)
        for action in PlannedRow.Action.allCases {
            guard let rows = plan.rows[action], rows > 0 else { continue }
            let meaning = action == .update ? changedFields : action.meaning
            table.add(Words.grouped(rows), action.words, style.dim(meaning))
        }
        let staged = plan.status.staged
        let blank =
            staged.blankRows > 0 ? "without \(Words.count(staged.blankRows, "blank row"))" : ""
        table.add(Words.grouped(staged.rowsRead), style.bold("rows read"), style.dim(blank))
        var lines = table.lines(indent: 2, width: terminal.columns)
        if let limit = plan.limit {
            lines.append(
                "  With --limit \(limit), a run would send \(Words.count(plan.toSend, "row")) of these."
            )
        }
        return lines
    }

    /// `email in 20 rows, phone in 14`.
    private var changedFields: String {
        let fields = plan.changedFields.sorted { ($1.value, $0.key.path) < ($0.value, $1.key.path) }
        return fields.enumerated().map { index, field in
            let rows = index == 0 ? Words.count(field.value, "row") : Words.grouped(field.value)
            return "\(field.key.path) in \(rows)"
        }.joined(separator: ", ")
    }

    /// The first fields that an update would change.
    private func changes(_ terminal: Terminal) -> [Line] {
        guard !plan.updates.isEmpty else { return [] }
        let style = terminal.style
        var table = Table(.left, .left, .left, .left, .left)
        table.add(
            style.dim("row"),
            style.dim("customer"),
            style.dim("field"),
            style.dim("in the service now"),
            style.dim("would be sent")
        )
        for row in plan.updates.prefix(Self.shownUpdates) {
            for change in row.changes {
                table.add(
                    "\(row.id) (line \(row.line))",
                    row.customerID ?? "",
                    style.yellow(change.field.path),
                    change.held.map { Line(Self.shortened($0)) } ?? style.dim("nothing"),
                    Self.shortened(change.wanted)
                )
            }
        }
        var lines = table.lines(indent: 2, width: terminal.columns)
        let others = plan.rows[.update, default: 0] - min(plan.updates.count, Self.shownUpdates)
        if others > 0 {
            lines.append("  … and \(Words.count(others, "row")) more; -o FILE lists all")
        }
        return lines
    }

    private func steps(_ terminal: Terminal) -> [Line] {
        let again = SessionCommand.line(arguments, without: Self.flags, Self.options)
        var lines: [Line] = []
        if plan.toSend > 0, !plan.isRefused {
            lines += NextStep(command: again, remark: "sends them").lines("next: ", terminal)
        }
        if plan.rows[.skip, default: 0] > 0 {
            let update = SessionCommand.line(
                arguments,
                without: Self.flags,
                Self.options.union(["--existing"])
            )
            lines += NextStep(
                command: "\(update) --existing update --dry-run",
                remark: "shows what differs"
            ).lines(lines.isEmpty ? "next: " : "or:   ", terminal)
        }
        return lines
    }

    private static let flags: Set<String> = ["--dry-run", "--force", "--json"]
    private static let options: Set<String> = ["-o", "--output"]

    private static func shortened(_ text: String) -> String { TerminalText.cell(text, limit: 40) }
}

extension PlannedRow.Action {
    fileprivate var words: String {
        switch self {
        case .create: "to be created"
        case .update: "to be updated"
        case .skip: "to be skipped"
        case .equal: "up to date"
        case .same: "repeated"
        case .invalid: "invalid"
        case .ambiguous, .likely: "to fail"
        case .unknown: "unknown"
        case .settled: "done"
        }
    }

    fileprivate var meaning: String {
        switch self {
        case .create, .update: ""
        case .skip: "the service already has these customers"
        case .equal: "the service has the same fields"
        case .same: "the same as an earlier row"
        case .invalid: "failed the checks, or held back"
        case .ambiguous: "several customers have their external_id"
        case .likely: "the service seems to have these customers, with other data"
        case .unknown: "a run first looks for them in the service's list"
        case .settled: "in earlier runs"
        }
    }
}
