import Foundation
import Mapping
import Spreadsheet

/// What the reader sees in a file, without a mapping.
package struct SourceLook {
    package let reader: RecordReader

    package init(_ source: Source, _ options: ReaderOptions) throws {
        reader = try RecordReader(
            source,
            options: options,
            judge: .customers,
            // Who says that there is no header wants to see all that there is.
            headerJudge: options.hasHeader ? .guessing : nil
        )
    }

    /// The first rows.
    package struct Sample {
        package fileprivate(set) var rows: [[String?]] = []
        /// What is wrong with those that aren't among them.
        package fileprivate(set) var damage: [RecordProblem] = []
        /// Set where there is a header and nothing else.
        package fileprivate(set) var onlyHeader: SourceError?
    }

    /// - Parameter count: how many rows to read, damaged ones included.
    package func sample(_ count: Int) throws -> Sample {
        var sample = Sample()
        var record = Record()
        do {
            while sample.rows.count + sample.damage.count < count,
                try reader.next(into: &record)
            {
                if let problem = record.problem {
                    sample.damage.append(problem)
                } else {
                    sample.rows.append((0..<record.count).map { record[cell: $0] })
                }
            }
        } catch {
            // That there are no rows is only worth a warning here.
            guard case .headerOnly = error else { throw error }
            sample.onlyHeader = error
        }
        return sample
    }

    /// Writes every row as a line of JSON.
    ///
    /// - Parameters:
    ///   - hasNames: whether a row is an object of header → text, and not an array.
    ///   - damaged: is told what is wrong with a row that can't be written.
    /// - Returns: how many rows couldn't.
    package func writeJSON(
        to handle: FileHandle,
        hasNames: Bool,
        damaged: (RecordProblem) -> Void
    ) throws -> Int {
        var record = Record()
        var json = RecordJSON()
        var output = LineOutput(handle)
        var count = 0
        while try reader.next(into: &record) {
            if let problem = record.problem {
                count += 1
                damaged(problem)
                continue
            }
            try output.write(hasNames ? json.object(record, reader.columns) : json.array(record))
        }
        try output.flush()
        return count
    }
}
