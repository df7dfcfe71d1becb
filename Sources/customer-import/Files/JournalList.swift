import Importing

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
