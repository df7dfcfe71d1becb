import Journal

extension JournalWriter {
    /// A session around a command that changes rows without sending any.
    func session(by caller: Caller, _ body: (SessionID) throws -> Void) throws {
        let session = try beginSession(
            command: caller.command,
            toolVersion: caller.toolVersion,
            at: .now(),
            state: caller.state,
            SessionTerms(sends: false)
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
