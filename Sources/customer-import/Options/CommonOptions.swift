import ArgumentParser
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
            throw UsageError(time: lockWait, "--lock-wait", like: "30s, 15m or 2h")
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
