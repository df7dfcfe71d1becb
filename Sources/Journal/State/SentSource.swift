import Foundation

/// A source of which a journal has sent rows, as this machine remembers it when that journal is gone: kept
/// beside the records of journals, in `sources/SIZE-SHA256/JOURNAL`. Holds no customer's data.
struct SentSource: Hashable, Codable, Sendable {
    /// Of the shape of the JSON.
    private var version = 1
    /// The journal's id.
    let journal: String
    /// The file that it was.
    let path: String
    private let baseURL: String
    private let business: String?
    /// The shard's number and the count of shards; nil for the whole source.
    private let shard: Int?
    private let shards: Int?

    private enum CodingKeys: String, CodingKey {
        case version, journal, path, business, shard, shards
        case baseURL = "base_url"
    }

    init(_ claim: SourceClaim, journal: String, path: String) {
        (self.journal, self.path) = (journal, path)
        (baseURL, business) = (claim.baseURL, claim.business)
        (shard, shards) = (claim.shard?.number, claim.shard?.count)
    }

    /// Whether rows of it may be those of an import of the same content.
    func sharesRows(with claim: SourceClaim) -> Bool {
        baseURL == claim.baseURL && business == claim.business
            && claim.shares(rowsOf: shard.flatMap { Shard($0, of: shards ?? 0) })
    }

    /// Whether its journal is beside another one: whoever made that was told so.
    func isBeside(_ path: String) -> Bool {
        let folders = [path, self.path].map {
            URL(fileURLWithPath: $0).standardizedFileURL.deletingLastPathComponent().path
        }
        guard folders[0] == folders[1] else { return false }
        return (try? Journal.look(at: self.path) { try $0.identity()?.journal }) == journal
    }
}

/// Where this machine remembers that a journal sends rows of its source.
struct SourceMemory: Sendable {
    let folder: StateFolder
    let claim: SourceClaim
    let source: SentSource

    func remember() { folder.remember(source, of: claim) }

    func forget() { folder.forget(source, of: claim) }
}

extension StateFolder {
    /// Remembers that a journal sends rows of a source. To be called before its first request: it is on the
    /// disk when this returns. Where it can't be, the journal isn't missed should it be lost.
    func remember(_ source: SentSource, of claim: SourceClaim) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let folder = folder(of: claim), let line = try? encoder.encode(source) else { return }
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        guard let descriptor = try? PrivateFile.open(making: folder + "/" + source.journal) else {
            return
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try? file.truncate(atOffset: 0)
        try? file.write(contentsOf: line + [UInt8(ascii: "\n")])
        try? file.synchronize()
    }

    func forget(_ source: SentSource, of claim: SourceClaim) {
        guard let folder = folder(of: claim) else { return }
        try? FileManager.default.removeItem(atPath: folder + "/" + source.journal)
    }

    /// The journals that sent rows of a source from this machine, and that whoever made a journal of the same
    /// source wasn't told of: they are gone, or elsewhere. None where that journal has sent rows itself.
    func lostSenders(
        of claim: SourceClaim,
        besides identity: JournalIdentity,
        at path: String
    ) -> [SentSource] {
        let senders = senders(of: claim)
        guard !senders.contains(where: { $0.journal == identity.journal }) else { return [] }
        return senders.filter { $0.sharesRows(with: claim) && !$0.isBeside(path) }
    }

    private func senders(of claim: SourceClaim) -> [SentSource] {
        guard let folder = folder(of: claim),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else { return [] }
        return names.filter(Mark.isWellFormed).compactMap { name in
            guard let file = FileHandle(forReadingAtPath: folder + "/" + name),
                let bytes = try? file.read(upToCount: StateFile.mostBytes)
            else { return nil }
            return try? JSONDecoder().decode(SentSource.self, from: bytes)
        }
    }

    /// Nil for a digest that is none: a journal that somebody made up must lead nowhere else.
    private func folder(of claim: SourceClaim) -> String? {
        guard claim.sha256.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return "\(path)/sources/\(claim.size)-\(claim.sha256)"
    }
}
