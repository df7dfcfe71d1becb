import Synchronization

/// A journal's record on this machine while a session has it.
///
/// A mark is given in two steps around the commit that writes it: first the record allows for it beside
/// the one before, then, when it is in the journal, it is the only one. So a kill at any instant leaves
/// a record that agrees with the journal.
final class SessionMemory: Sendable {
    private let file: StateFile
    private let record: Mutex<StateRecord>
    private let source: Mutex<RememberedSource?>

    /// What is imported, as it is remembered while the session goes on.
    private struct RememberedSource: Sendable {
        let memory: SourceMemory
        /// What was known before the session.
        let found: SentSource?
        var source: SentSource

        init(_ memory: SourceMemory, hasKeyless: Bool) {
            self.memory = memory
            found = memory.own()
            source = memory.source
            (source.isSent, source.turn) = (found?.isSent ?? false, found?.turn)
            (source.keyless, source.hasRowsPutBack) = (hasKeyless, found?.hasRowsPutBack)
        }

        @discardableResult
        func remember(isDurable: Bool) -> Bool { memory.remember(source, isDurable: isDurable) }
    }

    /// - Parameters:
    ///   - record: with the marks that hold now.
    ///   - memory: where it is remembered who sends rows of the source; nil where it needn't be.
    ///   - hasKeyless: whether rows of it have no `external_id`.
    init(
        _ file: StateFile,
        _ record: StateRecord,
        _ memory: SourceMemory? = nil,
        hasKeyless: Bool = true
    ) {
        self.file = file
        self.record = Mutex(record)
        source = Mutex(memory.map { RememberedSource($0, hasKeyless: hasKeyless) })
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

    /// How long a record had been left alone, as ``StateFile/age(of:_:)`` says.
    func age(of use: StateFile.LastUse, _ boot: MachineBoot?) -> Duration {
        file.age(of: use, boot)
    }

    /// Lets others see that rows of the source are about to be sent.
    ///
    /// - Throws: ``StateFile/Failure/unusable(reason:)`` where they can't.
    func announceSource() throws(StateFile.Failure) {
        let isSeen = source.withLock { $0?.remember(isDurable: false) ?? true }
        guard isSeen else { throw .unusable(reason: "others can't be told what it sends") }
    }

    /// Notes that the journal says by now what others mean for it: not before, or who is killed in between
    /// wouldn't look at them again.
    func beganSource(turn: Int) {
        source.withLock {
            $0?.source.turn = turn
            $0?.source.hasRowsPutBack = nil
            $0?.remember(isDurable: false)
        }
    }

    /// Takes back what others were let see, where the session doesn't begin.
    func withdrawSource() {
        source.withLock { source in
            guard let source else { return }
            if let found = source.found {
                source.memory.remember(found)
            } else {
                source.memory.forget()
            }
        }
    }

    /// Notes what was committed, before a request of it can leave.
    func note(_ step: LastStep) {
        file.note(step)
        source.withLock { source in
            guard source?.source.isSent == false else { return }
            source?.source.isSent = true
            source?.remember(isDurable: true)
        }
    }

    /// Notes that none of the journal's rows can be a customer: unless it was known before to have sent some,
    /// nothing of its source was sent.
    func forgetSource() {
        source.withLock { source in
            if let source, source.found?.isSent != true { source.memory.forget() }
        }
    }
}
