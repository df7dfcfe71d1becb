import Customers
import Journal
import Spreadsheet

/// A line of a problem file held against its row. Pure.
///
/// Where the mapping doesn't use a column, a change of it is most likely the spreadsheet's: `10.00`
/// that became `10`. It is kept out. A damaged row is another matter: what is wrong with it may be
/// in any cell.
struct Change {
    let entry: ProblemFile.Entry
    let row: JournalRow
    /// The 0-based columns whose cells are to become the line's.
    private(set) var changed: [Int] = []
    /// Those whose cells differ and stay as they are.
    private(set) var leftOut: [Int] = []
    /// Whether cells beyond the header were changed.
    private(set) var changesExtra = false
    /// Whether the text of a line that couldn't be read was changed, or taken away.
    private let changesRaw: Bool
    /// The row's cells then, without those beyond the header.
    private(set) var cells: [String?] = []
    /// Whether there are cells beyond the header still.
    private var hasExtra = false

    init(_ entry: ProblemFile.Entry, _ row: JournalRow, used: Set<Int>) {
        self.entry = entry
        self.row = row
        // Of a row that was put right meanwhile it is no news that it was cleared.
        let mayBeCleared = AddedColumns.raw(of: row) == nil
        changesRaw =
            entry.raw.map { text in
                !text.isUntouched(row.raw ?? "") && !(mayBeCleared && text.cell.isEmpty)
            } ?? false
        let isDamaged = row.problem.flatMap { RecordProblem.Code(rawValue: $0.code) } != nil
        for (column, cell) in entry.cells.enumerated() {
            let before = row.cells.indices.contains(column) ? row.cells[column] : nil
            guard let cell, !cell.isUntouched(before ?? "") else {
                cells.append(before)
                continue
            }
            let isTaken = isDamaged || used.contains(column)
            cells.append(isTaken ? cell.edited(before ?? "") : before)
            if isTaken { changed.append(column) } else { leftOut.append(column) }
        }
        let extraBefore = AddedColumns.extra(of: row, beyond: entry.cells.count) ?? ""
        changesExtra = entry.extra.map { !$0.isUntouched(extraBefore) } ?? false
        hasExtra = entry.extra.map { !$0.isBlank } ?? !extraBefore.isEmpty
    }

    /// Whether the row is to become another.
    var changesRow: Bool { !changed.isEmpty || changesExtra || changesRaw }

    /// Bytes that weren't text, which an export can't show, and which are still where they were.
    var remainingDamage: RowProblem? {
        let code = RecordProblem.Code.badEncoding.rawValue
        guard row.problem?.code == code,
            cells.contains(where: { $0?.contains("\u{FFFD}") ?? false })
        else { return nil }
        return RowProblem(
            code: code,
            text: RepairWords.bytesLeft
        )
    }

    /// A text that the file has cut off, and that was changed all the same.
    var cutText: RowProblem? {
        let isCut = changed.contains { column in
            guard let cell = cells[column], WorkbookText.hasNote(cell) else { return false }
            return row.cells.indices.contains(column) && WorkbookText.isCut(row.cells[column] ?? "")
        }
        guard isCut else { return nil }
        return RowProblem(
            code: Problem.Code.lengthLimit.rawValue,
            text: RepairWords.cutText
        )
    }

    /// What is still in a column that has no place in the row: cells beyond the header, or a text that
    /// somebody put right there and not in the cells.
    var surplus: RowProblem? {
        if changesRaw, let text = entry.raw, !text.isBlank {
            return RowProblem(
                code: row.problem?.code ?? RecordProblem.Code.badJSON.rawValue,
                text: RepairWords.raw(AddedColumns.raw)
            )
        }
        guard hasExtra else { return nil }
        return RowProblem(
            code: RecordProblem.Code.tooManyCells.rawValue,
            text: RepairWords.extra(AddedColumns.extra)
        )
    }
}

extension JournalRow {
    /// The row as it was with other cells.
    func with(cells: [String?]) -> JournalRow {
        var row = self
        row.cells = cells
        return row
    }
}

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
