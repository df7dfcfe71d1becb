import Foundation
import Journal
import Mapping
import Spreadsheet

/// The rows of a source of which something is to be said, before anything of it is sent: in the form in which
/// an export has those of a journal that are to be put right, so that `fix` takes them once the source is
/// staged.
///
/// They wait in a scratch file, since what the source is, and all its columns, is known at its end.
package final class FindingFile {
    private let source: MappedSource
    private let scratch: ScratchJournal
    private var json = RecordJSON()
    private var digests = CellDigest()
    /// How many rows there are.
    package private(set) var rows = 0

    /// - Parameter source: one that is hashed.
    package init(_ source: MappedSource) throws {
        self.source = source
        scratch = try ScratchJournal()
    }

    func note(_ row: MappedRow, _ record: Record) throws {
        rows += 1
        try scratch.append(
            StagedRow(
                row,
                business: nil,
                digest: digests.digest(of: record, columns: source.reader.columns),
                cells: json.array(record),
                raw: source.raw(of: record)
            )
        )
    }

    /// Writes them, once the source was read to its end.
    ///
    /// - Parameter nextSteps: what a workbook says of the commands with which to go on.
    package func write(
        to handle: FileHandle,
        as format: ExportFormat = .csv,
        nextSteps: String = "",
        remark: (Remark) -> Void = { _ in }
    ) throws {
        try scratch.flush()
        let sha256 = source.hash?.finish().1 ?? ""
        let journal = scratch.journal
        let fields = FieldColumns(source.mapper.mapping, source.reader.columns)
        let columns = SourceColumns(
            columns: source.reader.columns,
            hasExtra: try journal.hasRows(longerThan: source.reader.columns.count),
            hasRaw: try journal.hasRawRows(),
            places: FieldPlaces(fields, source.reader.columns)
        )
        let rows: any RowOutput
        if let format = format.lines {
            rows = try LineRows(
                ExportColumn.problems(columns) { RowMark($0, ofSource: sha256) },
                as: format,
                hasMark: true,
                to: handle
            )
        } else {
            rows = RowsAside(
                try ProblemBook(
                    RowRemarks(source: columns, fields: fields),
                    source: Exporter.name(ofSource: source.reader.source.name),
                    steps: nextSteps,
                    to: handle
                ) { RowMark($0, ofSource: sha256, .plain) }
            )
        }
        try journal.forEachRow(in: Set(RowStatus.allCases), rows.parts.union(.findings)) { row in
            try rows.write(row)
        }
        try rows.finish()
        if rows.cutCells > 0 { remark(.cutCells(rows.cutCells)) }
    }
}
