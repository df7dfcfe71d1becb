import Importing
import Journal

extension Caller {
    /// The user of this process.
    static func thisProcess() -> Caller {
        Caller(
            command: SessionCommand.line(CommandLine.arguments),
            toolVersion: Version.current,
            state: .ofUser()
        )
    }
}
