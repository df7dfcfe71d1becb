import Customers
import Spreadsheet

/// Maps the rows of one source and compares them with each other: all that can be said of a file
/// without the service.
package struct RowChecker: ~Copyable {
    package private(set) var mapper: RowMapper
    private var duplicates: DuplicateFinder
    private var json = JSONLine()

    package init(_ mapper: RowMapper) {
        self.mapper = mapper
        duplicates = DuplicateFinder()
    }

    /// Maps a record; a second row with an `external_id` is a problem, or has a ``MappedRow/twin``.
    ///
    /// Give each record once, to this or to ``check(_:columns:)``.
    ///
    /// - Parameter columns: the reader's columns when it gave this record.
    package mutating func map(
        _ record: Record,
        columns: [Column]
    ) throws(ScratchFileError) -> MappedRow {
        var row = mapper.map(record, columns: columns)
        let verdict = try duplicates.check(row)
        switch verdict {
        case .new: break
        case .equal(let first): row.twin = row.isValid ? first : nil
        case .conflicting:
            if let finding = verdict.finding(for: row, column: mapper.externalIDColumn) {
                row.findings.append(finding)
            }
        }
        return row
    }

    /// Maps a record only where there may be something to say about it; nil for a row that is
    /// valid, has no warning and is no duplicate.
    ///
    /// Several times faster than ``map(_:columns:)``, since most rows need no texts.
    package mutating func check(
        _ record: Record,
        columns: [Column]
    ) throws(ScratchFileError) -> MappedRow? {
        try plainRow(record, columns: columns) == nil ? map(record, columns: columns) : nil
    }

    /// A row that is plain and no duplicate, which is kept for the next ones then.
    private mutating func plainRow(
        _ record: Record,
        columns: [Column]
    ) throws(ScratchFileError) -> PlainRows.Row? {
        guard let row = mapper.plainRow(record, columns: columns) else { return nil }
        guard let digest = row.digest else { return row }
        return try duplicates.check(digest, row: record.number) == .new ? row : nil
    }

    /// A row with what is to be sent of it.
    package enum CheckedRow {
        /// It is valid, has no warning and is no duplicate.
        case fine(externalID: String?, payload: [UInt8])
        /// There may be something to say about it.
        case mapped(MappedRow)
    }

    /// Like ``check(_:columns:)``, with the payload of a row that is fine: straight from its bytes.
    package mutating func payload(
        of record: Record,
        columns: [Column]
    ) throws(ScratchFileError) -> CheckedRow {
        guard let row = try plainRow(record, columns: columns) else {
            return .mapped(try map(record, columns: columns))
        }
        mapper.writePayload(of: record, row, to: &json)
        return .fine(externalID: mapper.externalID(ofPlain: record), payload: json.take())
    }
}
