import Foundation

/// The name of a shard's journal: `customers.journal-2-of-4.sqlite` beside `customers.csv`. Pure.
package struct ShardName: Hashable, Sendable {
    /// What is before it, folder and all: `customers`.
    package let stem: String
    package let shard: Shard

    package init(_ stem: String, _ shard: Shard) {
        (self.stem, self.shard) = (stem, shard)
    }

    /// Nil for any other name.
    package init?(of path: String) {
        guard
            let match = path.wholeMatch(
                of: /(.*)\.journal-([1-9][0-9]{0,5})-of-([1-9][0-9]{0,5})\.sqlite/
            ),
            let number = Int(match.2), let count = Int(match.3),
            let shard = Shard(number, of: count)
        else { return nil }
        (stem, self.shard) = (String(match.1), shard)
    }

    package var path: String { "\(stem).journal-\(shard.number)-of-\(shard.count).sqlite" }

    /// Whether it is another one of the same division of the same source.
    package func isSibling(of other: ShardName) -> Bool {
        stem == other.stem && shard.count == other.shard.count && shard != other.shard
    }
}
