import Importing
import Journal

/// What to do next with an import, as commands that can be copied. Pure.
struct NextSteps {
    /// Of the import: one, or those of its shards.
    var journals: [String]
    /// Of several journals, what those say that aren't done.
    var open: [ImportStatus] = []
    /// Shards of which no journal was named.
    var missing: [Shard] = []
    var totals: Totals
    var isRunning: Bool
    /// The last command that sent rows: what it was given is given again.
    var command: SessionCommand?
    /// The codes that hold rows back which could be let through.
    var held: [String] = []
    /// The source, where the run was a try with some of its rows; nil for any other.
    var triedSource: String?
    /// Whether the service holds customers of the file, and the run ended to ask what to do with them.
    var asksAboutExisting = false

    /// What is next after a command that changed a journal's rows, as far as the runs before tell.
    static func command(for work: Import) throws -> String? {
        let remaining = try work.remaining()
        return NextSteps(
            journals: [work.journal],
            totals: remaining.totals,
            isRunning: false,
            command: remaining.delivery
        ).steps.first?.command
    }

    /// A command, and what it does.
    struct Step: Hashable {
        var command: String
        var remark: String
    }

    /// The first is what comes next, and there may be one for afterwards.
    var steps: [Step] {
        let path = JournalList(journals).arguments
        if isRunning {
            return [
                Step(command: "customer-import status \(path) --watch", remark: "follows the run")
            ]
        }
        var steps = ways
        guard journals.count == 1 else {
            // No audit of all together goes without one of them.
            steps.append(missing.isEmpty ? export(path) : exportOfFirst)
            return steps
        }
        if totals[.failed] > 0 {
            steps.append(
                Step(
                    command: "customer-import retry \(path) --status failed",
                    remark: "lets the failed rows be sent again"
                )
            )
        }
        if needsPerson { steps.append(export(path)) }
        if !held.isEmpty {
            steps.append(
                Step(
                    command:
                        "customer-import retry \(path) --accept \(held.joined(separator: ","))",
                    remark: "lets the held-back rows be sent as they are"
                )
            )
        }
        if let remap { steps.append(remap) }
        if steps.isEmpty { steps.append(export(path)) }
        return steps
    }

    /// What to do where the rows of a try came out wrong.
    private var remap: Step? {
        guard let triedSource, totals[.created] > 0, totals[.pending] > 0 else { return nil }
        guard let mapping = command?.value(of: "--map") else {
            return Step(
                command: "customer-import map \(ShellWord.quoted(triedSource))",
                remark: "if the mapping is wrong: writes it to a file to correct"
            )
        }
        return Step(
            command: "customer-import remap \(ShellWord.quoted(journals[0]))"
                + " --map \(ShellWord.quoted(mapping))",
            remark: "if the mapping is wrong: correct it, then give this"
        )
    }

    private var needsPerson: Bool { totals[.invalid] + totals[.rejected] > 0 }

    /// As many journals as are named that aren't done.
    private static let mostOpen = 4

    /// How what is left gets sent, or found: a command for each journal.
    private var ways: [Step] {
        guard journals.count > 1 else {
            return way(ShellWord.quoted(journals[0]), totals, command).map { [$0] } ?? []
        }
        return open.prefix(Self.mostOpen).compactMap {
            way(ShellWord.quoted($0.journal), $0.totals, $0.delivery)
        }
    }

    /// What is done with a journal whose rows aren't all sent.
    private func way(_ path: String, _ totals: Totals, _ command: SessionCommand?) -> Step? {
        if totals.remaining > 0 { return resume(path, command) }
        guard totals[.unknown] > 0 else { return nil }
        let options = command?.options(forReconcile: true) ?? ""
        return Step(
            command: "customer-import reconcile \(path)\(options)",
            remark: "looks for the unknown rows in the service"
        )
    }

    private var exportOfFirst: Step {
        Step(
            command: "customer-import export \(ShellWord.quoted(journals[0]))",
            remark:
                "the rows of one shard; of all together only with \(ShardSetError.list(missing))"
        )
    }

    private func export(_ path: String) -> Step {
        needsPerson
            ? Step(
                command: "customer-import export \(path) --problems -o problems.xlsx",
                remark: "to correct the rows; then `fix`"
            )
            : Step(
                command: "customer-import export \(path)",
                remark: "writes all rows with their customer ids"
            )
    }

    /// A remark is left out where it doesn't fit the terminal: the command is what is to be copied.
    func lines(_ terminal: Terminal) -> [Line] {
        steps.enumerated().map { index, step in
            let label = index == 0 ? "next: " : "then: "
            let remark = "    # " + step.remark
            let fits = terminal.columns.map { width in
                label.count + step.command.count + remark.count < width
            }
            return terminal.style.dim(label) + Line(step.command + (fits ?? true ? remark : ""))
        }
    }

    private func resume(_ path: String, _ command: SessionCommand?) -> Step {
        var options = command?.options() ?? ""
        guard asksAboutExisting else {
            return Step(
                command: "customer-import resume \(path)\(options)",
                remark: "sends the rows that are left"
            )
        }
        options = options.replacing(" --existing fail", with: " --existing skip")
        return Step(
            command: "customer-import resume \(path)\(options)",
            remark: "or --existing update"
        )
    }
}
