/// The best one-to-one assignment of columns to targets: the greatest sum of scores.
///
/// The Hungarian method with potentials, in time that grows with targets² × columns.
enum Assignment {
    /// For each target the index of its column, or nil where it gets none.
    ///
    /// - Parameter scores: for each target a score for each column, 0 where they don't fit; all
    ///   rows of one length. Higher is better.
    static func best(scores: [[Int]]) -> [Int?] {
        let targets = scores.count
        let columns = scores.first?.count ?? 0
        guard targets > 0, columns > 0 else { return Array(repeating: nil, count: targets) }
        // A column of no use for each target, so that a target may stay without one.
        let width = columns + targets
        var targetPotential = [Int](repeating: 0, count: targets + 1)
        var columnPotential = [Int](repeating: 0, count: width + 1)
        var owner = [Int](repeating: 0, count: width + 1)
        for target in 1...targets {
            let path = shortestPath(
                to: target,
                width: width,
                cost: { row, column in column <= columns ? -scores[row - 1][column - 1] : 0 },
                &targetPotential,
                &columnPotential,
                &owner
            )
            var column = path.end
            while column != 0 {
                let previous = path.way[column]
                owner[column] = owner[previous]
                column = previous
            }
        }
        var result = [Int?](repeating: nil, count: targets)
        for column in 1...columns where owner[column] > 0 {
            let target = owner[column] - 1
            if scores[target][column - 1] > 0 { result[target] = column - 1 }
        }
        return result
    }

    private static func shortestPath(
        to target: Int,
        width: Int,
        cost: (Int, Int) -> Int,
        _ targetPotential: inout [Int],
        _ columnPotential: inout [Int],
        _ owner: inout [Int]
    ) -> (end: Int, way: [Int]) {
        owner[0] = target
        var least = [Int](repeating: .max, count: width + 1)
        var used = [Bool](repeating: false, count: width + 1)
        var way = [Int](repeating: 0, count: width + 1)
        var current = 0
        repeat {
            used[current] = true
            let row = owner[current]
            var step = Int.max
            var next = 0
            for column in 1...width where !used[column] {
                let reduced = cost(row, column) - targetPotential[row] - columnPotential[column]
                if reduced < least[column] {
                    least[column] = reduced
                    way[column] = current
                }
                if least[column] < step {
                    step = least[column]
                    next = column
                }
            }
            for column in 0...width {
                if used[column] {
                    targetPotential[owner[column]] += step
                    columnPotential[column] -= step
                } else if least[column] != .max {
                    least[column] -= step
                }
            }
            current = next
        } while owner[current] != 0
        return (current, way)
    }
}
