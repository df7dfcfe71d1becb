import Foundation
import Importing
import Journal
import Spreadsheet

/// Where the journal of a source is: beside it, unless the user says otherwise.
enum JournalPlace {
    /// `customers.csv` → `customers.journal.sqlite`, and of a part of it `customers.journal-2-of-4.sqlite`.
    ///
    /// - Throws: ``UsageError`` for standard input, which has no place.
    static func path(for source: Source, given: String?, shard: Shard? = nil) throws -> String {
        if let given { return given }
        guard case .file(let path) = source else {
            throw UsageError.nameless
        }
        return shard.map { ShardName(stem(of: path), $0).path }
            ?? beside(path, suffix: "journal.sqlite")
    }

    /// The path with its last ending replaced.
    static func beside(_ path: String, suffix: String) -> String {
        stem(of: path) + "." + suffix
    }

    /// The path without its last ending.
    private static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path }
        return String(path[..<dot])
    }
}

/// The path of a journal with places in it that are filled for each run, such as `{date}`. Pure but for the
/// hash, which is asked for where the pattern has it.
struct JournalPattern {
    /// What a place in a pattern stands for.
    enum Place: String, CaseIterable {
        /// The day as `2026-03-01`, by the clock and the time zone of this machine.
        case date
        /// The source's name without its last ending.
        case source
        /// The first eight digits of the source's SHA-256, in hexadecimal.
        case sha8
        /// Of a run with `--shard`: which part it is, `2-of-4`.
        case shard
    }

    private enum Piece {
        case text(String)
        case place(Place)
    }

    private var pieces: [Piece] = []

    /// Whether there are places in it: else it is a path.
    var isPattern: Bool {
        pieces.contains { if case .place = $0 { true } else { false } }
    }

    private var hasShard: Bool {
        pieces.contains { if case .place(.shard) = $0 { true } else { false } }
    }

    /// - Throws: ``UsageError`` for a place that there isn't.
    init(_ text: String) throws(UsageError) {
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"),
            let close = rest[open...].firstIndex(of: "}")
        {
            let name = rest[rest.index(after: open)..<close]
            guard let place = Place(rawValue: String(name)) else {
                let known = Place.allCases.map { "{\($0.rawValue)}" }
                throw UsageError.noPlaceholder(String(name), in: text, among: known)
            }
            pieces += [.text(String(rest[..<open])), .place(place)]
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
    }

    /// The path for a source.
    ///
    /// - Throws: ``UsageError`` where standard input would have to be read for it, or where all shards would
    ///   have one journal; what keeps the source from being read.
    func path(
        for source: Source,
        at now: Date,
        in zone: TimeZone = .current,
        shard: Shard? = nil
    ) throws -> String {
        guard shard == nil || !isPattern || hasShard else {
            throw UsageError.oneNameForAllShards
        }
        return try pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .place(.date):
                let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
                return now.formatted(style)
            case .place(.source): return Self.name(of: source)
            case .place(.sha8):
                guard case .file = source else {
                    throw UsageError.noHashOfInput
                }
                return try String(Import.sha256(of: source).prefix(8))
            case .place(.shard):
                guard let shard else {
                    throw UsageError.noShardForName
                }
                return "\(shard.number)-of-\(shard.count)"
            }
        }.joined()
    }

    private static func name(of source: Source) -> String {
        guard case .file(let path) = source else { return "stdin" }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}

/// The paths of journals, for a person. Pure.
struct JournalList {
    private let paths: [String]

    init(_ paths: [String]) { self.paths = paths }

    /// The one path, or how many there are: `4 journals`.
    var words: String {
        paths.count == 1 ? paths[0] : Words.count(paths.count, "journal")
    }

    /// As arguments of a command: those of all shards by one pattern, `a.journal-*-of-4.sqlite`.
    var arguments: String {
        let names = paths.compactMap(ShardName.init)
        guard paths.count > 1, names.count == paths.count, let first = names.first,
            names.count == first.shard.count, names.allSatisfy({ $0.stem == first.stem })
        else { return paths.map(ShellWord.quoted).joined(separator: " ") }
        return "\(ShellWord.quoted(first.stem)).journal-*-of-\(first.shard.count).sqlite"
    }
}
