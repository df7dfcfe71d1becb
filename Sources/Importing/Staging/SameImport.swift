import Foundation
import Journal
import Spreadsheet

/// Looks whether another journal imports the same content into the same service and business: then the
/// source was renamed, or copied, and a second journal would create its customers twice.
enum SameImport {
    /// Journals in one folder that are looked at.
    private static let mostJournals = 2_000

    /// The journal beside a new one that imports the same content; nil for none.
    ///
    /// The source is read for its digest only where its size is that of another import.
    static func find(
        besides path: String,
        of source: Source,
        _ wanted: ImportRecord
    ) -> (journal: String, claim: SourceClaim)? {
        guard case .file(let file) = source, let size = size(of: file) else { return nil }
        let claims = journals(besides: path).compactMap { journal in
            SourceClaim(at: journal).map { (journal: journal, claim: $0) }
        }
        let candidates = claims.filter { _, claim in
            claim.size == size && claim.baseURL == wanted.baseURL
                && claim.business == wanted.settings["business"]
        }
        guard !candidates.isEmpty, let digest = try? SourceHash.fingerprint(of: source) else {
            return nil
        }
        return candidates.first { $0.claim.sha256 == digest.1 }
    }

    private static func journals(besides path: String) -> [String] {
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
        return others.prefix(mostJournals).map { folder + $0 }
    }

    private static func size(of path: String) -> Int64? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
        return (attributes?[.size] as? NSNumber)?.int64Value
    }
}

/// Another journal imports the same content.
struct SameImportError: Explained {
    var source: String
    var journal: String

    init(source: String, journal: String) {
        self.source = source
        self.journal = journal
    }

    var message: String {
        "\(source): \(journal) imports the same content already, into the same business"
    }

    var hint: String? {
        "`customer-import resume \(ShellWord.quoted(journal))` goes on with it; --journal NAME makes a"
            + " second import, which creates its customers again."
    }
}
