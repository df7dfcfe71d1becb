import Foundation

/// The journals in one folder.
package enum JournalsBeside {
    /// As many are looked at.
    private static let most = 2_000

    /// The files beside a journal that may be journals, as they can be given again.
    package static func paths(besides path: String) -> [String] {
        let slash = path.lastIndex(of: "/")
        // As it was given, so that what is said can be given again.
        let folder = slash.map { String(path[...$0]) } ?? ""
        let own = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.isEmpty ? "." : folder
        )
        // One with the usual name comes before its backups.
        let others = (names ?? []).filter { $0.hasSuffix(".sqlite") && $0 != own }
            .sorted { a, b in
                let (isUsual, isOther) = (
                    a.hasSuffix(".journal.sqlite"), b.hasSuffix(".journal.sqlite")
                )
                return isUsual == isOther ? a < b : isUsual
            }
        return others.prefix(most).map { folder + $0 }
    }
}
