/// Why a journal isn't known to be the one that last sent: then nothing is sent before the service's
/// list has told which of its rows are there already.
///
/// The raw value is the text in the journal's `identity.doubt`.
package enum Doubt: String, Hashable, Sendable, CaseIterable {
    /// Another copy of it had a session since, or it is an older state.
    case elsewhere
    /// Requests were sent since this state of it.
    case older
    /// Its header promises a `-wal` file, which isn't there.
    case noLog = "no_log"
    /// It was used before, and not on this machine, or its record is gone.
    case noRecord = "no_record"
    /// A version that kept no record used it last.
    case earlierVersion = "earlier_version"
    /// The folder of the records can't be used.
    case noFolder = "no_folder"
    /// This machine has sent rows of the same source since it was last used, or before it was made, by a
    /// journal that nobody was told of: it was removed, or is in another folder.
    case sentBefore = "sent_before"
    /// Another journal has sent rows like its own since the list was read for them, or rows without an
    /// `external_id`.
    case sharedRows = "shared_rows"
    /// This machine has sent rows to the same service and business since, by a journal that was removed: they
    /// can't be compared.
    case lostJournal = "lost_journal"
    /// `fix` or `retry` put rows back after an earlier doubt: nobody had looked for these.
    case released
}

extension Doubt {
    /// What is known when a session begins.
    struct Facts: Hashable, Sendable {
        /// The journal's mark; nil where it has none.
        var mark: String?
        /// Whether no session is in the journal.
        var isNew = false
        /// Whether another journal, out of sight, sent rows of its source from this machine since.
        var isSentElsewhere = false
        /// Whether its header promises a `-wal` file that isn't there.
        var lacksLog = false
        /// Whether the last session in it has an end.
        var hasEnd = true
        /// Whether it holds what its record says was last done; true where that says nothing.
        var holdsLastStep = true
    }

    /// What this machine's record of a journal says.
    enum Memory: Hashable, Sendable {
        case unusable
        case missing
        /// The marks of which the journal must have one.
        case marks([String])
    }

    /// The mark of a journal that never had a session.
    static let noMark = ""

    /// Decides whether a journal is in doubt; nil where it is surely the one that last sent. Pure.
    static func judge(_ facts: Facts, _ memory: Memory) -> Doubt? {
        // All that was committed last may be in the file that is gone.
        if facts.lacksLog, !facts.hasEnd { return .noLog }
        if facts.isSentElsewhere { return .sentBefore }
        switch memory {
        case .unusable: return facts.isNew ? nil : .noFolder
        case .missing:
            if facts.isNew { return nil }
            return facts.mark == nil ? .earlierVersion : .noRecord
        case .marks(let marks):
            guard marks.contains(facts.mark ?? noMark) else { return .elsewhere }
            return facts.holdsLastStep ? nil : .older
        }
    }
}
