import Foundation

extension JournalWriter {
    /// Where it is remembered that this journal sends rows of its source; nil for nowhere, and while no source
    /// was completely read.
    func sourceMemory(
        _ folder: StateFolder?,
        _ identity: JournalIdentity
    ) throws(JournalError) -> SourceMemory? {
        guard let folder, let claim = try SourceClaim(of: journal) else { return nil }
        return SourceMemory(
            folder,
            claim,
            journal: identity.journal,
            path: path.absolutePath
        )
    }
}
