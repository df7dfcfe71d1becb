import ArgumentParser
import Importing
import Journal

/// What to do where another command is at work on the journal.
struct LockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Wait so long for another run on the journal to end. Default: not at all.",
            valueName: "time"
        )
    )
    var lockWait: String?

    /// The user of this process, with that patience.
    func caller(_ console: Console) throws -> Caller {
        guard let lockWait else { return .thisProcess() }
        guard let longest = DurationArgument.parse(lockWait) else {
            throw UsageError("--lock-wait \(lockWait)", hint: "A time is like 30s, 15m or 2h.")
        }
        return .thisProcess(
            LockPatience(longest) { reason, longest in
                console.note(
                    "\(reason.message): waiting for it, for \(Words.duration(longest)) at most"
                )
            }
        )
    }
}
