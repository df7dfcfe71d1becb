import ArgumentParser
import Foundation
import Importing
import Journal

/// The journals that a command tells of as one import.
struct JournalArguments: ParsableArguments {
    @Argument(
        help: "The journal, or the journals of all shards.",
        completion: .file(extensions: ["sqlite"])
    )
    var journals: [String]

    func open(by caller: Caller = .thisProcess()) throws -> WholeImport {
        try WholeImport.open(journals, by: caller)
    }
}

/// What to do where another command is at work on the journal.
struct LockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "If another run is using the journal, wait this long for it to end. Default: don't wait.",
            valueName: "time"
        )
    )
    var lockWait: String?

    /// The user of this process, with that patience.
    func caller(_ console: Console) throws -> Caller {
        guard let lockWait else { return .thisProcess() }
        guard let longest = DurationArgument.parse(lockWait) else {
            throw UsageError.time(lockWait, "--lock-wait", like: "30s, 15m or 2h")
        }
        return .thisProcess(
            LockPatience(longest) { reason, longest in
                console.note(
                    "\(reason.message); waiting at most \(Words.duration(longest)) for it to end"
                )
            }
        )
    }
}

/// The profile, which is looked up before the arguments are parsed.
struct ProfileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take settings that you don't give from this profile in your config.yaml. `config show`"
                + " shows them.",
            valueName: "name"
        )
    )
    var profile: String?
}

/// How much a command says besides its result: the same with every command.
struct QuietOption: ParsableArguments {
    @Flag(
        name: [.short, .long],
        help: "Leave out notes, hints and progress. Errors and warnings still show."
    )
    var quiet = false
}

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
