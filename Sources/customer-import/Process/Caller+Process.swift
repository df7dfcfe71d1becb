import Foundation
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

extension StateFolder {
    /// The user's own: `$XDG_STATE_HOME/customer-import`, else `~/.local/state/customer-import`.
    ///
    /// Nil for no home. A path that isn't absolute is none, as the XDG specification has it.
    static func ofUser(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> StateFolder? {
        let home = environment["HOME"].flatMap {
            // An empty one would be the root of the file system.
            $0.hasPrefix("/") ? $0 + "/.local/state" : nil
        }
        let base = [environment["XDG_STATE_HOME"], home].compactMap(\.self)
            .first { $0.hasPrefix("/") }
        return base.map { StateFolder(path: $0 + "/customer-import") }
    }
}
