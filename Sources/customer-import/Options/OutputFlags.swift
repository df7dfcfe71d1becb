import Importing
import ArgumentParser

/// How much a run says, in what form, and where.
struct OutputFlags: ParsableArguments {
    @Flag(help: "Print the outcome as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    @Option(
        help: ArgumentHelp(
            "Write what happens, an event a line as JSON, to the end of a file, or - for standard"
                + " output; the outcome goes to standard error then.",
            valueName: "file"
        ),
        completion: .file()
    )
    var events: String?

    var quiet: Bool { quietness.quiet }

    func validate() throws {
        if json, events == "-" {
            throw ValidationError(
                "--json and --events - both write to standard output; name a file for the events."
            )
        }
    }

    /// - Throws: ``UsageError`` for an events file that can't be written, or is one of the inputs.
    func open(_ console: Console, protecting inputs: InputFiles) throws -> RunOutput {
        RunOutput(
            console: console,
            json: json,
            quiet: quiet,
            events: try events.map { try EventStream(path: $0, protecting: inputs) }
        )
    }
}
