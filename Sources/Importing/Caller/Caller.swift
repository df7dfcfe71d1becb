import Foundation
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

/// How long a command waits for another one that is at work on its journal.
package struct LockPatience: Sendable {
    /// Between two tries.
    private static let interval = 0.25

    /// Zero for not at all.
    let longest: Duration
    /// Told once that it waits, and why.
    private let tells: @Sendable (_ reason: JournalError, _ longest: Duration) -> Void

    package init(
        _ longest: Duration = .zero,
        tells: @escaping @Sendable (JournalError, Duration) -> Void = { _, _ in }
    ) {
        self.longest = longest
        self.tells = tells
    }

    /// The same where another run on this machine is just beginning: that comes to its end by itself.
    var starting: Duration { max(longest, SessionTerms().startingPatience) }

    /// Opens a journal, as soon as nobody else is at work on it.
    ///
    /// - Parameter open: is called again as long as it says that the journal is in use.
    /// - Throws: what opening it says in the end.
    func open<Value>(_ journal: String, _ open: () throws -> Value) throws -> Value {
        let end = ContinuousClock.now + longest
        var isTold = false
        while true {
            do {
                return try open()
            } catch let error as JournalError where error.isInUse && ContinuousClock.now < end {
                if !isTold { tells(error, longest) }
                isTold = true
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
    }
}

extension JournalError {
    /// Whether waiting may mend it.
    fileprivate var isInUse: Bool { if case .inUse = self { true } else { false } }
}

extension JournalWriter {
    /// A session around a command that changes rows without sending any.
    func session(by caller: Caller, _ body: (SessionID) throws -> Void) throws {
        let session = try beginSession(
            command: caller.command,
            toolVersion: caller.toolVersion,
            at: .now(),
            state: caller.state,
            SessionTerms(sends: false, putsBack: true)
        ).id
        do {
            try body(session)
        } catch {
            try? endSession(session, .error, detail: "\(error)", at: .now())
            throw error
        }
        try endSession(session, .finished, detail: nil, at: .now())
    }

    /// Closes the journal, and tells where more than one file is left.
    func close(_ keptOpen: (String) -> Void) {
        if close() == .wal { keptOpen(path) }
    }
}
