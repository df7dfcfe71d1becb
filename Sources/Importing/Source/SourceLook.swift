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

extension RecordReader {
    /// The options that read the source as it was read: each part of how it is written, to be changed by
    /// whoever knows better.
    package var options: String {
        let encoding = "--encoding \(detection.encoding.rawValue)"
        guard let dialect = detection.dialect else {
            guard let sheet = detection.sheet else { return encoding }
            return "--sheet \(ShellWord.quoted(sheet))"
        }
        let words = [
            encoding, "--delimiter \(ShellWord.quoted(dialect.delimiter.argument))",
            "--quote \(Self.mark(dialect.quote, [Dialect.doubleQuote: "double", Dialect.singleQuote: "single"]))",
            "--escape \(Self.mark(dialect.escape, [Dialect.backslash: "backslash"]))",
            dialect.skipsInitialSpace ? "--skip-initial-space" : "--no-skip-initial-space",
            "--line-end \(dialect.lineEnd.rawValue)",
        ]
        return words.joined(separator: " ")
    }

    private static func mark(_ byte: UInt8?, _ names: [UInt8: String]) -> String {
        guard let byte else { return "none" }
        return names[byte] ?? ShellWord.quoted(String(Unicode.Scalar(byte)))
    }

    /// For a person: how the source is read, how many columns it has, and where its table is where that
    /// isn't at the top.
    package var summary: String {
        var summary = "\(detection.summary), \(Words.count(columns.count, "column"))"
        if let table = detection.table, table.isNotable || table.origin == .given {
            summary += "; \(table.sentence)"
        }
        let hidden = detection.hiddenColumns.flatMap { $0.clamped(to: 1...max(columns.count, 1)) }
            .filter { detection.hidesColumn($0) }
        if !hidden.isEmpty {
            let letters = Set(hidden).sorted().map { SheetColumn.letters($0) }
            summary +=
                letters.count == 1
                ? "; column \(letters[0]) is hidden in the sheet, and read"
                : "; columns \(letters.joined(separator: ", ")) are hidden in the sheet, and read"
        }
        return summary
    }
}

/// The mapping that a source's headers and first rows suggest, to be written down and edited.
package struct SuggestedMapping {
    package let reader: RecordReader
    package let guess: MappingGuess

    /// Reads as much of the source as it needs.
    package init(_ source: Source, _ options: ReaderOptions) throws {
        reader = try RecordReader(
            source,
            options: options,
            judge: .customers,
            headerJudge: .guessing
        )
        guess = MappingGuess(of: reader)
    }

    /// As a mapping file, in which each line says why its column was chosen.
    package var yaml: String { guess.yaml(fileName: reader.source.name) }
}

/// What a dry run finds in a source.
package struct SourceCheck {
    package private(set) var valid = 0
    package private(set) var invalid = 0
    /// Valid rows that are the same as an earlier one: not sent.
    package private(set) var twins = 0
    /// Rows that are left out: by the mapping, or by what was found in them.
    package private(set) var skipped = 0
    package private(set) var blankRows = 0
    package private(set) var summary = FindingSummary()
    /// What would be sent of the first rows.
    package private(set) var payloads: [String] = []

    package var rows: Int { valid + invalid + twins }

    /// Reads a source to its end.
    ///
    /// - Parameters:
    ///   - shown: how many payloads to keep.
    ///   - found: is given each row of which something is to be said, and that isn't left out.
    init(
        _ source: MappedSource,
        showing shown: Int,
        found: (MappedRow, Record) throws -> Void = { _, _ in }
    ) throws {
        var record = Record()
        while let checked = try source.next(into: &record) {
            switch checked {
            case .plain(let row):
                valid += 1
                if payloads.count < shown { show(source.payload(of: record, row)) }
            case .mapped(let row):
                note(row, showing: shown)
                if !row.isSkipped, !row.keptFindings.isEmpty { try found(row, record) }
            }
        }
        blankRows = source.reader.blankRecords
    }

    private mutating func note(_ row: MappedRow, showing limit: Int) {
        summary.add(row)
        guard !row.isSkipped else {
            skipped += 1
            return
        }
        guard row.isValid else {
            invalid += 1
            return
        }
        guard row.twin == nil else {
            twins += 1
            return
        }
        valid += 1
        if payloads.count < limit { show(row.customer.payload()) }
    }

    private mutating func show(_ payload: [UInt8]) {
        payloads.append(String(decoding: payload, as: UTF8.self))
    }
}
