import Journal

/// On whose behalf an import is worked on: what its sessions say of that, and where this machine keeps what
/// it knows of journals.
package struct Caller: Sendable {
    /// The command line, for the session to keep.
    package var command: String
    /// The version of the program.
    package var toolVersion: String
    /// Nil where nothing is kept, and then a journal that had a session is in doubt.
    package var state: StateFolder?
    /// How long another run on the journal is waited for.
    package var lockPatience: LockPatience

    package init(
        command: String,
        toolVersion: String,
        state: StateFolder?,
        lockPatience: LockPatience = LockPatience()
    ) {
        self.command = command
        self.toolVersion = toolVersion
        self.state = state
        self.lockPatience = lockPatience
    }
}
