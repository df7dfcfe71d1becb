/// Tells whether the cells of a column were moved against the marks of their rows, as by sorting a part of a
/// sheet: each row would then get another's data. Pure.
///
/// The texts of its changed cells are then those that other changed cells had before.
struct MovedCells {
    /// Two rows may well swap theirs.
    private static let fewest = 3

    /// The changed cells of a column.
    private struct Cells {
        var count = 0
        /// A hash of each text, which is enough to count them: of 200,000 some ten are like another's by
        /// chance.
        var before: [UInt32] = []
        var after: [UInt32] = []

        /// How many texts are those that other changed cells had before.
        var moved: Int {
            let (before, after) = (before.sorted(), after.sorted())
            var (moved, place) = (0, 0)
            for hash in after {
                while place < before.count, before[place] < hash { place += 1 }
                guard place < before.count else { break }
                if before[place] == hash {
                    moved += 1
                    place += 1
                }
            }
            return moved
        }
    }

    private var columns: [Int: Cells] = [:]

    mutating func note(_ column: Int, from before: String, to after: String) {
        columns[column, default: Cells()].count += 1
        if !before.isEmpty { columns[column]?.before.append(Self.hash(before)) }
        if !after.isEmpty { columns[column]?.after.append(Self.hash(after)) }
    }

    /// The first column in which most of the changed texts came from other rows; nil where there is none.
    var column: Int? {
        columns.sorted { $0.key < $1.key }.first { _, cells in
            let moved = cells.moved
            return moved >= Self.fewest && moved * 2 > cells.count
        }?.key
    }

    private static func hash(_ text: String) -> UInt32 {
        UInt32(truncatingIfNeeded: text.hashValue)
    }
}
