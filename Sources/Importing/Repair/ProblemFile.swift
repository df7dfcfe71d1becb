import Foundation
import Journal
import Spreadsheet

/// A file that `export --problems` wrote and a person edited, read line by line.
struct ProblemFile {
    /// One line of it.
    struct Entry {
        var mark: RowMark
        /// Of a workbook the row of its sheet.
        var line: Int
        /// Aligned with the journal's columns; nil where the file lacks the column.
        var cells: [ReturnedCell?]
        /// What is in the column `_extra`; nil where the file lacks it.
        var extra: ReturnedCell?
        /// What is in the column `_raw`; nil where the file lacks it.
        var raw: ReturnedCell?
    }

    /// How messages call it.
    let name: String
    private let reader: RecordReader
    private let places: ProblemColumns
    private var record = Record()
    private var seen: Set<RowID> = []

    /// The column of the rows' marks.
    static let markName = "_row"

    /// A row of the source, at most 1 MiB, with its quotes doubled and whatever was written into it.
    static let maximumRecordBytes = 64 << 20

    /// Opens it.
    ///
    /// - Parameters:
    ///   - choice: which file it is, and how it is read.
    ///   - columns: the journal's, in whatever order the file has them.
    ///   - used: those that the file must have, by their 0-based places: what the mapping uses.
    /// - Throws: that it can't be read, or that it lacks a column.
    init(_ choice: RepairSource, columns: [Column], used: Set<Int>) throws {
        name = choice.source.name
        reader = try Self.reader(choice)
        places = try ProblemColumns(
            reader.columns.map(\.name),
            of: columns,
            used: used,
            fileName: name
        )
    }

    /// Reads it as what `export --problems` wrote.
    ///
    /// - Parameter guessesEncoding: see ``ReaderOptions/guessesEncoding``.
    static func reader(
        _ choice: RepairSource,
        guessesEncoding: Bool = false
    ) throws -> RecordReader {
        var options = ReaderOptions(
            encoding: choice.encoding,
            // A spreadsheet that saves it again may choose another delimiter, and no more.
            dialect: DialectOptions(
                quote: DialectOptions.ours.quote,
                escape: DialectOptions.ours.escape,
                skipsInitialSpace: false
            ),
            header: .containing(Self.markName),
            maximumRecordBytes: Self.maximumRecordBytes,
            // Those of the source, and our own.
            maximumColumns: .max
        )
        options.sheet = choice.sheet
        options.marksValues = true
        options.guessesEncoding = guessesEncoding
        return try RecordReader(
            choice.source,
            options: options,
            // A workbook has other sheets, too.
            judge: TableJudge { columns, _ in columns.contains { $0.name == Self.markName } }
        )
    }

    /// The sheet that its rows are on; nil for a file of text.
    var sheet: String? { reader.detection.sheet }

    /// Where a line of it is, for messages: `problems.csv:17`, `problems.xlsx:Problems!A17`.
    func place(ofLine line: Int) -> String {
        guard let sheet else { return "\(name):\(line)" }
        return "\(name):\(SourcePosition(line: line, column: 1, sheet: sheet).text)"
    }

    /// The next lines; none at the end.
    ///
    /// - Throws: what is wrong with the file, with the line.
    mutating func next(_ most: Int) throws -> [Entry] {
        var entries: [Entry] = []
        while entries.count < most, try reader.next(into: &record) {
            let place = place(ofLine: record.line)
            if let problem = record.problem, !isHarmless(problem.code) {
                throw InputError("\(place): \(problem.message)")
            }
            let text = record[cell: places.mark] ?? ""
            guard let mark = RowMark(text) else {
                throw InputError.noMark(text, at: place, isWorkbook: isWorkbook)
            }
            guard seen.insert(mark.row).inserted else {
                throw InputError.rowTwice("\(mark.row)", at: place)
            }
            try checkFormulas()
            entries.append(
                Entry(
                    mark: mark,
                    line: record.line,
                    cells: places.cells.map { $0.map { cell($0, mark.form) } },
                    extra: places.extra.map { cell($0, mark.form) },
                    raw: places.raw.map { cell($0, mark.form) }
                )
            )
        }
        return entries
    }

    private var isWorkbook: Bool { reader.detection.format.isWorkbook }

    /// A NUL is the row's own damage, and a cell beyond the header of a sheet somebody's note: the file is
    /// still what was written.
    private func isHarmless(_ code: RecordProblem.Code) -> Bool {
        code == .nulByte || code == .tooManyCells && isWorkbook
    }

    /// A formula without its value would pass for a blank cell.
    private func checkFormulas() throws {
        guard record.hasValuelessCells else { return }
        let cells = places.cells.compactMap { $0 } + [places.extra, places.raw].compactMap { $0 }
        guard let place = cells.first(where: { record.isValueless(cell: $0) }) else { return }
        throw InputError.noValue(at: "\(name):\(record.position(ofCell: place).text)")
    }

    private func cell(_ place: Int, _ form: CellForm) -> ReturnedCell {
        ReturnedCell(record[cell: place] ?? "", isValue: record.isValue(cell: place), form)
    }
}
