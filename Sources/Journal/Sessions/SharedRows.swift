import Foundation

/// Another journal that has sent rows like those of one that is about to send, or that is sending them: the
/// source was corrected by hand and imported under another name, or is a later export of the same customers.
package struct SharedRows: Hashable, Sendable {
    /// As many journals are looked through, those that were used last, of each kind: each takes a pass over its
    /// rows.
    private static let mostJournals = 20
    /// How far the clocks of a run and of its journal's file system may be apart.
    private static let slack = Duration.seconds(86_400)

    /// The other journal, as it can be given again.
    package let journal: String
    /// How many of its rows.
    package let rows: Int
    /// When it sent last; nil where it is at work.
    let until: Timestamp?

    /// A journal that may have such rows.
    struct Candidate: Hashable, Sendable {
        var path: String
        /// Whether a session of it is under way, whose record says who has it.
        var isAtWork = false
        var holder: LockHolder?
    }

    /// Nil for none.
    ///
    /// - Parameters:
    ///   - known: journals to be looked at that this machine remembers.
    ///   - remembered: the absolute paths of all that it remembers: of others in the same folder, their files tell
    ///     when they were used.
    ///   - ignoresKeys: whether the user said that rows are to be created whose `external_id` the service holds.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` where one is at work.
    init?(
        with writer: JournalWriter,
        known: [Candidate],
        remembered: Set<String>,
        ignoresKeys: Bool
    ) throws(JournalError) {
        guard let record = try writer.journal.importRecord(), let staged = record.staged,
            try writer.journal.totals()[.pending] > 0
        else { return nil }
        let own = Own(
            claim: SourceClaim(record, staged),
            path: writer.path,
            journal: try writer.journal.identity()?.journal
        )
        let candidates =
            known.prefix(Self.mostJournals).map {
                Candidate(path: own.given($0.path), isAtWork: $0.isAtWork, holder: $0.holder)
            }
            + (try Self.beside(writer, remembered)).map { Candidate(path: $0) }
        var pending: [Bool: RowsToSend] = [:]
        for candidate in candidates where own.mayShare(with: candidate) {
            let rows: RowsToSend
            if let found = pending[candidate.isAtWork] {
                rows = found
            } else {
                rows = try RowsToSend(
                    of: writer.journal,
                    ignoresKeys ? .none : candidate.isAtWork ? .all : .whereListWasRead
                )
                pending[candidate.isAtWork] = rows
            }
            guard !rows.isEmpty else { continue }
            // One that can't be read just now hides nothing else, unless it may be sending the same rows.
            let found = try? Self.look(candidate, for: rows)
            guard found.map({ $0.rows > 0 }) ?? candidate.isAtWork else { continue }
            guard let found, !candidate.isAtWork, !found.isAtWork else {
                throw .sourceInUse(
                    path: writer.path,
                    other: candidate.path,
                    holder: candidate.holder
                )
            }
            (journal, self.rows, until) = (candidate.path, found.rows, found.end)
            return
        }
        return nil
    }

    private static func look(
        _ candidate: Candidate,
        for rows: RowsToSend
    ) throws -> (rows: Int, end: Timestamp?, isAtWork: Bool) {
        try Journal.look(at: candidate.path) { journal in
            let (sessions, end) = try journal.read(SessionStanding.sessions)
            let isAtWork = candidate.isAtWork || journal.isAtWork && sessions > 0 && end == nil
            guard sessions > 0 || isAtWork else { return (0, end, false) }
            return (try rows.count(in: journal, isAtWork: isAtWork), end, isAtWork)
        }
    }

    /// The journals in the same folder that this machine doesn't remember and that were used since, the last
    /// one first.
    private static func beside(
        _ writer: JournalWriter,
        _ remembered: Set<String>
    ) throws(JournalError) -> [String] {
        let (_, end) = try writer.journal.read(SessionStanding.sessions)
        let since = end.map { $0 - slack }
        let used = JournalsBeside.paths(besides: writer.path).compactMap {
            path -> (path: String, at: Timestamp)? in
            guard !remembered.contains(path.absolutePath) else { return nil }
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let date = attributes?[.modificationDate] as? Date else { return nil }
            let at = Timestamp(date)
            return since.map { at > $0 } ?? true ? (path, at) : nil
        }
        return used.sorted { $0.at > $1.at }.prefix(mostJournals).map(\.path)
    }

    /// The journal that is about to send.
    private struct Own {
        let claim: SourceClaim
        let path: String
        let journal: String?

        /// Whether a journal's rows are to be compared: those of a copy of this one are told by its record, and
        /// whoever named one of two journals of the same content was told so.
        func mayShare(with candidate: Candidate) -> Bool {
            guard let (other, id) = SourceClaim.look(at: candidate.path),
                other.baseURL == claim.baseURL, id == nil || id != journal
            else { return false }
            guard other.size == claim.size, other.sha256 == claim.sha256 else { return true }
            guard claim.shares(rowsOf: other.shard) else { return false }
            return candidate.isAtWork
                || claim.hasUsualName(path) && other.hasUsualName(candidate.path)
        }

        /// The path of another journal, as it can be given where this one's was.
        func given(_ other: String) -> String {
            let own = URL(fileURLWithPath: path.absolutePath)
            let url = URL(fileURLWithPath: other)
            guard own.deletingLastPathComponent() == url.deletingLastPathComponent() else {
                return other
            }
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
            return folder + url.lastPathComponent
        }
    }
}

extension SourceClaim {
    /// Whether a journal's file is called as `run` calls it by itself: then nobody said that the source is to be
    /// imported once more.
    fileprivate func hasUsualName(_ path: String) -> Bool {
        let source = URL(fileURLWithPath: sourcePath).deletingPathExtension().lastPathComponent
        return URL(fileURLWithPath: path).lastPathComponent == source + ".journal.sqlite"
    }
}
