import ArgumentParser
import Foundation
import Importing

/// Looking before anything is sent.
struct TrialOptions: ParsableArguments {
    @Flag(
        help: """
            Send no row and keep no journal; show which rows would be created, skipped or updated. \
            Reads the service's list if --existing asks for it.
            """
    )
    var dryRun = false

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "With --dry-run, write a CSV file with what would happen to each row, and to each field"
                + " that an update would change.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv"])
    )
    var output: String?

    @Flag(help: "Overwrite an existing file.")
    var force = false

    func validate() throws {
        guard dryRun || (output == nil && !force) else {
            throw ValidationError("-o and --force work only with --dry-run.")
        }
        guard output != "-" else {
            throw ValidationError(
                "-o needs a file, because the result of the dry run goes to standard output."
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
