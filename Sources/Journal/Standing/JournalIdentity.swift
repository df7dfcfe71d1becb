import Foundation
import GRDB

/// What a journal says of itself, for its place among its copies to be known.
package struct JournalIdentity: Hashable, Sendable {
    /// The same in all copies of a journal.
    package var journal: String
    /// Another one from the begin of each session on, and from its end on; nil before the first.
    var mark: String?
    /// Why the journal isn't known to be the one that last sent, while no list has told.
    package var doubt: Doubt?
    /// Since when nobody else sends rows of it, as far as is known.
    package var quietSince: Timestamp?
    /// Looks into the list up to this one were begun before the doubt.
    package var listedBefore: ListingID
    /// Whether it was ever in doubt.
    var wasDoubted: Bool

    /// Nil for a journal that an earlier version wrote and that is only read.
    static func fetch(_ db: Database) throws -> JournalIdentity? {
        guard try db.tableExists("identity"),
            let row = try Row.fetchOne(db, sql: "SELECT * FROM identity"),
            // The text names a file: one that somebody made up must lead nowhere else.
            case let journal:String = try row["journal"], Mark.isWellFormed(journal)
        else { return nil }
        let doubt: String? = try row["doubt"]
        return JournalIdentity(
            journal: journal,
            mark: try row["mark"],
            // One that only a later version knows is a doubt all the same.
            doubt: doubt.map { Doubt(rawValue: $0) ?? .noRecord },
            quietSince: try row["quiet_since"],
            listedBefore: try row["listed_before"],
            wasDoubted: try row["was_doubted"]
        )
    }
}

extension StateFolder {
    /// The base URLs that were given for a journal on this machine; none where nothing is known of it.
    package func baseURLs(of identity: JournalIdentity?) -> [String] {
        identity.map { baseURLs(of: $0.journal) } ?? []
    }
}

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

extension JournalIdentity {
    /// Opens the doubt of a journal again that was in doubt before: of rows that are put back to be sent,
    /// nobody has looked whether the service holds them.
    static func reopenDoubt(_ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE identity SET doubt = coalesce(doubt, ?), quiet_since = coalesce(quiet_since, 0),
                    listed_before = (SELECT coalesce(max(id), 0) FROM listing)
                WHERE was_doubted
                """,
            arguments: [Doubt.released.rawValue]
        )
    }
}
