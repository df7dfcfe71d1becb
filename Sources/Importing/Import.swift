import Foundation
import Journal

/// An import: what can be done with it, and what it leaves to be read.
package enum Import {
    /// Writes the rows of a journal with what became of them.
    ///
    /// - Parameters:
    ///   - path: the journal's.
    ///   - output: makes what is written to, once it is known that the choice can be had.
    /// - Returns: how many rows of each status were written.
    package static func export(
        _ path: String,
        _ choice: ExportChoice,
        to output: (ImportRecord) throws -> FileHandle
    ) throws -> [RowStatus: Int] {
        try Journal.look(at: path) { try Exporter(choice: choice).write($0, to: output) }
    }
}
