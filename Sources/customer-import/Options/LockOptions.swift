import ArgumentParser
import Importing
import Journal

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
