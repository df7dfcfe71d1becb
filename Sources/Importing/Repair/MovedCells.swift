/// Tells whether the cells of a column were moved against the marks of their rows, as by sorting a part of a
/// sheet: each row would then get another's data. Pure.
///
/// The texts of its changed cells are then those that other changed cells had before.
struct MovedCells {
    /// Two rows may well swap theirs.
    private static let fewest = 3

    private struct Tally {
        var before = 0
        var after = 0
    }

    /// For each column the hashes of texts, which are enough to count them.
    private var tallies: [Int: [Int: Tally]] = [:]
    private var changed: [Int: Int] = [:]

    mutating func note(_ column: Int, from before: String, to after: String) {
        changed[column, default: 0] += 1
        if !before.isEmpty {
            tallies[column, default: [:]][before.hashValue, default: Tally()].before += 1
        }
        if !after.isEmpty {
            tallies[column, default: [:]][after.hashValue, default: Tally()].after += 1
        }
    }

    /// The first column in which most of the changed texts came from other rows; nil where there is none.
    var column: Int? {
        changed.keys.sorted().first { column in
            let moved = (tallies[column] ?? [:]).values.reduce(0) { $0 + min($1.before, $1.after) }
            return moved >= Self.fewest && moved * 2 > changed[column] ?? 0
        }
    }
}
