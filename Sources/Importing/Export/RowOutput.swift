import Dispatch
import Foundation
import Journal
import Synchronization

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

    /// - Parameter hasMark: whether a byte order mark is before the first line.
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

/// Writes rows on a thread of its own, some hundreds behind who gives them: for an output that takes about as
/// long to write a row as a journal to give it.
///
/// What an output throws is thrown by a later call.
final class RowsAside: RowOutput {
    private static let batchRows = 200
    private static let mostBatches = 4

    let parts: JournalRow.Parts
    private let output: any RowOutput
    private let thread = DispatchQueue(label: "rows")
    private let room = DispatchSemaphore(value: mostBatches)
    private let failure = Failure()
    private var batch: [JournalRow] = []

    private final class Failure: Sendable {
        private let first = Mutex<(any Error)?>(nil)

        func note(_ error: any Error) { first.withLock { $0 = $0 ?? error } }

        func check() throws { if let error = first.withLock({ $0 }) { throw error } }
    }

    /// - Parameter output: nobody else may use it until ``finish()`` is over.
    init(_ output: any RowOutput) {
        self.output = output
        parts = output.parts
    }

    // What the output writes to may be closed from here on.
    deinit { thread.sync {} }

    func write(_ row: JournalRow) throws {
        batch.append(row)
        if batch.count == Self.batchRows { try handOver() }
    }

    func finish() throws {
        try handOver()
        thread.sync {}
        try failure.check()
        try output.finish()
    }

    var cutCells: Int { output.cutCells }

    private func handOver() throws {
        try failure.check()
        room.wait()
        let rows = batch
        batch.removeAll(keepingCapacity: true)
        // Sound, since only this thread uses it until it has nothing more to write.
        nonisolated(unsafe) let output = output
        thread.async { [room, failure] in
            defer { room.signal() }
            do {
                try failure.check()
                for row in rows { try output.write(row) }
            } catch {
                failure.note(error)
            }
        }
    }
}
