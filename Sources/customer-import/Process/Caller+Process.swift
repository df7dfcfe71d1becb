import Importing
import Journal

extension Caller {
    /// The user of this process.
    static func thisProcess(_ patience: LockPatience = LockPatience()) -> Caller {
        Caller(
            command: SessionCommand.line(CommandLine.arguments),
            toolVersion: Version.current,
            state: .ofUser(),
            lockPatience: patience
        )
    }
}
