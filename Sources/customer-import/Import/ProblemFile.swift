import Foundation
import Journal
import Spreadsheet

/// A file that `export --problems` wrote and a person edited.
struct ProblemFile {
    /// One line of it.
    struct Entry {
        var mark: RowMark
        var line: Int
        /// Aligned with the journal's columns, without the guards against formulas.
        var cells: [String]
    }

    let path: String
    var entries: [Entry] = []

    /// Reads the whole file: what a person can put right by hand fits into memory.
    ///
    /// - Parameter columns: the journal's; the file must have each of them, in whatever order.
    /// - Throws: what is wrong with it, with the line, before anything is changed.
    init(_ path: String, columns: [String]) throws {
        self.path = path
        let reader = try RecordReader(.file(path: path), options: ReaderOptions())
        let places = try Self.places(of: columns, in: reader.columns.map(\.name), path)
        var record = Record()
        var seen: Set<Int64> = []
        while try reader.next(into: &record) {
            if let problem = record.problem {
                throw UsageError("\(path):\(record.line): \(problem.message)")
            }
            let text = record[cell: places.mark] ?? ""
            guard let mark = RowMark(text) else {
                throw UsageError(
                    "\(path):\(record.line): “\(text)” in _row isn't a row of a journal",
                    hint: "Only rows that `export --problems` wrote can be fixed, with their _row."
                )
            }
            guard seen.insert(mark.row).inserted else {
                throw UsageError("\(path):\(record.line): row \(mark.row) is there twice")
            }
            entries.append(
                Entry(
                    mark: mark,
                    line: record.line,
                    cells: places.cells.map { FormulaGuard.unguarded(record[cell: $0] ?? "") }
                )
            )
        }
    }

    private static func places(
        of columns: [String],
        in names: [String],
        _ path: String
    ) throws -> (mark: Int, cells: [Int]) {
        guard let mark = names.lastIndex(of: "_row") else {
            throw UsageError(
                "\(path): there is no column _row",
                hint: "`customer-import export JOURNAL --problems -o FILE` writes such a file."
            )
        }
        // In the order in which they were written, names that repeat don't matter.
        if Array(names.prefix(columns.count)) == columns {
            return (mark, Array(columns.indices))
        }
        return (
            mark,
            try columns.map { name in
                guard let place = names.firstIndex(of: name) else {
                    throw UsageError("\(path): the column “\(name)” is missing")
                }
                return place
            }
        )
    }
}
