import Importing
import Foundation
import Journal
import Spreadsheet

/// Where the journal of a source is: beside it, unless the user says otherwise.
enum JournalPlace {
    /// `customers.csv` → `customers.journal.sqlite`, and of a part of it `customers.journal-2-of-4.sqlite`.
    ///
    /// - Throws: ``UsageError`` for standard input, which has no place.
    static func path(for source: Source, given: String?, shard: Shard? = nil) throws -> String {
        if let given { return given }
        guard case .file(let path) = source else {
            throw UsageError(
                "with standard input, the journal needs a name",
                hint: "Give --journal NAME.journal.sqlite"
            )
        }
        return shard.map { ShardName(stem(of: path), $0).path }
            ?? beside(path, suffix: "journal.sqlite")
    }

    /// The path with its last ending replaced.
    static func beside(_ path: String, suffix: String) -> String {
        stem(of: path) + "." + suffix
    }

    /// The path without its last ending.
    private static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path }
        return String(path[..<dot])
    }
}
