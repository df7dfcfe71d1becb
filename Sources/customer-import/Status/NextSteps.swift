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
    /// How many of the failed rows the service seems to have already.
    var likely = 0
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

    /// The first is what comes next, and there may be one for afterwards.
    var steps: [NextStep] {
        let path = JournalList(journals).arguments
        if isRunning {
            return [
                NextStep(
                    command: "customer-import status \(path) --watch",
                    remark: "follows the run"
                )
            ]
        }
        var steps = ways
        guard journals.count == 1 else {
            // No audit of all together goes without one of them.
            steps.append(missing.isEmpty ? export(path) : exportOfFirst)
            return steps
        }
        if totals[.failed] > likely {
            let others = likely > 0 ? " --where \"code <> 'likely_existing'\"" : ""
            steps.append(
                NextStep(
                    command: "customer-import retry \(path) --status failed\(others)",
                    remark: "lets the failed rows be sent again"
                )
            )
        }
        if likely > 0, !needsPerson {
            steps.append(
                NextStep(
                    command: "customer-import export \(path) --problems -o problems.xlsx",
                    remark: "a workbook with the rows that the service seems to have"
                )
            )
        }
        if needsPerson { steps.append(export(path)) }
        if !held.isEmpty {
            steps.append(
                NextStep(
                    command:
                        "customer-import retry \(path) --accept \(held.joined(separator: ","))",
                    remark: "lets rows with these problems be sent as they are",
                    isAlternative: true
                )
            )
        }
        if let remap { steps.append(remap) }
        if steps.isEmpty { steps.append(export(path)) }
        return steps
    }

    /// What to do where the rows of a try came out wrong.
    private var remap: NextStep? {
        guard let triedSource, totals[.created] > 0, totals[.pending] > 0 else { return nil }
        guard let mapping = command?.value(of: "--map") else {
            return NextStep(
                command: "customer-import map \(ShellWord.quoted(triedSource))",
                remark: "if the mapping is wrong: writes it to a file to correct",
                isAlternative: true
            )
        }
        return NextStep(
            command: "customer-import remap \(ShellWord.quoted(journals[0]))"
                + " --map \(ShellWord.quoted(mapping))",
            remark: "if the mapping is wrong: correct it, then give this",
            isAlternative: true
        )
    }

    private var needsPerson: Bool { totals[.invalid] + totals[.rejected] > 0 }

    /// As many journals as are named that aren't done.
    private static let mostOpen = 4

    /// How what is left gets sent, or found: a command for each journal.
    private var ways: [NextStep] {
        guard journals.count > 1 else {
            return way(ShellWord.quoted(journals[0]), totals, command).map { [$0] } ?? []
        }
        return open.prefix(Self.mostOpen).compactMap {
            way(ShellWord.quoted($0.journal), $0.totals, $0.delivery)
        }
    }

    /// What is done with a journal whose rows aren't all sent.
    private func way(_ path: String, _ totals: Totals, _ command: SessionCommand?) -> NextStep? {
        if totals.remaining > 0 { return resume(path, command) }
        guard totals[.unknown] > 0 else { return nil }
        let options = command?.options(forReconcile: true) ?? ""
        return NextStep(
            command: "customer-import reconcile \(path)\(options)",
            remark: "looks for the unknown rows in the service"
        )
    }

    private var exportOfFirst: NextStep {
        NextStep(
            command: "customer-import export \(ShellWord.quoted(journals[0]))",
            remark:
                "the rows of one shard; of all together only with \(ShardSetError.list(missing))"
        )
    }

    private func export(_ path: String) -> NextStep {
        needsPerson
            ? NextStep(
                command: "customer-import export \(path) --problems -o problems.xlsx",
                remark: "a workbook in which to correct the rows"
            )
            : NextStep(
                command: "customer-import export \(path)",
                remark: "writes all rows with their customer ids"
            )
    }

    func lines(_ terminal: Terminal) -> [Line] {
        steps.enumerated().flatMap { index, step in
            step.lines(index == 0 ? "next: " : step.isAlternative ? "or:   " : "then: ", terminal)
        }
    }

    private func resume(_ path: String, _ command: SessionCommand?) -> NextStep {
        var options = command?.options() ?? ""
        guard asksAboutExisting else {
            return NextStep(
                command: "customer-import resume \(path)\(options)",
                remark: "sends the rows that are left"
            )
        }
        options = options.replacing(" --existing fail", with: " --existing skip")
        return NextStep(
            command: "customer-import resume \(path)\(options)",
            remark: "or --existing update"
        )
    }
}
