import Testing

@testable import Journal

struct OrderedMergeTests {
    private func merged(_ lists: [[Int]]) throws -> [(Int, Int)] {
        let sources = lists.map { list in
            var rest = list[...]
            return { rest.popFirst() }
        }
        var merge = try OrderedMerge(sources)
        var all: [(Int, Int)] = []
        while let next = try merge.next() { all.append((next.key, next.place)) }
        return all
    }

    @Test(arguments: [
        [], [[]], [[1, 2, 3]], [[], [2], []], [[1, 4, 7], [2, 5, 8], [3, 6, 9]],
        [[1, 1, 1], [1, 1]], [[5], [4], [3], [2], [1]], [[1, 9], [2, 3, 4, 5], [], [6, 7, 8]],
    ])
    func `ordered sequences are one, equal keys in the order of the sequences`(lists: [[Int]])
        throws
    {
        let expected = lists.enumerated().flatMap { place, keys in keys.map { ($0, place) } }
            .sorted { $0 < $1 }
        #expect(try merged(lists).map { "\($0)" } == expected.map { "\($0)" })
    }
}
