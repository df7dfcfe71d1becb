import Importing
import ArgumentParser
import Importing

/// `journal backup`: copies a journal, also while a run is on.
struct BackupJournal: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a journal safely, also while an import runs.",
        usage: "customer-import journal backup [<options>] <journal> <file>",
        discussion: """
            To restore it, put the copy in the journal's place, delete any -wal or -shm file beside \
            it, and give `resume`. The copy doesn't know of rows that were sent since, so `resume` \
            looks for them in the service's list before it sends anything.

            Example:
              customer-import journal backup customers.journal.sqlite backup.sqlite
            """
    )

    @Argument(help: "The journal.", completion: .file(extensions: ["sqlite"]))
    var journal: String

    @Argument(help: "The file to write.", completion: .file())
    var file: String

    @Flag(help: "Overwrite an existing file.")
    var force = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @OptionGroup var quietness: QuietOption

    func run() throws {
        let console = Console(isQuiet: quietness.quiet)
        let work = try Import.open(journal, by: .thisProcess())
        guard !InputFiles(work).contains(file) else {
            throw UsageError.backupWouldOverwrite(file)
        }
        let totals = try console.working(on: "copying the journal") {
            try work.backUp(to: file, overwrites: force)
        }
        if json {
            return try console.print(
                json: BackupOutcome(
                    backup: file,
                    rows: totals.rowsHeld,
                    remaining: totals.remaining
                )
            )
        }
        console.print("\(file): a copy with \(Words.count(totals.rowsHeld, "row"))")
    }

    /// What `--json` prints.
    private struct BackupOutcome: Encodable {
        var version = 1
        /// The file that was written.
        var backup: String
        var rows: Int
        /// Rows that were still to be sent then.
        var remaining: Int
    }
}
