import Foundation
import Journal
import Mapping

/// Writes rows of a journal, or of those of all shards, with what became of them.
struct Exporter {
    let choice: ExportChoice

    /// Writes them.
    ///
    /// - Parameter output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    func write(
        _ journals: JournalSet,
        remark: (Remark) -> Void = { _ in },
        to output: () throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        let (record, _) = try journals.stagedImport()
        let rows = try rows(journals, record, output)
        var written: [RowStatus: Int] = [:]
        try journals.forEachRow(in: choice.statuses, rows.parts) { row in
            guard choice.has(row) else { return }
            written[row.status, default: 0] += 1
            try rows.write(row)
        }
        try rows.finish()
        if rows.cutCells > 0 { remark(.cutCells(rows.cutCells)) }
        return written
    }

    private func rows(
        _ journals: JournalSet,
        _ record: ImportRecord,
        _ output: () throws -> FileHandle
    ) throws -> any RowOutput {
        let source = SourceColumns(
            columns: record.sourceColumns,
            hasExtra: try journals.hasRows(longerThan: record.columns.count),
            hasRaw: try journals.hasRawRows(),
            places: FieldPlaces(record)
        )
        if case .problems = choice.columns, choice.format == .xlsx {
            let mapping = try Mapping(yaml: record.mapping, fileName: journals.path)
            return RowsAside(
                try ProblemBook(
                    RowRemarks(source: source, fields: FieldColumns(mapping, source.columns)),
                    source: Self.name(ofSource: record.sourcePath),
                    steps: choice.nextSteps,
                    to: output()
                ) { RowMark($0, of: record, .plain) }
            )
        }
        let columns = try choice.exportColumns(source, record)
        guard let format = choice.format.lines else {
            return RowsAside(try SheetRows(columns, name: choice.sheetName, to: output()))
        }
        return try LineRows(columns, as: format, hasMark: choice.hasMark, to: output())
    }

    /// What a person knows a source by.
    static func name(ofSource path: String) -> String {
        path == "-" ? "standard input" : URL(fileURLWithPath: path).lastPathComponent
    }
}
