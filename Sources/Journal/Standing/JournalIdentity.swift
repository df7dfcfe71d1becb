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
