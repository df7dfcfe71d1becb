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
}

/// Where this machine remembers who sent rows of a source.
struct SourceMemory: Sendable {
    let folder: StateFolder
    let claim: SourceClaim
    /// As its journal is to be remembered.
    let source: SentSource

    /// Remembers that the journal sends rows of the source. To be called before its first request: it is on the
    /// disk when this returns. Where it can't be, the journal isn't missed should it be lost.
    func remember() {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let place, let line = try? encoder.encode(source) else { return }
        try? FileManager.default.createDirectory(
            atPath: place,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        guard let descriptor = try? PrivateFile.open(making: place + "/" + source.journal) else {
            return
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try? file.truncate(atOffset: 0)
        try? file.write(contentsOf: line + [UInt8(ascii: "\n")])
        try? file.synchronize()
    }

    func forget() {
        guard let place else { return }
        try? FileManager.default.removeItem(atPath: place + "/" + source.journal)
    }

    /// The journals that sent rows of the source from this machine.
    func senders() -> [SentSource] {
        guard let place, let names = try? FileManager.default.contentsOfDirectory(atPath: place)
        else {
            return []
        }
        return names.filter(Mark.isWellFormed).compactMap { name in
            guard let file = FileHandle(forReadingAtPath: place + "/" + name),
                let bytes = try? file.read(upToCount: StateFile.mostBytes)
            else { return nil }
            return try? JSONDecoder().decode(SentSource.self, from: bytes)
        }
    }

    /// Nil for a digest that is none: a journal that somebody made up must lead nowhere else.
    private var place: String? {
        guard claim.sha256.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return "\(folder.path)/sources/\(claim.size)-\(claim.sha256)"
    }
}
