import Customers
import Spreadsheet

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
    ///   - place: where the id stands, or the row where no single cell has it.
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
                "\(subject) holds the same external id as row \(first), whose other fields differ."
            return Finding(
                Problem(code: .duplicateExternalID, field: field, text: text),
                column: column,
                row: row.row,
                position: place
            )
        }
    }
}
