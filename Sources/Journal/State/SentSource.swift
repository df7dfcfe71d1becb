import Foundation
import Hashing

/// A source of which a journal sends rows, as this machine remembers it, also when that journal is gone: kept
/// beside the records of journals, in `sources/SERVICE/JOURNAL`. Holds no customer's data.
struct SentSource: Hashable, Codable, Sendable {
    /// Of the shape of the JSON.
    private var version = 1
    /// The journal's id.
    let journal: String
    /// The file that it was.
    let path: String
    private let size: Int64
    private let sha256: String
    private let baseURL: String
    private let business: String?
    /// The shard's number and the count of shards; nil for the whole source.
    private let shard: Int?
    private let shards: Int?
    /// Whether a request may have left; false while the first is still to come.
    var isSent = false
    /// Whether rows of it have no `external_id`; nil of an earlier version, which didn't say.
    var keyless: Bool?
    /// Whether rows were put back since its last session that sent; nil for none.
    var hasRowsPutBack: Bool?
    /// Which of all sessions that sent to this service and business was the journal's last, counted from 1;
    /// nil before the first has begun. No clock has a part in it.
    var turn: Int?

    private enum CodingKeys: String, CodingKey {
        case version, journal, path, size, sha256, business, shard, shards, turn, keyless
        case hasRowsPutBack = "put_back"
        case baseURL = "base_url"
        case isSent = "sent"
    }

    init(_ claim: SourceClaim, journal: String, path: String) {
        (self.journal, self.path) = (journal, path)
        (size, sha256) = (claim.size, claim.sha256)
        (baseURL, business) = (claim.baseURL, claim.business)
        (shard, shards) = (claim.shard?.number, claim.shard?.count)
    }

    /// Whether it has the bytes of another import.
    func hasContent(of claim: SourceClaim) -> Bool {
        size == claim.size && sha256 == claim.sha256
    }

    /// Whether rows of it may be those of another import: of the same business, where it is one that all rows
    /// have, and no other part of a division, whose businesses are others whatever the content.
    func sharesRows(with claim: SourceClaim) -> Bool {
        guard baseURL == claim.baseURL, claim.shares(business: business) else { return false }
        return claim.shares(rowsOf: shard.flatMap { Shard($0, of: shards ?? 0) })
    }

    /// Whether its journal sent later than a turn, or beside it; nil is before all.
    func isLater(than other: Int?) -> Bool {
        guard let other, let turn else { return true }
        return turn >= other
    }
}

/// Where this machine remembers who sends rows to the service and business of an import.
struct SourceMemory: Sendable {
    private let folder: StateFolder
    let claim: SourceClaim
    /// As its journal is to be remembered.
    let source: SentSource

    init(_ folder: StateFolder, _ claim: SourceClaim, journal: String, path: String) {
        (self.folder, self.claim) = (folder, claim)
        source = SentSource(claim, journal: journal, path: path)
    }

    /// What is remembered of the journal itself; nil for nothing.
    func own() -> SentSource? { read(place(of: claim.business) + "/" + source.journal) }

    /// What is remembered of all other journals that may have rows of this import.
    func others() -> [SentSource] {
        // Where rows name their business, it isn't known before they are read: they may be any other's.
        let places =
            claim.business == nil ? allPlaces : Array(Set([claim.business, nil].map(place)))
        return places.flatMap { place in
            let names = try? FileManager.default.contentsOfDirectory(atPath: place)
            return (names ?? []).filter { Mark.isWellFormed($0) && $0 != source.journal }
                .compactMap { read(place + "/" + $0) }
        }.filter { $0.sharesRows(with: claim) }
    }

    /// Remembers the journal. Where that can't be, it isn't missed should it be lost.
    ///
    /// - Parameter isDurable: whether it is on the disk when this returns.
    /// - Returns: whether it is remembered.
    @discardableResult
    func remember(_ source: SentSource, isDurable: Bool = true) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(source) else { return false }
        let place = place(of: claim.business)
        try? FileManager.default.createDirectory(
            atPath: place,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // Written anew beside it: it is there whole or as it was, at each instant.
        let (path, draft) = (place + "/" + source.journal, place + "/" + source.journal + "-new")
        guard let descriptor = try? PrivateFile.open(making: draft) else { return false }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: line + [UInt8(ascii: "\n")])
            if isDurable { try file.synchronize() }
            guard rename(draft, path) == 0 else { return false }
            if isDurable { try PrivateFile.synchronize(place) }
            return true
        } catch {
            unlink(draft)
            return false
        }
    }

    /// Notes that rows are put back.
    func notePutBack() {
        guard var own = own() else { return }
        own.hasRowsPutBack = true
        remember(own)
    }

    func forget() {
        try? FileManager.default.removeItem(
            atPath: place(of: claim.business) + "/" + source.journal
        )
    }

    private func read(_ path: String) -> SentSource? {
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: StateFile.mostBytes)
        else { return nil }
        return try? JSONDecoder().decode(SentSource.self, from: bytes)
    }

    private var allPlaces: [String] {
        let sources = folder.path + "/sources"
        let names = try? FileManager.default.contentsOfDirectory(atPath: sources)
        return (names ?? []).map { sources + "/" + $0 }
    }

    /// By a hash: a journal that somebody made up must lead nowhere else.
    private func place(of business: String?) -> String {
        let name = claim.baseURL + "\n" + (business ?? "")
        let digest = Mark.text(Array(SHA256.digest(of: Array(name.utf8)).prefix(16)))
        return "\(folder.path)/sources/\(digest)"
    }
}
