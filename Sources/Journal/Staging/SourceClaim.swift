import Foundation
import GRDB

/// Which content a journal imports, and where to: enough to know it again under another name.
package struct SourceClaim: Hashable, Sendable {
    /// In bytes.
    package var size: Int64
    /// Lower-case hexadecimal.
    package var sha256: String
    package var baseURL: String
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
            let (record, staged) = try journal.stagedImport()
            return (SourceClaim(record, staged), try journal.identity()?.journal)
        }
    }

    init(_ record: ImportRecord, _ staged: ImportRecord.Staged) {
        size = staged.sourceSize
        sha256 = staged.sourceSHA256
        baseURL = record.baseURL
        business = record.settings["business"]
        shard = record.shard
        sourcePath = record.sourcePath
    }

    /// Whether rows of it are also those of another import of the same content: two parts of one division
    /// have none in common.
    package func shares(rowsOf other: Shard?) -> Bool {
        guard let shard, let other, shard.count == other.count else { return true }
        return shard == other
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
