import Foundation
import Journal

/// Where the rows of an export go, in whatever format.
protocol RowOutput: AnyObject {
    /// What of a row it has to be given.
    var parts: JournalRow.Parts { get }

    func write(_ row: JournalRow) throws

    /// Writes what is still held back. Has to be called at the end.
    func finish() throws

    /// How many cells had texts that couldn't be written whole, once it is finished.
    var cutCells: Int { get }
}

extension RowOutput {
    var cutCells: Int { 0 }
}

/// Rows as lines of text: CSV and JSON Lines.
final class LineRows: RowOutput {
    private let writer: ExportWriter
    private var lines: LineOutput

    /// - Parameter hasMark: whether a byte order mark stands before the first line.
    init(_ columns: [ExportColumn], as format: LineFormat, hasMark: Bool, to handle: FileHandle)
        throws
    {
        writer = ExportWriter(format: format, columns: columns)
        lines = LineOutput(handle)
        if hasMark { try handle.write(contentsOf: Data(ExportChoice.byteOrderMark)) }
        if let header = writer.header { try lines.write(header) }
    }

    var parts: JournalRow.Parts { writer.parts }

    func write(_ row: JournalRow) throws {
        try lines.write { writer.write(row, to: &$0) }
    }

    func finish() throws { try lines.flush() }
}
