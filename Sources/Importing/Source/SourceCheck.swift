import Mapping
import Spreadsheet

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
