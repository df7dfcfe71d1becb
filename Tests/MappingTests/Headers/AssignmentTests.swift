import TestSupport
import Testing

@testable import Mapping

/// The best sum by trying everything.
private func bestSum(_ scores: [[Int]], from target: Int = 0, taken: Set<Int> = []) -> Int {
    guard target < scores.count else { return 0 }
    var best = bestSum(scores, from: target + 1, taken: taken)
    for (column, score) in scores[target].enumerated() where score > 0 && !taken.contains(column) {
        let rest = bestSum(scores, from: target + 1, taken: taken.union([column]))
        best = max(best, score + rest)
    }
    return best
}

@Test(arguments: 0..<200)
func `no assignment has a better sum, and no column is used twice`(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let targets = Int.random(in: 1...5, using: &generator)
    let columns = Int.random(in: 1...6, using: &generator)
    let scores = (0..<targets).map { _ in
        (0..<columns).map { _ in
            Bool.random(using: &generator) ? Int.random(in: 1...100, using: &generator) : 0
        }
    }
    let result = Assignment.best(scores: scores)
    let used = result.compactMap { $0 }
    #expect(Set(used).count == used.count, "seed \(seed)")
    let sum = result.enumerated().reduce(0) { sum, pair in
        sum + (pair.element.map { scores[pair.offset][$0] } ?? 0)
    }
    #expect(sum == bestSum(scores), "seed \(seed): \(scores)")
}

@Test func `the best sum can mean that a target gets its second choice`() {
    #expect(Assignment.best(scores: [[100, 90], [95, 0]]) == [1, 0])
}

@Test func `without targets or columns there is nothing to assign`() {
    #expect(Assignment.best(scores: []) == [])
    #expect(Assignment.best(scores: [[], []]) == [nil, nil])
    #expect(Assignment.best(scores: [[0, 0]]) == [nil])
}
