import Foundation

/// What this machine remembers of the source that a journal imports, whatever other journal sent rows of it.
extension JournalWriter {
    /// Where it is remembered that this journal sends rows of its source; nil for nowhere, and while no source
    /// was completely read.
    func sourceMemory(
        _ folder: StateFolder?,
        _ identity: JournalIdentity
    ) throws(JournalError) -> SourceMemory? {
        guard let folder, let record = try journal.importRecord(), let staged = record.staged else {
            return nil
        }
        let claim = SourceClaim(record, staged)
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        return SourceMemory(
            folder: folder,
            claim: claim,
            source: SentSource(claim, journal: identity.journal, path: path)
        )
    }

    /// When other journals were used last that sent rows of the same source, and that are gone or elsewhere:
    /// all of them where this one has sent none, else those that were used later than it.
    ///
    /// - Parameter since: when this one was used last.
    /// - Throws: ``JournalError/sourceInUse(path:other:holder:)`` where one is at work, and this one is to send.
    func usesElsewhere(
        _ memory: SourceMemory,
        since: StateFile.LastUse,
        sends: Bool
    ) throws(JournalError) -> [StateFile.LastUse] {
        let own = memory.source.journal
        let senders = memory.senders()
        let hasSent = senders.contains { $0.journal == own }
        var uses: [StateFile.LastUse] = []
        for sender in senders
        where sender.journal != own && sender.sharesRows(with: memory.claim) && !isBeside(sender) {
            do throws(StateFile.Failure) {
                let use = try StateFile(memory.folder, journal: sender.journal).lastUse
                if !(hasSent && use.isBefore(since)) { uses.append(use) }
            } catch {
                if case .inUse(let other) = error, sends {
                    throw .sourceInUse(path: path, other: sender.path, holder: other?.holder)
                }
                uses.append(StateFile.LastUse())
            }
        }
        return uses
    }

    /// Whether another journal of the source is beside this one: whoever made the second was told so.
    private func isBeside(_ sender: SentSource) -> Bool {
        let folders = [path, sender.path].map {
            URL(fileURLWithPath: $0).standardizedFileURL.deletingLastPathComponent().path
        }
        guard folders[0] == folders[1] else { return false }
        return (try? Journal.look(at: sender.path) { try $0.identity()?.journal }) == sender.journal
    }
}
