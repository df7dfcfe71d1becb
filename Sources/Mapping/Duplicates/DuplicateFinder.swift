import Customers
import Spreadsheet

/// Finds rows that carry an `external_id` which an earlier row of the same business has, and rows without one
/// that are an earlier row's customer in every field.
///
/// It keeps 16 bytes for each row and no text, in memory that doesn't grow with the file: see
/// ``DigestTable``. Two are taken for equal when 64 bits of their hashes are, which happens by
/// chance in one of 36 million files with a million rows.
package struct DuplicateFinder: ~Copyable {
    /// What an earlier row has to say about a row.
    package enum Verdict: Hashable, Sendable {
        /// The id is new; without one, the customer is.
        case new
        /// An earlier row is the same customer in every field.
        case equal(firstRow: Int)
        /// An earlier row has the same id and other content.
        case conflicting(firstRow: Int)
    }

    private var table = DigestTable()

    package init() {}

    /// Compares a row's digest with the earlier ones, and keeps it where asked to.
    mutating func check(
        _ digest: RowDigest,
        row: Int,
        keeps: Bool = true
    ) throws(ScratchFileError) -> Verdict {
        let entry = DigestTable.Entry(digest, row: row)
        if let first = try table.find(entry.key) {
            return first.content == entry.content
                ? .equal(firstRow: Int(first.row)) : .conflicting(firstRow: Int(first.row))
        }
        if keeps { try table.insert(entry) }
        return .new
    }
}
