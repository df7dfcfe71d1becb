import Customers
import Foundation
import Testing

@testable import Journal

/// Which rows of a source fall to which of its parts.
struct ShardTests {
    @Test func `each business falls to one shard, and none is left without`() throws {
        for count in [1, 2, 4, 7, 1_000] {
            let shards = try (1...count).map { try #require(Shard($0, of: count)) }
            for number in 1...50 {
                let business = try #require(BusinessID("biz_\(number)"))
                let holders = shards.filter { $0.holds(business) }
                #expect(holders.count == 1)
                #expect(holders.first?.number == Shard.number(for: business, among: count))
            }
            #expect(shards.filter { $0.holds(nil) }.map(\.number) == [1])
        }
    }

    /// `printf %s biz_… | sha256sum`, its first eight digits by the number of shards: what the docs say, so
    /// that the numbers never change.
    @Test func `a shard is the remainder of the first 32 bits of SHA-256`() throws {
        let known = [
            ("biz_GA6EG2qFxA97NZHtxeLPUy", "7efd61a6"), ("biz_a", "42880c77"),
            ("biz_1", "3d7790f8"),
        ]
        for (id, digits) in known {
            let word = try #require(UInt32(digits, radix: 16))
            let business = try #require(BusinessID(id))
            for count in [2, 3, 4, 8, 10_000] {
                #expect(Shard.number(for: business, among: count) == Int(word % UInt32(count)) + 1)
            }
        }
    }

    @Test func `businesses are spread evenly`() throws {
        var rows = Array(repeating: 0, count: 8)
        for number in 0..<8_000 {
            let business = try #require(BusinessID("biz_\(number)"))
            rows[Shard.number(for: business, among: 8) - 1] += 1
        }
        #expect(rows.allSatisfy { (850...1_150).contains($0) })
    }

    @Test(arguments: [(0, 4), (5, 4), (1, 0), (-1, 4), (1, Shard.most + 1)])
    func `there are no other shards than 1 to their count`(number: Int, count: Int) {
        #expect(Shard(number, of: count) == nil)
    }
}
