import Customers
import Hashing

/// A part of a source that is imported by itself: the rows of those businesses that fall to it.
///
/// All rows of a business fall to one shard, so that its allowance is in one place, and so are the rows
/// that may be duplicates of each other.
package struct Shard: Hashable, Sendable {
    /// As many as an array of any scheduler has.
    package static let most = 10_000

    /// From 1 to ``count``.
    package let number: Int
    package let count: Int

    /// Nil unless the number is from 1 to the count, which is ``most`` at most.
    package init?(_ number: Int, of count: Int) {
        guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Whether a row is this shard's. One without a valid business is the first one's.
    package func holds(_ business: BusinessID?) -> Bool {
        business.map { Self.number(for: $0, among: count) == number } ?? (number == 1)
    }

    /// The shard that a business falls to, from 1 on: the first 32 bits of the SHA-256 of its id, as a
    /// number, and of that the remainder by the count. docs/commands/run.md tells so, and how to ask a shell.
    package static func number(for business: BusinessID, among count: Int) -> Int {
        let digest = SHA256.digest(of: Array(business.text.utf8))
        let word = digest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Int(word % UInt32(count)) + 1
    }
}

extension Shard: CustomStringConvertible {
    package var description: String { "\(number)/\(count)" }
}

/// A business whose rows a journal holds: a key of `row.business`, and the service's id.
package struct Business: Hashable, Sendable {
    package var key: BusinessKey
    package var id: BusinessID

    package init(key: BusinessKey, id: BusinessID) {
        self.key = key
        self.id = id
    }
}
