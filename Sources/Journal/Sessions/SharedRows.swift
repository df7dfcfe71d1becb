import Foundation

/// Another journal that has sent rows like those of one that is about to send, or that is sending them: the
/// source was corrected by hand and imported under another name, or is a later export of the same customers.
package struct SharedRows: Hashable, Sendable {
    /// As many journals are looked through, those that were used last, of each kind: each takes a pass over its
    /// rows. Those that are at work are all looked through.
    private static let mostJournals = 20
    /// How far the clocks of a run and of its journal's file system may be apart.
    private static let slack = Duration.seconds(86_400)

    /// The other journal, as it can be given again.
    package let journal: String
    /// How many of its rows, at least one: those that are the same, and those that seem to be.
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
    ///   - others: what this machine remembers.
    ///   - ignoresKeys: whether the user said that rows are to be created whose `external_id` the service holds.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` where one is at work.
    init?(
        with writer: JournalWriter,
        _ others: OtherImports,
        ignoresKeys: Bool
    ) throws(JournalError) {
        guard let claim = try SourceClaim(of: writer.journal),
            try writer.journal.totals()[.pending] > 0
        else { return nil }
        let own = Own(
            claim: claim,
            path: writer.path,
            journal: try writer.journal.identity()?.journal
        )
        let candidates = try Self.candidates(writer, others, own)
        guard !candidates.isEmpty else { return nil }
        var found: [Int: (rows: Int, end: Timestamp?)] = [:]
        for part in RowsToSend.Part.all(rows: try writer.journal.totals()[.pending]) {
            var pending: [Bool: RowsToSend] = [:]
            for (place, candidate) in candidates.enumerated() {
                let rows: RowsToSend
                if let made = pending[candidate.isAtWork] {
                    rows = made
                } else {
                    rows = try RowsToSend(
                        of: writer.journal,
                        ignoresKeys ? .none : candidate.isAtWork ? .all : .whereListWasRead,
                        part: part
                    )
                    pending[candidate.isAtWork] = rows
                }
                guard !rows.isEmpty else { continue }
                // One that can't be read just now hides nothing else, unless it may be sending the same rows.
                let look = try? Self.look(candidate, for: rows)
                guard look.map({ $0.rows > 0 }) ?? candidate.isAtWork else { continue }
                guard let look, !candidate.isAtWork, !look.isAtWork else {
                    throw .sourceInUse(
                        path: writer.path,
                        other: candidate.path,
                        holder: candidate.holder
                    )
                }
                found[place] = (look.rows + (found[place]?.rows ?? 0), look.end)
            }
        }
        guard let place = found.keys.min(), let look = found[place] else { return nil }
        (journal, rows, until) = (candidates[place].path, look.rows, look.end)
    }

    /// The journals to be compared, in the order of their use.
    private static func candidates(
        _ writer: JournalWriter,
        _ others: OtherImports,
        _ own: Own
    ) throws(JournalError) -> [Candidate] {
        let known = others.inSight.map {
            Candidate(path: own.given($0.path), isAtWork: $0.isAtWork, holder: $0.holder)
        }
        let beside = try beside(writer, others).map { Candidate(path: $0) }
        // Only those count whose rows may be the same, or many others would hide one.
        return first(.max, of: known.filter(\.isAtWork), own)
            + first(mostJournals, of: known.filter { !$0.isAtWork }, own)
            + first(mostJournals, of: beside, own)
    }

    /// No more are opened than that takes.
    private static func first(
        _ most: Int,
        of candidates: [Candidate],
        _ own: Own
    ) -> [Candidate] {
        var found: [Candidate] = []
        for candidate in candidates where found.count < most && own.mayShare(with: candidate) {
            found.append(candidate)
        }
        return found
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

    /// The journals in the same folder that this machine doesn't remember, whose files tell when they were used,
    /// and that were used since, the last one first.
    private static func beside(
        _ writer: JournalWriter,
        _ others: OtherImports
    ) throws(JournalError) -> [String] {
        let (_, end) = try writer.journal.read(SessionStanding.sessions)
        let since = others.comparesAnew ? nil : end.map { $0 - slack }
        let own = ShardName(of: writer.path)
        let used = JournalsBeside.paths(besides: writer.path).compactMap {
            path -> (path: String, at: Timestamp)? in
            guard !others.paths.contains(path.absolutePath) else { return nil }
            // Those of the same division have other businesses, and may be at work on other machines.
            if let own, let other = ShardName(of: path), own.isSibling(of: other) { return nil }
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let date = attributes?[.modificationDate] as? Date else { return nil }
            let at = Timestamp(date)
            return since.map { at > $0 } ?? true ? (path, at) : nil
        }
        return used.sorted { $0.at > $1.at }.map(\.path)
    }

    /// The journal that is about to send.
    private struct Own {
        let claim: SourceClaim
        let path: String
        let journal: String?

        /// Whether a journal's rows are to be compared: those of a copy of this one are told by its record, and
        /// whoever named one of two journals of the same content was told so.
        func mayShare(with candidate: Candidate) -> Bool {
            guard let (other, id) = SourceClaim.look(at: candidate.path) else {
                // One that is at work may be sending the same rows, though it can't be read.
                return candidate.isAtWork
            }
            guard other.baseURL == claim.baseURL, id == nil || id != journal else { return false }
            guard claim.shares(rowsOf: other.shard) else { return false }
            guard other.size == claim.size, other.sha256 == claim.sha256 else { return true }
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
