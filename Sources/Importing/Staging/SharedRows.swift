import Foundation
import Journal

/// Looks whether another journal beside a new one has sent rows like its own: the source was corrected by
/// hand and saved under another name, or is a later export of the same customers.
///
/// Only rows without an `external_id` are looked at: for the others `--existing` says what is to happen.
enum SharedRows {
    /// As many as are looked through, those that were used last: 0.1 s for each 100,000 rows.
    private static let mostJournals = 20

    /// The journal that has sent such rows, how many, and when it sent last; nil for none.
    ///
    /// One of the very same content isn't meant: whoever made a journal beside it was told so.
    static func find(
        for writer: JournalWriter
    ) throws -> (journal: String, rows: Int, until: Timestamp?)? {
        let (record, staged) = try writer.journal.stagedImport()
        let others = SameImport.journals(besides: writer.path).compactMap { path in
            SourceClaim(at: path).map { (path: path, claim: $0) }
        }
        let candidates = others.filter { _, claim in
            claim.baseURL == record.baseURL && claim.sha256 != staged.sourceSHA256
        }
        guard !candidates.isEmpty else { return nil }
        let rows = try KeylessRows(of: writer.journal)
        guard !rows.isEmpty else { return nil }
        for path in newest(candidates.map(\.path)) {
            // One that can't be read just now hides nothing else.
            if let found = try? Journal.look(at: path, { try rows.sent(by: $0) }) {
                return (path, found.rows, found.until)
            }
        }
        return nil
    }

    private static func newest(_ paths: [String]) -> some Sequence<String> {
        let used = paths.map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return (path: path, at: attributes?[.modificationDate] as? Date ?? .distantPast)
        }
        return used.sorted { $0.at > $1.at }.prefix(mostJournals).map(\.path)
    }
}
