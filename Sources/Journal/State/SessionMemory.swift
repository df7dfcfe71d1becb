import Synchronization

/// A journal's record on this machine while a session has it.
///
/// A mark is given in two steps around the commit that writes it: first the record allows for it beside
/// the one before, then, when it is in the journal, it is the only one. So a kill at any instant leaves
/// a record that agrees with the journal.
final class SessionMemory: Sendable {
    private let file: StateFile
    private let record: Mutex<StateRecord>
    private let source: SourceMemory?
    private let isRemembered = Mutex(false)

    /// - Parameters:
    ///   - record: with the marks that hold now.
    ///   - source: what is imported, to be remembered before the session's first request can leave; nil where
    ///     it needn't be.
    init(
        _ file: StateFile,
        _ record: StateRecord,
        source: SourceMemory? = nil
    ) {
        self.file = file
        self.record = Mutex(record)
        self.source = source
    }

    /// Allows for a mark that is about to be committed.
    func allow(_ mark: String) throws(StateFile.Failure) {
        let allowed = record.withLock { record in
            record.marks.append(mark)
            return record
        }
        try file.write(allowed, keepsStep: true)
    }

    /// Notes that a mark is in the journal: no other is right from here on.
    func confirm(_ mark: String) throws(StateFile.Failure) {
        let confirmed = record.withLock { record in
            record.marks = [mark]
            record.lastStep = nil
            return record
        }
        try file.write(confirmed, keepsStep: false)
    }

    /// Notes what was committed, before a request of it can leave.
    func note(_ step: LastStep) {
        file.note(step)
        isRemembered.withLock { isRemembered in
            if !isRemembered { source?.remember() }
            isRemembered = true
        }
    }

    /// Notes that none of the journal's rows can be a customer: nothing of its source was sent.
    func forgetSource() { source?.forget() }
}
