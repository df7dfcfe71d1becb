import Journal

/// What to do next with an import, as commands that can be copied. Pure.
struct NextSteps {
    var journal: String
    var totals: Totals
    var isRunning: Bool
    /// The last command that sent rows: what it was given is given again.
    var command: SessionCommand?
    /// Whether the service holds customers of the file, and the run ended to ask what to do with them.
    var asksAboutExisting = false

    /// The first is what comes next, and there may be one for afterwards.
    var commands: [String] {
        let path = ShellWord.quoted(journal)
        if isRunning { return ["customer-import status \(path) --watch    # follows the run"] }
        var steps: [String] = []
        if totals.remaining > 0 {
            steps.append(resume(path))
        } else if totals[.unknown] > 0 {
            let options = command?.options(forReconcile: true) ?? ""
            steps.append(
                "customer-import reconcile \(path)\(options)"
                    + "    # looks for the unknown rows in the service"
            )
        }
        if totals[.invalid] + totals[.rejected] + totals[.failed] > 0 {
            steps.append(
                "customer-import export \(path) --problems -o problems.csv"
                    + "    # to put right, then `fix`"
            )
        }
        if steps.isEmpty {
            steps.append("customer-import export \(path)    # every row with its customer id")
        }
        return steps
    }

    func lines(_ style: Style) -> [String] {
        commands.enumerated().map { style.dim($0 == 0 ? "next: " : "then: ") + $1 }
    }

    private func resume(_ path: String) -> String {
        var options = command?.options() ?? ""
        guard asksAboutExisting else {
            return "customer-import resume \(path)\(options)    # goes on with what is left"
        }
        options = options.replacing(" --existing fail", with: " --existing skip")
        return "customer-import resume \(path)\(options)    # or --existing update"
    }
}
