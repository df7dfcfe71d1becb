import ArgumentParser
import Foundation
import Importing

/// Looking before anything is sent.
struct TrialOptions: ParsableArguments {
    @Flag(
        help: """
            Send no row and keep no journal: say which rows would be created, skipped or updated. Reads \
            the service's list where --existing asks for it.
            """
    )
    var dryRun = false

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "With --dry-run, write what would become of each row, and of each field that an update"
                + " would change, as CSV.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv"])
    )
    var output: String?

    @Flag(help: "Write over an existing file.")
    var force = false

    func validate() throws {
        guard dryRun || (output == nil && !force) else {
            throw ValidationError("-o and --force go with --dry-run.")
        }
        guard output != "-" else {
            throw ValidationError(
                "-o needs a file: the result of the dry run goes to standard output."
            )
        }
    }

    /// The file that is asked for; nil for none.
    ///
    /// - Parameter inputs: files that are never written over.
    func file(protecting inputs: InputFiles) throws -> OutputFile? {
        try output.map { try OutputFile($0, overwrites: force, protecting: inputs) }
    }
}
