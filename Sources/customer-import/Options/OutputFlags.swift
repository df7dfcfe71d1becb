import Importing
import ArgumentParser

/// How much a run says, in what form, and where.
struct OutputFlags: ParsableArguments {
    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    @Option(
        help: ArgumentHelp(
            "Append each event to a file, as one JSON object per line. With - events go to standard"
                + " output, and the result to standard error.",
            valueName: "file"
        ),
        completion: .file()
    )
    var events: String?

    @Option(
        help: ArgumentHelp(
            "Append all messages to a file, with times and levels. SIGHUP reopens it.",
            valueName: "file"
        ),
        completion: .file()
    )
    var log: String?

    @Option(
        help: ArgumentHelp(
            "Keep the run's figures in a file, for Prometheus' node exporter.",
            valueName: "file"
        ),
        completion: .file(extensions: ["prom"])
    )
    var metrics: String?

    @Option(
        help: ArgumentHelp(
            "A shell command to run at the end. It gets the result as JSON on standard input, and"
                + " none of the credentials. It doesn't change the exit code.",
            valueName: "command"
        )
    )
    var onEnd: String?

    @Option(help: ArgumentHelp("How long the --on-end command may take.", valueName: "time"))
    var onEndTimeout = "1m"

    var quiet: Bool { quietness.quiet }

    /// Whether something besides the outcome is asked for that only a run has.
    var tellsOfRun: Bool { events != nil || log != nil || metrics != nil || onEnd != nil }

    func validate() throws {
        if json, events == "-" {
            throw ValidationError(
                "--json and --events - both write to standard output. Name a file for the events."
            )
        }
    }

    /// - Throws: ``UsageError`` for a file that can't be written, or is one of the inputs.
    func open(_ console: Console, protecting inputs: InputFiles) throws -> RunOutput {
        let hook = try hook()
        return RunOutput(
            console: console,
            json: json,
            quiet: quiet,
            events: try events.map { try EventStream(path: $0, protecting: inputs) },
            log: try log.map { try RunLog(path: $0, protecting: inputs) },
            metrics: try metrics.map { try MetricsFile(path: $0, protecting: inputs) },
            hook: hook
        )
    }

    private func hook() throws -> EndHook? {
        guard let timeout = DurationArgument.parse(onEndTimeout), timeout > .zero else {
            throw UsageError.time(onEndTimeout, "--on-end-timeout", like: "30s or 5m")
        }
        return onEnd.map { EndHook(command: $0, timeout: timeout) }
    }
}
