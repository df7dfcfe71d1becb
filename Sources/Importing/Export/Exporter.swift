import Foundation
import Journal

/// Writes rows of a journal with what became of them.
struct Exporter {
    let choice: ExportChoice

    /// Writes them.
    ///
    /// - Parameter output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    func write(
        _ journal: Journal,
        to output: () throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        let (record, _) = try journal.stagedImport()
        let writer = ExportWriter(
            format: choice.format,
            columns: try choice.exportColumns(journal, record)
        )
        let handle = try output()
        if choice.hasMark { try handle.write(contentsOf: Data(ExportChoice.byteOrderMark)) }
        var lines = LineOutput(handle)
        if let header = writer.header { try lines.write(header) }
        var written: [RowStatus: Int] = [:]
        try journal.forEachRow(in: choice.statuses, writer.parts) { row in
            guard choice.has(row) else { return }
            written[row.status, default: 0] += 1
            try lines.write { writer.write(row, to: &$0) }
        }
        try lines.flush()
        return written
    }
}
