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
    package func write(to handle: FileHandle) throws {
        try scratch.flush()
        let sha256 = source.hash?.finish().1 ?? ""
        let journal = scratch.journal
        let columns = SourceColumns(
            columns: source.reader.columns,
            hasExtra: try journal.hasRows(longerThan: source.reader.columns.count),
            hasRaw: try journal.hasRawRows()
        )
        let writer = ExportWriter(
            format: .csv,
            columns: ExportColumn.problems(columns) { RowMark($0, ofSource: sha256) }
        )
        try handle.write(contentsOf: Data(ExportChoice.byteOrderMark))
        var lines = LineOutput(handle)
        if let header = writer.header { try lines.write(header) }
        try journal.forEachRow(in: Set(RowStatus.allCases), writer.parts.union(.findings)) { row in
            try lines.write { writer.write(row, to: &$0) }
        }
        try lines.flush()
    }
}
