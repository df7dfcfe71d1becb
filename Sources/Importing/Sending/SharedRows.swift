import Foundation
import Journal

/// Looks whether another journal beside one that is about to send has sent rows like its own: the source was
/// corrected by hand and imported under another name, or is a later export of the same customers.
///
/// Only rows without an `external_id` are looked at: for the others `--existing` says what is to happen.
struct SharedRows {
    /// As many as are looked through, those that were used last: each takes a pass over its rows.
    private static let mostJournals = 20
    /// How far the clocks of a run and of its journal's file system may be apart.
    private static let slack = Duration.seconds(86_400)

    /// The journal that has sent such rows.
    let journal: String
    let found: KeylessRows.Sent

    /// Nil for none.
    ///
    /// One of the very same content isn't meant: whoever made a journal beside it was told so.
    init?(with writer: JournalWriter) throws {
        let (record, staged) = try writer.journal.stagedImport()
        let sessions = try writer.journal.sessions()
        let since = sessions.last.flatMap(\.endedAt).map { $0 - Self.slack }
        let others = Self.newest(besides: writer.path, since: since).filter { path in
            guard let claim = SourceClaim(at: path) else { return false }
            return claim.baseURL == record.baseURL && claim.sha256 != staged.sourceSHA256
        }
        guard !others.isEmpty else { return nil }
        let rows = try KeylessRows(of: writer.journal)
        guard !rows.isEmpty else { return nil }
        for path in others {
            // One that can't be read just now hides nothing else.
            if let found = try? Journal.look(at: path, { try rows.sent(by: $0) }) {
                (journal, self.found) = (path, found)
                return
            }
        }
        return nil
    }

    private static func newest(besides path: String, since: Timestamp?) -> [String] {
        let used = SameImport.journals(besides: path).compactMap {
            path -> (path: String, at: Timestamp)? in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let date = attributes?[.modificationDate] as? Date else { return nil }
            let at = Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
            return since.map { at > $0 } ?? true ? (path, at) : nil
        }
        return used.sorted { $0.at > $1.at }.prefix(mostJournals).map(\.path)
    }
}
