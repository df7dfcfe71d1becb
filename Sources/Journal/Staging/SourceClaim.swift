import Foundation
import GRDB

/// Which content a journal imports, and where to: enough to know it again under another name.
package struct SourceClaim: Hashable, Sendable {
    /// In bytes.
    package var size: Int64
    /// Lower-case hexadecimal.
    package var sha256: String
    package var baseURL: String
    /// That of all rows, whether it was given or each row names it; nil where there are several.
    package var business: String?
    /// The part of it; nil for all of it.
    package var shard: Shard?
    /// The source's path, when it was imported.
    package var sourcePath: String

    /// The claim of the journal in a file; nil for any other file, and for a journal that can't be read
    /// just now.
    package init?(at path: String) {
        guard let found = Self.look(at: path) else { return nil }
        self = found.claim
    }

    /// The same, with the journal's id; nil of that for one that an earlier version wrote.
    static func look(at path: String) -> (claim: SourceClaim, journal: String?)? {
        guard isJournal(path) else { return nil }
        return try? Journal.look(at: path) { journal in
            guard let claim = try SourceClaim(of: journal) else {
                throw JournalError.nothingStaged(path: path)
            }
            return (claim, try journal.identity()?.journal)
        }
    }

    /// Nil while no source was completely read.
    init?(of journal: Journal) throws(JournalError) {
        guard let record = try journal.importRecord(), let staged = record.staged else {
            return nil
        }
        let businesses = try journal.read { db in
            try Row.fetchAll(db, sql: "SELECT business_id FROM business LIMIT 2")
                .map { try $0[0] as String }
        }
        self.init(record, staged, business: businesses.count == 1 ? businesses[0] : nil)
    }

    init(_ record: ImportRecord, _ staged: ImportRecord.Staged, business: String?) {
        self.business = business
        size = staged.sourceSize
        sha256 = staged.sourceSHA256
        baseURL = record.baseURL
        shard = record.shard
        sourcePath = record.sourcePath
    }

    /// Whether a business of it may also be one of another import: those of two parts of one division are
    /// others, whatever their content.
    package func shares(rowsOf other: Shard?) -> Bool {
        guard let shard, let other, shard.count == other.count else { return true }
        return shard == other
    }

    /// Whether rows of it may be of one business with those of another import.
    ///
    /// - Parameter other: that of all its rows; nil where each row names its own.
    package func shares(business other: String?) -> Bool {
        business == nil || other == nil || business == other
    }

    /// Whether the header says so: SQLite isn't asked of every file in a folder.
    private static func isJournal(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path),
            let header = try? file.read(upToCount: 72), header.count == 72
        else { return false }
        let id = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        return header.starts(with: Array("SQLite format 3\0".utf8)) && id == Schema.applicationID
    }
}
