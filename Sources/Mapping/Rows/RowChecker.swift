import Customers
import Spreadsheet

/// What a row of a source is.
package enum CheckedRow {
    /// Valid, without anything to be said of it, and no duplicate: what is to be sent of it is had
    /// from its bytes.
    case plain(PlainRow)
    /// Mapped, since there may be something to say of it.
    case mapped(MappedRow)
}

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

    /// Finds out what a record is; a second row with an `external_id` is a problem, or has a
    /// ``MappedRow/twin``, and one without that has the fields of an earlier row is a problem.
    ///
    /// Most rows need no texts, and take a fraction of the time of the others. Give each record once.
    ///
    /// - Parameters:
    ///   - columns: the reader's columns when it gave this record.
    ///   - mapsAll: whether plain rows are mapped, too, as tests want it.
    package mutating func check(
        _ record: Record,
        columns: [Column],
        mapsAll: Bool = false
    ) throws(ScratchFileError) -> CheckedRow {
        if !mapsAll, let row = mapper.plainRow(record, columns: columns) {
            if try duplicates.check(row.digest, row: record.number) == .new { return .plain(row) }
        }
        var row = mapper.map(record, columns: columns)
        row.leaveOut(by: mapper.policy)
        let verdict = try duplicates.check(row)
        if case .equal(let first) = verdict, row.customer.externalID != nil {
            row.twin = row.isValid ? first : nil
        } else if var finding = verdict.finding(
            for: row,
            column: mapper.externalIDCell.map { columns[$0].name },
            at: mapper.externalIDCell.map(record.position(ofCell:)) ?? record.start,
            rowAt: record.start
        ) {
            finding.gravity = mapper.policy.gravity(of: finding.code)
            row.findings.append(finding)
            row.leaveOut(by: mapper.policy)
        }
        return .mapped(row)
    }

    /// What is to be sent of a row that ``check(_:columns:mapsAll:)`` has told to be plain.
    package mutating func payload(of record: Record, _ row: PlainRow) -> [UInt8] {
        mapper.writePayload(of: record, row, to: &json)
        return json.take()
    }

    /// The `external_id` of such a row.
    package func externalID(ofPlain record: Record) -> String? {
        mapper.externalID(ofPlain: record)
    }
}

extension DuplicateFinder {
    /// Compares a row with the earlier ones, and keeps it where it can be sent: the id of a row that
    /// can't is free for a later one.
    package mutating func check(_ row: MappedRow) throws(ScratchFileError) -> Verdict {
        guard !row.isSkipped else { return .new }
        let digest = RowDigest(of: row.customer, business: row.business)
        return try check(digest, row: row.row, keeps: row.isValid)
    }
}

extension DuplicateFinder.Verdict {
    /// What to say of a row with this verdict; nil for one that is new, and for one that is equal to another
    /// with its id.
    ///
    /// - Parameters:
    ///   - column: the header of the column of `external_id`, where there is one.
    ///   - place: where the id is, or the row where no single cell has it.
    ///   - start: where the row does.
    func finding(
        for row: MappedRow,
        column: String?,
        at place: SourcePosition,
        rowAt start: SourcePosition
    ) -> Finding? {
        switch self {
        case .new: return nil
        case .equal where row.customer.externalID != nil: return nil
        case .equal(let first):
            return Finding(.repeated(row: Int64(first)), row: row.row, position: start)
        case .conflicting(let first):
            let field = Field.externalID.path
            let subject = FieldPlace(field, header: column).subject
            let text =
                "\(subject) has the same external id as row \(first), but the two rows differ."
            return Finding(
                Problem(code: .duplicateExternalID, field: field, text: text),
                column: column,
                row: row.row,
                position: place
            )
        }
    }
}
