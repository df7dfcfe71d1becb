import Customers
import Spreadsheet

extension DuplicateFinder {
    /// Compares a row with the earlier ones, and keeps it where it can be sent: the id of a row that
    /// can't is free for a later one.
    package mutating func check(_ row: MappedRow) throws(ScratchFileError) -> Verdict {
        guard let id = row.customer.externalID, !row.isSkipped else { return .new }
        let digest = RowDigest(of: row.customer, id: id, business: row.business)
        return try check(digest, row: row.row, keeps: row.isValid)
    }
}

extension DuplicateFinder.Verdict {
    /// What to say of a row with this verdict; nil unless it conflicts.
    ///
    /// - Parameters:
    ///   - column: the header of the column of `external_id`, where there is one.
    ///   - position: where the id stands, or the row where no single cell has it.
    func finding(for row: MappedRow, column: String?, at position: SourcePosition) -> Finding? {
        guard case .conflicting(let first) = self else { return nil }
        let place = FieldPlace(Field.externalID.path, header: column)
        return Finding(
            Problem(
                code: .duplicateExternalID,
                field: Field.externalID.path,
                text:
                    "\(place.subject) holds the same external id as row \(first), whose other"
                    + " fields"
                    + " differ."
            ),
            column: column,
            row: row.row,
            position: position
        )
    }
}
