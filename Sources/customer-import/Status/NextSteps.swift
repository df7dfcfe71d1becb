import Importing
import Journal

/// What to do next with an import, as commands that can be copied. Pure.
struct NextSteps {
    var journal: String
    var totals: Totals
    var isRunning: Bool
    /// The last command that sent rows: what it was given is given again.
    var command: SessionCommand?
    /// The codes that hold rows back which could be let through.
    var held: [String] = []
    /// Whether the service holds customers of the file, and the run ended to ask what to do with them.
    var asksAboutExisting = false

    /// What is next after a command that changed a journal's rows, as far as the runs before tell.
    static func command(for work: Import) throws -> String? {
        let remaining = try work.remaining()
        return NextSteps(
            journal: work.journal,
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
        let path = ShellWord.quoted(journal)
        if isRunning {
            return [
                Step(command: "customer-import status \(path) --watch", remark: "follows the run")
            ]
        }
        var steps: [Step] = []
        if totals.remaining > 0 {
            steps.append(resume(path))
        } else if totals[.unknown] > 0 {
            let options = command?.options(forReconcile: true) ?? ""
            steps.append(
                Step(
                    command: "customer-import reconcile \(path)\(options)",
                    remark: "looks for the unknown rows in the service"
                )
            )
        }
        if totals[.failed] > 0 {
            steps.append(
                Step(
                    command: "customer-import retry \(path) --status failed",
                    remark: "puts them back, to be sent again as they are"
                )
            )
        }
        if totals[.invalid] + totals[.rejected] > 0 {
            steps.append(
                Step(
                    command: "customer-import export \(path) --problems -o problems.csv",
                    remark: "to put right, then `fix`"
                )
            )
        }
        if !held.isEmpty {
            steps.append(
                Step(
                    command:
                        "customer-import retry \(path) --accept \(held.joined(separator: ","))",
                    remark: "would send them as they are"
                )
            )
        }
        if steps.isEmpty {
            steps.append(
                Step(
                    command: "customer-import export \(path)",
                    remark: "every row with its customer id"
                )
            )
        }
        return steps
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

    private func resume(_ path: String) -> Step {
        var options = command?.options() ?? ""
        guard asksAboutExisting else {
            return Step(
                command: "customer-import resume \(path)\(options)",
                remark: "goes on with what is left"
            )
        }
        options = options.replacing(" --existing fail", with: " --existing skip")
        return Step(
            command: "customer-import resume \(path)\(options)",
            remark: "or --existing update"
        )
    }
}
