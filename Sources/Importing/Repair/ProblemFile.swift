import Foundation
import Journal
import Spreadsheet

/// A file that `export --problems` wrote and a person edited, read line by line.
struct ProblemFile {
    /// One line of it.
    struct Entry {
        var mark: RowMark
        var line: Int
        /// Aligned with the journal's columns, without ``CellGuard``'s apostrophes; nil where the
        /// file lacks the column.
        var cells: [String?]
        /// What is in the column `_extra`; nil where the file lacks it.
        var extra: String?
        /// What is in the column `_raw`; nil where the file lacks it.
        var raw: String?
    }

    /// How messages call it.
    let name: String
    private let reader: RecordReader
    private let places: ProblemColumns
    private var record = Record()
    private var seen: Set<RowID> = []

    /// A row of the source, at most 1 MiB, with its quotes doubled and whatever was written into it.
    static let maximumRecordBytes = 64 << 20

    /// Opens it.
    ///
    /// - Parameters:
    ///   - path: the file, or `-` for standard input.
    ///   - encoding: what the file is in; nil: what is detected.
    ///   - columns: the journal's, in whatever order the file has them.
    ///   - used: those that the file must have, by their 0-based places: what the mapping uses.
    /// - Throws: that it can't be read, or that it lacks a column.
    init(
        _ path: String,
        _ encoding: TextEncoding? = nil,
        columns: [Column],
        used: Set<Int>
    ) throws {
        let source = Source(argument: path)
        name = source.name
        reader = try RecordReader(
            source,
            options: ReaderOptions(
                encoding: encoding,
                // A spreadsheet that saves it again may choose another delimiter, and no more.
                dialect: DialectOptions(
                    quote: DialectOptions.ours.quote,
                    escape: DialectOptions.ours.escape,
                    skipsInitialSpace: false
                ),
                header: .first,
                maximumRecordBytes: Self.maximumRecordBytes,
                // Those of the source, and our own.
                maximumColumns: .max
            ),
            // A workbook has other sheets, too.
            judge: TableJudge { columns, _ in columns.contains { $0.name == "_row" } }
        )
        places = try ProblemColumns(
            reader.columns.map(\.name),
            of: columns,
            used: used,
            fileName: name
        )
    }

    /// The next lines; none at the end.
    ///
    /// - Throws: what is wrong with the file, with the line.
    mutating func next(_ most: Int) throws -> [Entry] {
        var entries: [Entry] = []
        while entries.count < most, try reader.next(into: &record) {
            // A NUL is the row's own damage: the file is still what was written.
            if let problem = record.problem, problem.code != .nulByte {
                throw InputError("\(name):\(record.line): \(problem.message)")
            }
            let text = record[cell: places.mark] ?? ""
            guard let mark = RowMark(text) else {
                throw InputError(
                    "\(name):\(record.line): “\(text)” in _row isn't a row of a journal",
                    hint: "Only rows that `export --problems` wrote can be fixed, with their _row."
                )
            }
            guard seen.insert(mark.row).inserted else {
                throw InputError("\(name):\(record.line): row \(mark.row) is there twice")
            }
            entries.append(
                Entry(
                    mark: mark,
                    line: record.line,
                    cells: places.cells.map { $0.map(cell) },
                    extra: places.extra.map(cell),
                    raw: places.raw.map(cell)
                )
            )
        }
        return entries
    }

    private func cell(_ place: Int) -> String { CellGuard.unguarded(record[cell: place] ?? "") }
}
