import Foundation
import Journal
import Spreadsheet

/// Looks whether another journal imports the same content into the same service and business: then the
/// source was renamed, or copied, and a second journal would create its customers twice.
enum SameImport {
    /// The journal beside a new one that imports the same content; nil for none.
    ///
    /// The source is read for its digest only where its size is that of another import.
    ///
    /// - Parameter business: that of all rows; nil where each row names its own.
    static func find(
        besides path: String,
        of source: Source,
        _ wanted: ImportRecord,
        business: String?
    ) -> (journal: String, claim: SourceClaim)? {
        guard case .file(let file) = source, let size = size(of: file) else { return nil }
        let own = ShardName(of: path)
        let claims = JournalsBeside.paths(besides: path).compactMap {
            journal -> (journal: String, claim: SourceClaim)? in
            // The others of the same division, which may be at work on other machines: their names tell.
            if let own, let other = ShardName(of: journal), own.isSibling(of: other) { return nil }
            return SourceClaim(at: journal).map { (journal: journal, claim: $0) }
        }
        let candidates = claims.filter { _, claim in
            claim.size == size && claim.baseURL == wanted.baseURL
                && claim.shares(business: business)
                && claim.shares(rowsOf: wanted.shard)
        }
        guard !candidates.isEmpty, let digest = try? SourceHash.fingerprint(of: source) else {
            return nil
        }
        return candidates.first { $0.claim.sha256 == digest.1 }
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
    /// The part of it that the other one has, and that which was asked for; nil for all of it.
    var shard: Shard?
    var wanted: Shard?

    var message: String {
        guard shard != nil || wanted != nil, shard != wanted else {
            return "\(source): \(journal) already imports the same content into the same business"
        }
        let (was, now) = (Self.division(shard), Self.division(wanted))
        return
            "\(source): \(journal) already imports the same content \(was), and this command would import"
            + " it \(now): rows would be sent twice"
    }

    var hint: String? {
        let path = ShellWord.quoted(journal)
        if let shard, wanted != shard {
            return "Continue with --shard K/\(shard.count) or `customer-import resume \(path)`."
                + " Only if you want to create the customers again: move the journals to another folder and"
                + " give --risk-duplicates."
        }
        if wanted != nil {
            return
                "Continue with `customer-import resume \(path)`. Only if you want to create the customers"
                + " again: move that journal to another folder and give --risk-duplicates."
        }
        return
            "Continue with `customer-import resume \(path)`. Only if you want to create the customers"
            + " again: name a new journal with --journal."
    }

    private static func division(_ shard: Shard?) -> String {
        shard.map { "in \($0.count) shards" } ?? "as a whole"
    }
}

extension SameImportError {
    var code: ErrorCode { .sameImport }
    var location: ErrorPlace? { ErrorPlace(file: source) }
}
